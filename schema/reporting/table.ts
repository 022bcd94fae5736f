/** The table of who has reported: its columns, its order and what is left out, the same on the page and in what is exported. */
import type { Label, Lang } from '../language.ts';
import { wordsIn } from '../language.ts';
import type { CsvCell } from '../markup.ts';
import { BUREAU_KIND_LABELS } from '../report/publisher.ts';
import { type FilerKind, isFilerKind } from '../rollup/due.ts';
import { dayPublished, FILING_STATES, type FilingState, isFilingState, type PublishedOn } from './filing.ts';
import { reportingWords } from './words.ts';

/** One publisher and its report on the year. Days are ISO. */
export interface FilingRow {
  readonly publisher: string;
  readonly name: Label;
  readonly region: Label;
  readonly kind: FilerKind;
  readonly state: FilingState;
  readonly due: string;
  /** The deadline is the law's own, not one that was set. */
  readonly dueByLaw: boolean;
  readonly days: number | null;
  readonly published: PublishedOn;
  /** Where the day that was entered was found. */
  readonly source: string | null;
  /** The day in China on which the first version was accepted. */
  readonly receivedOn: string | null;
  readonly revision: number | null;
  /** Findings that failed, and that are suspicious; null where no report is held. */
  readonly failed: number | null;
  readonly suspicious: number | null;
  readonly contact: string | null;
}

/** What is shown of the table. */
export interface FilingChoice {
  readonly state: FilingState | null;
  readonly kind: FilerKind | null;
  readonly sort: FilingSort | null;
}

export interface FilingSort {
  readonly key: string;
  readonly descending: boolean;
}

export interface FilingColumn {
  readonly key: string;
  readonly head: Label;
  readonly cell: (row: FilingRow, lang: Lang) => CsvCell;
  /** What the column sorts by; null stands last whichever way one sorts. Without it the column cannot be sorted. */
  readonly sortBy?: (row: FilingRow) => number | string | null;
}

export function kindLabel(kind: FilerKind): Label {
  return kind === 'region'
    ? { zh: reportingWords.zh.government, en: reportingWords.en.government }
    : BUREAU_KIND_LABELS[kind];
}

/** How it stands, with the days that are told of it: 逾期 3 天. */
export function stateWords({ state, days }: Pick<FilingRow, 'state' | 'days'>, lang: Lang): string {
  const words = wordsIn(reportingWords, lang);
  if (days === null) return words.states[state];
  if (state === 'late') return words.late(days);
  if (state === 'missing') return words.missing(days);
  return state === 'notYetDue' ? words.notYetDue(days) : words.states[state];
}

/** The same in a few characters, for a cell of a drawing: 逾期 3 天, 未报送. */
export function cellWords({ state, days }: Pick<FilingRow, 'state' | 'days'>, lang: Lang): string {
  const words = wordsIn(reportingWords, lang);
  return state === 'late' && days !== null ? words.late(days) : words.shortStates[state];
}

/** The day of publication that counts, or why there is none. */
function publishedWords({ published, state }: Pick<FilingRow, 'published' | 'state'>, lang: Lang): string {
  const words = wordsIn(reportingWords, lang);
  return dayPublished(published) ?? (state === 'undated' ? words.unknownDay : '');
}

const head = (key: keyof typeof reportingWords.zh.heads): Label => ({
  zh: reportingWords.zh.heads[key],
  en: reportingWords.en.heads[key],
});

const COLUMNS = [
  { key: 'name', head: head('name'), cell: ({ name }, lang) => name[lang] },
  { key: 'region', head: head('region'), cell: ({ region }, lang) => region[lang] },
  { key: 'kind', head: head('kind'), cell: ({ kind }, lang) => kindLabel(kind)[lang] },
  { key: 'state', head: head('state'), cell: stateWords, sortBy: ({ state }) => -FILING_STATES.indexOf(state) },
  {
    key: 'published',
    head: head('published'),
    cell: publishedWords,
    sortBy: ({ published }) => dayPublished(published),
  },
  { key: 'due', head: head('due'), cell: ({ due, state }) => (state === 'notExpected' ? null : due) },
  {
    key: 'late',
    head: head('late'),
    cell: daysLate,
    sortBy: daysLate,
  },
  {
    key: 'received',
    head: head('received'),
    cell: ({ receivedOn }) => receivedOn,
    sortBy: ({ receivedOn }) => receivedOn,
  },
  { key: 'revision', head: head('revision'), cell: ({ revision }) => revision, sortBy: ({ revision }) => revision },
  { key: 'failed', head: head('failed'), cell: ({ failed }) => failed, sortBy: ({ failed }) => failed },
  {
    key: 'suspicious',
    head: head('suspicious'),
    cell: ({ suspicious }) => suspicious,
    sortBy: ({ suspicious }) => suspicious,
  },
  { key: 'source', head: head('source'), cell: ({ source }) => source },
  { key: 'contact', head: head('contact'), cell: ({ contact }) => contact },
] as const satisfies readonly FilingColumn[];

function daysLate({ state, days }: FilingRow): number | null {
  return state === 'late' || state === 'missing' ? days : null;
}

/** The columns for these rows: regions where there are several, contacts and sources where there are any. */
export function columnsFor(rows: readonly FilingRow[]): readonly FilingColumn[] {
  const shown = {
    region: new Set(rows.map(({ region }) => region.zh)).size > 1,
    source: rows.some(({ source }) => source !== null),
    contact: rows.some(({ contact }) => contact !== null),
  };
  return COLUMNS.filter(({ key }) => !(key in shown) || shown[key as keyof typeof shown]);
}

/** What is chosen of the rows, in the order chosen; without one, in the order of the list. Nobody who need not report, unless asked. */
export function chooseRows(rows: readonly FilingRow[], { state, kind, sort }: FilingChoice): readonly FilingRow[] {
  const chosen = rows.filter(
    (row) =>
      (state === null ? row.state !== 'notExpected' : row.state === state) && (kind === null || row.kind === kind),
  );
  const sortBy = (COLUMNS as readonly FilingColumn[]).find(({ key }) => key === sort?.key)?.sortBy;
  if (!sort || !sortBy) return chosen;
  return [...chosen].sort((a, b) => inOrder(sortBy(a), sortBy(b), sort.descending));
}

function inOrder(a: number | string | null, b: number | string | null, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN');
  return descending ? -order : order;
}

/** What an address chooses: `state=late&kind=township&sort=-late`; what it says wrong is left out. */
export function readChoice(param: (name: string) => string | null): FilingChoice {
  const [state, kind, sort] = [param('state'), param('kind'), param('sort')];
  const key = sort?.replace(/^-/, '');
  const isColumn = (COLUMNS as readonly FilingColumn[]).some((column) => column.key === key && column.sortBy);
  return {
    state: state !== null && isFilingState(state) ? state : null,
    kind: kind !== null && isFilerKind(kind) ? kind : null,
    sort: key !== undefined && isColumn ? { key, descending: sort?.startsWith('-') === true } : null,
  };
}

/** `-late` as `readChoice` reads it; null for the order of the list. */
export function sortParam(sort: FilingSort | null): string | null {
  return sort && `${sort.descending ? '-' : ''}${sort.key}`;
}

/** The table as cells, with its head: what is exported. */
export function tableCells(rows: readonly FilingRow[], lang: Lang): readonly (readonly CsvCell[])[] {
  const columns = columnsFor(rows);
  return [
    columns.map(({ head: label }) => label[lang]),
    ...rows.map((row) => columns.map(({ cell }) => cell(row, lang))),
  ];
}
