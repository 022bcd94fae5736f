/** Findings as a table to be taken along: its columns, in both languages. */
import type { Label, Lang } from '../language.ts';
import type { CsvCell } from '../markup.ts';
import { SHOWN_LABELS, type Shown } from './choice.ts';
import type { Outcome, Severity } from './finding.ts';
import { type FindingState, STATE_LABELS } from './verdict.ts';

/** One finding; those of one mistake stand together. */
export interface FindingRow {
  readonly publisher: Label;
  readonly region: Label;
  readonly year: number;
  /** From 1, over the whole table; null for what nobody judges. */
  readonly mistake: number | null;
  readonly rule: string;
  readonly title: Label;
  readonly outcome: Outcome;
  readonly severity: Severity;
  readonly state: FindingState | null;
  readonly message: Label;
  readonly arithmetic: string;
  readonly repair: Label | null;
  /** Empty where none was given. */
  readonly reason: string;
  readonly judgedBy: string | null;
  /** ISO day in China. */
  readonly judgedOn: string | null;
  readonly answer: string | null;
  readonly id: string;
}

export const OUTCOME_LABELS: Readonly<Record<Outcome, Label>> = {
  failed: { zh: '未通过', en: 'failed' },
  suspicious: { zh: '存疑', en: 'suspicious' },
  confirmed: { zh: '成立', en: 'holds' },
  notAssessable: { zh: '无法核查', en: 'not assessable' },
};

export const SEVERITY_LABELS: Readonly<Record<Severity, Label>> = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  hint: { zh: '提示', en: 'Hint' },
};

const COLUMNS: readonly (readonly [zh: string, en: string, cell: (row: FindingRow, lang: Lang) => CsvCell])[] = [
  ['单位', 'Bureau', ({ publisher }, lang) => publisher[lang]],
  ['地区', 'Region', ({ region }, lang) => region[lang]],
  ['年度', 'Year', ({ year }) => year],
  ['问题', 'Mistake', ({ mistake }) => mistake],
  ['规则', 'Rule', ({ title }, lang) => title[lang]],
  ['结果', 'Outcome', ({ outcome }, lang) => OUTCOME_LABELS[outcome][lang]],
  ['轻重', 'Severity', ({ severity }, lang) => SEVERITY_LABELS[severity][lang]],
  ['状态', 'State', ({ state }, lang) => state && STATE_LABELS[state][lang]],
  ['说明', 'Finding', ({ message }, lang) => message[lang]],
  ['算式', 'Arithmetic', ({ arithmetic }) => arithmetic],
  ['最小改正', 'Smallest repair', ({ repair }, lang) => (repair === null ? null : repair[lang])],
  ['理由', 'Reason', ({ reason }) => reason || null],
  ['处理人', 'Judged by', ({ judgedBy }) => judgedBy],
  ['处理日期', 'Judged on', ({ judgedOn }) => judgedOn],
  ['单位答复', 'Answer of the bureau', ({ answer }) => answer],
  ['规则编号', 'Rule id', ({ rule }) => rule],
  ['核查结果编号', 'Id of the finding', ({ id }) => id],
];

/** The table as cells, with its head. */
export function findingCells(rows: readonly FindingRow[], lang: Lang): readonly (readonly CsvCell[])[] {
  return [
    COLUMNS.map(([zh, en]) => (lang === 'zh' ? zh : en)),
    ...rows.map((row) => COLUMNS.map(([, , cell]) => cell(row, lang))),
  ];
}

/** What the table is called, as a file too. */
export function tableTitle(region: string, year: number, show: Shown, lang: Lang): string {
  const { zh, en } = SHOWN_LABELS[show];
  return lang === 'zh' ? `${region} ${year} 年核查结果（${zh}）` : `${region} ${year} findings (${en})`;
}
