/** `gongkai brief`: the year of a region or a bureau as a briefing, or one that is kept, as a file. The same functions write it that answer its address over HTTP. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BriefTopic } from '../../schema/briefing/topic.ts';
import type { Lang } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { type AnsweredBrief, askBrief, briefedOf } from '../aggregate/brief.ts';
import { answerSaved } from '../aggregate/saved-brief.ts';
import { BRIEF_FILES } from '../brief/files.ts';
import { openBriefings } from '../briefings/door.ts';
import { readConfig } from '../config.ts';
import { openPainter } from '../draw/png/painter.ts';
import { openOrGiveUp } from '../give-up.ts';
import type { Store } from '../store/open.ts';

export interface BriefOptions {
  readonly region?: string;
  readonly bureau?: string;
  /** Of one that is kept, in the place of all others. */
  readonly id?: string;
  readonly year?: number;
  readonly lang: Lang;
  readonly topic?: BriefTopic;
  readonly compareTo?: number;
}

async function askedBrief(
  store: Store,
  { id, year, lang, topic, compareTo, ...of }: BriefOptions,
): Promise<AnsweredBrief> {
  const now = new Date().toISOString();
  if (id === undefined)
    return askBrief(store.reader, {
      ...{ of: briefedOf(of), year: year ?? null, lang, topic: topic ?? null, compareTo: compareTo ?? null, now },
    });
  if ([of.region, of.bureau, year, topic, compareTo].every((one) => one === undefined))
    return answerSaved(store.reader, await openBriefings(store).find(id), now);
  throw new Problem('BAD_ARGUMENT', {
    zh: '存下的材料（--id）有自己的地区、单位和年度：请去掉 --region、--bureau、--year、--compare-to 和 --topic。',
    en: 'A briefing that is kept (--id) has its own region, bureau and year: leave --region, --bureau, --year, --compare-to and --topic out.',
  });
}

/** Writes the file, in place of one that was there. @throws Problem */
export async function briefCommand(options: BriefOptions, output: string, ending: string): Promise<number> {
  const config = readConfig();
  const store = await openOrGiveUp(config);
  try {
    const answered = await askedBrief(store, options);
    const file = BRIEF_FILES[ending];
    if (!file) throw new Error(`No briefing is written as .${ending}`);
    const target = resolve(output);
    const painter = openPainter();
    try {
      writeFileSync(
        target,
        await file.make(answered, { origin: config.publicUrl, paint: painter.paint, id: options.id ?? null }),
      );
    } finally {
      await painter.close();
    }
    process.stdout.write(`${target}：${answered.brief.title}（数据版本 ${answered.brief.revision}）\n`);
    return 0;
  } finally {
    await store.close();
  }
}
