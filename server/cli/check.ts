import { OUTCOME_SIGNS } from '../../schema/check/finding.ts';
import { repairSentence } from '../../schema/check/repair/words.ts';
import { findingSentence } from '../../schema/check/words/words.ts';
import type { Examined } from '../intake/examine.ts';
import { lookInto, openOwnPool } from './examine-files.ts';
import { inWords } from './refusals.ts';

/** Prints what the checks find in each file; 1 when a file was refused, or under `strict` when an error was found. */
export async function checkFiles(
  files: readonly string[],
  options: { readonly strict: boolean; readonly lang: 'zh' | 'en' },
): Promise<number> {
  const parsing = openOwnPool();
  let exit = 0;
  try {
    for (const file of files) {
      for await (const looked of lookInto(file, { parsing })) {
        if (looked.kind === 'refused') {
          exit = 1;
          process.stderr.write(`${looked.label}: ${inWords(looked.refusal)}\n`);
        } else {
          process.stdout.write(checkedLines(looked.label, looked.examined, options.lang));
          if (options.strict && hasError(looked.examined)) exit = 1;
        }
      }
    }
  } finally {
    parsing.close();
  }
  return exit;
}

function hasError({ findings }: Examined): boolean {
  return findings.some((finding) => finding.outcome === 'failed' && finding.severity === 'error');
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
