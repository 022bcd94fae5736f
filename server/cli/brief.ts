/** `gongkai brief`: the year of a region or a bureau as a briefing, as a file. The same functions write it that answer its address over HTTP. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Lang } from '../../schema/language.ts';
import { askBrief, briefedOf } from '../aggregate/brief.ts';
import { BRIEF_FILES } from '../brief/files.ts';
import { readConfig } from '../config.ts';
import { openPainter } from '../draw/png/painter.ts';
import { openOrGiveUp } from '../give-up.ts';

export const BRIEF_ENDINGS: readonly string[] = Object.keys(BRIEF_FILES);

export interface BriefOptions {
  readonly region?: string;
  readonly bureau?: string;
  readonly year: number;
  readonly lang: Lang;
}

/** Writes the file, in place of one that was there. @throws Problem */
export async function briefCommand(options: BriefOptions, output: string, ending: string): Promise<number> {
  const config = readConfig();
  const store = await openOrGiveUp(config);
  try {
    const { year, lang } = options;
    const of = briefedOf(options);
    const answered = await askBrief(store.reader, { of, year, lang, now: new Date().toISOString() });
    const file = BRIEF_FILES[ending];
    if (!file) throw new Error(`No briefing is written as .${ending}`);
    const target = resolve(output);
    const painter = openPainter();
    try {
      writeFileSync(target, await file.make(answered, { origin: config.publicUrl, paint: painter.paint }));
    } finally {
      await painter.close();
    }
    process.stdout.write(`${target}：${answered.brief.title}（数据版本 ${answered.brief.revision}）\n`);
    return 0;
  } finally {
    await store.close();
  }
}
