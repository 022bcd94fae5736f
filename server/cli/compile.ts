/** `gongkai compile`: the tables of a region's own report as the sums of its bureaus' reports, on the form or as a workbook. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Lang } from '../../schema/language.ts';
import { askCompiled } from '../aggregate/compile.ts';
import { COMPILED_FILES } from '../brief/files.ts';
import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';

export const COMPILED_ENDINGS: readonly string[] = Object.keys(COMPILED_FILES);

export interface CompileOptions {
  readonly region: string;
  readonly year: number;
  readonly lang: Lang;
}

/** Writes the file, in place of one that was there, and tells what it stands on. @throws Problem */
export async function compileCommand(
  { region, year, lang }: CompileOptions,
  output: string,
  ending: string,
): Promise<number> {
  const store = await openOrGiveUp(readConfig());
  try {
    const compiled = await askCompiled(store.reader, { region, year, now: new Date().toISOString() });
    const file = COMPILED_FILES[ending];
    if (!file) throw new Error(`Nothing compiled is written as .${ending}`);
    const target = resolve(output);
    writeFileSync(target, await file.make(compiled, lang));
    const { expected, missing } = compiled;
    const names = missing.map((one) => one.zh).join('、');
    const left = missing.length === 0 ? '' : `，未报送：${names}`;
    process.stdout.write(
      `${target}：${expected - missing.length}/${expected} 家单位${left}（数据版本 ${compiled.revision}）\n`,
    );
    return 0;
  } finally {
    await store.close();
  }
}
