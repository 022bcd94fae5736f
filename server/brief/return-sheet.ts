/** A return sheet (退回修改单) as a Word document: each mistake with its sentence, arithmetic, printed lines, and room for an answer. */
import type { Paragraph, Table } from 'docx';
import type { Finding } from '../../schema/check/finding.ts';
import { repairSentence } from '../../schema/check/repair/words.ts';
import { getRule } from '../../schema/check/rules/index.ts';
import { shortArithmetic } from '../../schema/check/short-arithmetic.ts';
import { STATE_LABELS } from '../../schema/check/verdict.ts';
import { findingArithmetic, findingSentence } from '../../schema/check/words/words.ts';
import { returnSheetWords } from '../../schema/intake/return-sheet.words.ts';
import { type Lang, wordsIn } from '../../schema/language.ts';
import { publisherName } from '../../schema/report/publisher.ts';
import type { SheetContents, SheetItem } from '../aggregate/return-sheets.ts';
import {
  addresseeOf,
  closingOf,
  type GridRow,
  gridOf,
  headingOf,
  officialDocument,
  remarkOf,
  textOf,
  titleOf,
} from './official.ts';
import { sheetWords } from './return-sheet.words.ts';

/** Millimetres left for an answer. */
const ROOM = 26;
const DIGITS = '〇一二三四五六七八九';

/** 一, 十二, 一百零三: the number of a heading. */
export function inChinese(number: number): string {
  const digit = (value: number): string => DIGITS[value] ?? '';
  if (number < 10) return digit(number);
  if (number < 100) {
    const [tens, ones] = [Math.floor(number / 10), number % 10];
    return `${tens === 1 ? '' : digit(tens)}十${ones === 0 ? '' : digit(ones)}`;
  }
  const rest = number % 100;
  const hundreds = `${digit(Math.floor(number / 100))}百`;
  if (rest === 0) return hundreds;
  return rest < 10 ? `${hundreds}零${digit(rest)}` : `${hundreds}${rest < 20 ? '一' : ''}${inChinese(rest)}`;
}

/** A day (ISO) as documents write it. */
function dayIn(lang: Lang, day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return wordsIn(sheetWords, lang).day(year, month, date);
}

function rowsOf({ findings, repair, printed, before, answer }: SheetItem, lang: Lang): readonly GridRow[] {
  const words = wordsIn(sheetWords, lang);
  const shared = wordsIn(returnSheetWords, lang);
  const arithmetic = findings.map((finding) => arithmeticOf(finding, lang)).filter((text) => text !== '');
  const rules = [...new Set(findings.map(({ rule }) => rule))].map(getRule);
  const [first] = findings;
  const asked = first?.outcome === 'failed' ? shared.askFailed : shared.askSuspicious;
  const rows: (GridRow | null)[] = [
    { name: words.finding, lines: findings.map((finding) => findingSentence(finding, lang)) },
    arithmetic.length === 0 ? null : { name: words.arithmetic, lines: arithmetic },
    printed.length === 0
      ? null
      : { name: words.printed, lines: printed.map(({ line, to, text }) => `${shared.line(line, to)}　${text}`) },
    { name: words.basis, lines: rules.map(({ id, basis }) => shared.basis(id, basis[lang])) },
    repair && { name: words.repair, lines: [repairSentence(repair, lang)] },
    before && before.verdict !== 'answered' && before.verdict !== 'open' && first
      ? {
          name: words.before,
          lines: [
            words.beforeText(
              STATE_LABELS[before.verdict][lang],
              before.reason,
              findingArithmetic({ ...first, ...before.said }),
            ),
          ],
        }
      : null,
    { name: words.answer, lines: answer === null ? [asked] : [answer], ...(answer === null && { room: ROOM }) },
  ];
  return rows.filter((row) => row !== null);
}

/** A long sum without the terms that change nothing, which are counted. */
function arithmeticOf(finding: Finding, lang: Lang): string {
  const { text, against, zeros } = shortArithmetic(findingArithmetic(finding));
  return `${text} ${against}${zeros === 0 ? '' : wordsIn(sheetWords, lang).zeros(zeros)}`.trim();
}

/** `today`: the day in China. */
export async function returnSheetDocument(
  { publisher, year, items, sheet, revision }: SheetContents,
  lang: Lang,
  today: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const words = wordsIn(sheetWords, lang);
  const shared = wordsIn(returnSheetWords, lang);
  const name = publisherName({ zh: publisher.name_zh, en: publisher.name_en }, publisher.kind === 'bureau')[lang];
  const isMadeUp = Number(publisher.illustrative) === 1;
  const matters = items.flatMap((item, at): (Paragraph | Table)[] => {
    const title = getRule(item.findings[0]?.rule ?? '').title[lang];
    const number = lang === 'zh' ? `${inChinese(at + 1)}、` : `${at + 1}. `;
    return [headingOf(`${number}${title}`), gridOf(rowsOf(item, lang))];
  });
  const bytes = await officialDocument({ title: words.fileName(name, year), lang }, [
    titleOf(words.title),
    addresseeOf(words.to(name)),
    textOf(
      `${words.opening(year, items.length)}${lang === 'zh' ? '' : ' '}${words.ask(sheet && dayIn(lang, sheet.dueOn))}`,
    ),
    ...matters,
    textOf(shared.signed, { spacing: { before: 300 }, keepNext: true }),
    closingOf(dayIn(lang, today)),
    remarkOf([words.foot(revision), ...(isMadeUp ? [words.illustrative] : [])].join(lang === 'zh' ? '' : ' ')),
  ]);
  return { name: `${words.fileName(name, year)}.docx`, bytes };
}
