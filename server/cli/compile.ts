/** `gongkai compile`: the tables of a region's own report as the sums of its bureaus' reports, on the form or as a workbook. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { OUTCOME_SIGNS } from '../../schema/check/finding.ts';
import { findingSentence } from '../../schema/check/words/words.ts';
import type { Lang } from '../../schema/language.ts';
import { compiledNotes } from '../../schema/rollup/compiled.words.ts';
import type { CompiledWays } from '../../schema/rollup/compiled-ways.ts';
import { askCompiled } from '../aggregate/compile.ts';
import { COMPILED_FILES } from '../brief/files.ts';
import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';

export interface CompileOptions {
  readonly region: string;
  readonly year: number;
  readonly lang: Lang;
  readonly office: CompiledWays['office'];
  readonly carry: CompiledWays['carry'];
}

/** Writes the file, in place of one that was there, and tells what it stands on. @throws Problem */
export async function compileCommand(
  { region, year, lang, ...ways }: CompileOptions,
  output: string,
  ending: string,
): Promise<number> {
  const store = await openOrGiveUp(readConfig());
  try {
    const compiled = await askCompiled(store.reader, { region, year, ways, now: new Date().toISOString() });
    const file = COMPILED_FILES[ending];
    if (!file) throw new Error(`Nothing compiled is written as .${ending}`);
    const target = resolve(output);
    writeFileSync(target, await file.make(compiled, lang));
    process.stdout.write(`${target}（数据版本 ${compiled.revision}）\n`);
    for (const note of compiledNotes(compiled, lang)) process.stdout.write(`  ${note}\n`);
    for (const finding of compiled.findings) {
      const { outcome, rule } = finding;
      if (outcome === 'failed' || outcome === 'suspicious')
        process.stdout.write(`  ${OUTCOME_SIGNS[outcome]} ${rule}  ${findingSentence(finding, lang)}\n`);
    }
    return 0;
  } finally {
    await store.close();
  }
}
