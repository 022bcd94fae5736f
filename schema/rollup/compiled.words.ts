/** What has to be known of a compiled report before its tables are used, in sentences: for the page, the workbook and the Word document. */
import { countOutcomes, type Finding } from '../check/finding.ts';
import { cellName } from '../form/cells.ts';
import { defineWords, joinNames, type Label, type Lang, nameSome, wordsIn } from '../language.ts';
import { type CompiledTables, disagreeing, handedOnBy, isPartial } from './compiled.ts';
import type { CompiledWays } from './compiled-ways.ts';

interface Noted extends CompiledTables {
  readonly ways: CompiledWays;
  /** The revision that it was asked as of; null: as it is now. */
  readonly asOf: number | null;
  readonly expected: number;
  readonly missing: readonly Label[];
  readonly findings: readonly Finding[];
}

/** Cells named of those that are not of all reports. */
const NAMED = 12;

type HandedBy = Exclude<ReturnType<typeof handedOnBy>, null>;

const compiledNoteWords = defineWords({
  zh: {
    made: (held: number, due: number, missing: string) =>
      `表中数字为 ${held} 家单位年报之和，应报 ${due} 家${missing === '' ? '' : `；未报送：${missing}`}。`,
    office: {
      with: '合计包括政府办公室自己的年报。',
      without: '合计不包括政府办公室自己的年报。',
    },
    III: {
      report: (year: number) => `“上年结转”按本地区 ${year} 年年报的“结转下年度继续办理”填写。`,
      bureaus: (year: number) =>
        `“上年结转”按各单位 ${year} 年年报的“结转下年度继续办理”之和填写，因为没有本地区 ${year} 年年报的这些数。`,
      none: (year: number) => `没有 ${year} 年的“结转下年度继续办理”，“上年结转”为各单位今年所填之和。`,
      sum: '“上年结转”为各单位今年所填之和。',
    },
    II: {
      report: (year: number) => `“上一年项目数量”按本地区 ${year} 年年报的项目数量加当年增减填写。`,
      bureaus: (year: number) =>
        `“上一年项目数量”按各单位 ${year} 年年报的项目数量加当年增减之和填写，因为没有本地区 ${year} 年年报的这些数。`,
      none: (year: number) => `没有 ${year} 年的项目数量，“上一年项目数量”为各单位今年所填之和。`,
      sum: '“上一年项目数量”为各单位今年所填之和。',
    },
    disagreeing: (cells: string) => `上年转来的数与各单位今年所填之和不同：${cells}。`,
    partial: (cells: string) =>
      `下列各格有的单位数字无法识别或缺漏，合计不含这些单位，补齐以前对不上不算差错：${cells}。`,
    checked: (failed: number, suspicious: number) =>
      failed + suspicious === 0
        ? '对汇总结果做了全部核查，没有发现不符。'
        : `对汇总结果做了全部核查：不符 ${failed} 处，存疑 ${suspicious} 处。`,
    foundThen: (failed: number, suspicious: number) => `核查结果：不符 ${failed} 处，存疑 ${suspicious} 处。`,
    checkedThen: (revision: number) =>
      `各数为数据版本 ${revision} 时的数；只核对了表内各数之间的关系，没有与其他年度和各单位的年报对照。`,
    prose: '正文还没有写，对正文的核查要等写好后再做。',
  },
  en: {
    made: (held: number, due: number, missing: string) =>
      `The figures are the sums of ${held} of ${due} reports due${missing === '' ? '' : `; missing: ${missing}`}.`,
    office: {
      with: 'The sums include the government office’s own report.',
      without: 'The sums leave out the government office’s own report.',
    },
    III: {
      report: (year: number) => `What was carried in is what the region’s own report on ${year} says was carried over.`,
      bureaus: (year: number) =>
        `What was carried in is what the bureaus’ reports on ${year} say was carried over, since the region’s own report on ${year} does not say it.`,
      none: (year: number) =>
        `Nothing is held of what was carried over in ${year}; what was carried in is the sum of what the bureaus wrote this year.`,
      sum: 'What was carried in is the sum of what the bureaus wrote this year.',
    },
    II: {
      report: (year: number) =>
        `The items of the year before are those of the region’s own report on ${year}, with that year’s change.`,
      bureaus: (year: number) =>
        `The items of the year before are those of the bureaus’ reports on ${year}, with that year’s change, since the region’s own report on ${year} does not say it.`,
      none: (year: number) =>
        `Nothing is held of the items of ${year}; those of the year before are the sum of what the bureaus wrote this year.`,
      sum: 'The items of the year before are the sum of what the bureaus wrote this year.',
    },
    disagreeing: (cells: string) =>
      `What the year before hands on is not the sum of what the bureaus wrote this year: ${cells}.`,
    partial: (cells: string) =>
      `In these cells the number of some report is unreadable or left out, and the sum is without it; until it is filled in, what does not add up there is no mistake: ${cells}.`,
    checked: (failed: number, suspicious: number) =>
      failed + suspicious === 0
        ? 'All checks were run on the result, and found no contradiction.'
        : `All checks were run on the result: ${failed} failed, ${suspicious} suspicious.`,
    foundThen: (failed: number, suspicious: number) => `Checks: ${failed} failed, ${suspicious} suspicious.`,
    checkedThen: (revision: number) =>
      `The figures are those of data revision ${revision}; checks were run within the tables, and not against other years or the bureaus’ reports.`,
    prose: 'The prose is not written yet; what is checked of it will be checked then.',
  },
});

/** Who is in the sums and who is missing, which convention, where what was carried in comes from and who disagrees, and what the checks found. */
export function compiledNotes(compiled: Noted, lang: Lang): readonly string[] {
  const words = wordsIn(compiledNoteWords, lang);
  const { expected, missing, hasOffice, ways, asOf, findings } = compiled;
  const names = missing.map((one) => one[lang]);
  const counts = countOutcomes(findings);
  const apart = disagreeing(compiled, ways.office).map(({ cell }) => cellName(cell.id, lang));
  const partial = [...compiled.cells.values()]
    .filter((cell) => isPartial(compiled, cell, ways))
    .map(({ cell }) => cellName(cell.id, lang));
  return [
    words.made(expected - missing.length, expected, joinNames(names, lang)),
    ...(hasOffice ? [words.office[ways.office]] : []),
    ...handedOnNotes(compiled, lang),
    ...(apart.length === 0 ? [] : [words.disagreeing(joinNames(apart, lang))]),
    ...(partial.length === 0 ? [] : [words.partial(nameSome(partial, lang, NAMED))]),
    ...(asOf === null
      ? [words.checked(counts.failed, counts.suspicious)]
      : [words.checkedThen(asOf), words.foundThen(counts.failed, counts.suspicious)]),
    words.prose,
  ];
}

/** Where the numbers of the year before come from, a sentence a table that asks for them. */
function handedOnNotes(compiled: Noted, lang: Lang): readonly string[] {
  const words = wordsIn(compiledNoteWords, lang);
  const { year, edition, ways } = compiled;
  const asking = edition === '2019' ? (['II', 'III'] as const) : (['III'] as const);
  return asking.map((section) => {
    if (ways.carry === 'sum') return words[section].sum;
    const by: HandedBy | 'none' = handedOnBy(compiled, section) ?? 'none';
    return words[section][by](year - 1);
  });
}
