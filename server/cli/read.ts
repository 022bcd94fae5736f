import { countOutcomes } from '../../schema/check/finding.ts';
import { countNumbers } from '../../schema/report/figure.ts';
import { isOlder } from '../../schema/report/older.ts';
import type { Examined } from '../intake/examine.ts';
import { toReadJson } from '../intake/read-json.ts';
import { lookInto, openOwnPool } from './examine-files.ts';
import { inWords } from './refusals.ts';

/** Prints what each document says; 1 when any was refused. */
export async function readFiles(
  files: readonly string[],
  options: { readonly json: boolean; readonly why: boolean; readonly media: string | null },
): Promise<number> {
  const parsing = openOwnPool();
  let exit = 0;
  try {
    for (const file of files) {
      for await (const looked of lookInto(file, { parsing, media: options.media })) {
        if (looked.kind === 'refused') {
          exit = 1;
          process.stderr.write(`${looked.label}: ${inWords(looked.refusal)}\n`);
        } else {
          const { label, examined } = looked;
          process.stdout.write(
            `${options.json ? JSON.stringify(toReadJson(label, examined)) : summaryOf(label, examined)}\n`,
          );
          if (options.why && !options.json) process.stdout.write(whyOf(examined));
        }
      }
    }
  } finally {
    parsing.close();
  }
  return exit;
}

/** A line a number of the prose: where, what, how much, by which pattern, in which words. */
function whyOf({ read }: Examined): string {
  return read.narrative
    .map(({ measure, label, value, counter, approximate, place, pattern, isLessSure, quote }) => {
      const number = `${approximate ? '约 ' : ''}${value}${counter}`;
      const by = `${pattern ?? '—'}${isLessSure ? '（不太确定）' : ''}`;
      return `  ${place.line} 行  ${measure}${label === null ? '' : `「${label}」`} = ${number}  句式：${by}  原文：${quote}\n`;
    })
    .join('');
}

function summaryOf(file: string, { read, findings }: Examined): string {
  const numbers = countNumbers(read.figures);
  const { failed, confirmed } = countOutcomes(findings);
  const { II, III, IV, annex } = read.editions;
  const editions = [...new Set([...Object.values(II), III, IV, annex])].filter(Boolean);
  return `${file}: ${read.publisher ?? '（未读到单位）'} ${read.year ?? '（未读到年度）'}，表式 ${editions.join('、') || (isOlder(read) ? '旧式，无统计表' : '无表格')}，读出 ${numbers}/${read.figures.length} 格，正文数字 ${read.narrative.length} 个，核查未通过 ${failed}、成立 ${confirmed}${read.notes.map(({ detail }) => `；${detail}`).join('')}`;
}
