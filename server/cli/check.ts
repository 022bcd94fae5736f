import { existsSync } from 'node:fs';
import { type Finding, OUTCOME_SIGNS } from '../../schema/check/finding.ts';
import { repairSentence } from '../../schema/check/repair/words.ts';
import { findingSentence } from '../../schema/check/words/words.ts';
import { readConfig } from '../config.ts';
import { foundBetween, type Held } from '../intake/against.ts';
import type { Examined } from '../intake/examine.ts';
import { listPublisherNames } from '../store/find/publishers.ts';
import { openReading } from '../store/reading.ts';
import { type LookedAt, lookInto, openOwnPool } from './examine-files.ts';
import { inWords } from './refusals.ts';

/**
 * Prints what the checks find in each file, by itself, against the others and against what is stored; 1 when a file was refused, or under `strict`
 * when an error was found.
 */
export async function checkFiles(
  files: readonly string[],
  options: { readonly strict: boolean; readonly lang: 'zh' | 'en' },
): Promise<number> {
  const parsing = openOwnPool();
  const looked: LookedAt[] = [];
  try {
    for (const file of files) for await (const one of lookInto(file, { parsing })) looked.push(one);
  } finally {
    parsing.close();
  }
  const read = looked.filter((one) => one.kind === 'examined');
  const between = await againstStored((held) => foundBetween(read, held));
  let exit = 0;
  for (const one of looked) {
    if (one.kind === 'refused') {
      exit = 1;
      process.stderr.write(`${one.label}: ${inWords(one.refusal)}\n`);
      continue;
    }
    const findings = [...one.examined.findings, ...(between[read.indexOf(one)] ?? [])];
    process.stdout.write(checkedLines(one.label, { ...one.examined, findings }, options.lang));
    if (options.strict && findings.some(isError)) exit = 1;
  }
  return exit;
}

/** `ask` is given what is stored; null where nothing is, or where it cannot be read as it is, which is said. */
async function againstStored<Result>(ask: (held: Held | null) => Promise<Result>): Promise<Result> {
  const config = readConfig();
  if (config.postgres === null && !existsSync(config.database)) return ask(null);
  const { reader, close } = openReading(config);
  try {
    return await ask({ reader, names: await listPublisherNames(reader) });
  } catch (error) {
    process.stderr.write(
      `未与已存的年报对照（${String(error)}）· Not held against what is stored; start the server once, which brings it up to date\n`,
    );
    return await ask(null);
  } finally {
    await close();
  }
}

function isError({ outcome, severity }: Finding): boolean {
  return outcome === 'failed' && severity === 'error';
}

function checkedLines(label: string, { read, findings, repairs }: Examined, lang: 'zh' | 'en'): string {
  const open = findings.filter((finding) => finding.outcome !== 'confirmed');
  const confirmed = findings.length - open.length;
  return [
    `${label}: ${read.title ?? read.publisher ?? ''}`,
    ...open.map((finding) => `  ${OUTCOME_SIGNS[finding.outcome]} ${finding.rule}  ${findingSentence(finding, lang)}`),
    ...repairs.map((repair) => `  → ${repairSentence(repair, lang)}`),
    lang === 'zh' ? `  ✓ ${confirmed} 项关系成立` : `  ✓ ${confirmed} relations hold`,
    '',
  ].join('\n');
}
