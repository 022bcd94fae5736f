/** Whether the document has a number elsewhere: in its prose, or beside the cells of the row and in none of them. */
import type { Cell } from '../../form/edition.ts';
import type { ReadReport } from '../../report/report.ts';

/**
 * statedInText: the prose gives this very measure this value; numberInText: the prose counts something by this number;
 * inSourceRow: it stands on the cell's own line and was taken for no cell.
 */
export type Evidence = 'statedInText' | 'numberInText' | 'inSourceRow';

export interface SourceNumbers {
  /** `measure=value` of exact narrative figures. */
  readonly stated: ReadonlySet<string>;
  readonly inText: ReadonlySet<number>;
  /** Numbers outside the cells, by line. */
  readonly inRow: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Whole numbers, without the ordinals of labels (`1.属于国家秘密`). */
const NUMBER = /(?<![\d.])\d{1,9}(?![\d.．、)）])/g;
const COUNTED = /^\s{0,2}余?(?:件|起|宗|例|次|份|条)/;
/** Longer documents are not reports; the rest of them shows nothing. */
const LONGEST = 400_000;

export function sourceNumbers({ text, figures, narrative }: ReadReport): SourceNumbers {
  const cells = new Set(figures.flatMap(({ place }) => (place ? [place.start] : [])));
  const lines = new Set(figures.flatMap(({ place }) => (place ? [place.line] : [])));
  const inText = new Set<number>();
  const inRow = new Map<number, Set<number>>();
  let line = 1;
  let from = 0;
  for (const match of text.slice(0, LONGEST).matchAll(NUMBER)) {
    for (let end = text.indexOf('\n', from); end >= 0 && end < match.index; end = text.indexOf('\n', from)) {
      line += 1;
      from = end + 1;
    }
    if (cells.has(match.index)) continue;
    const value = Number(match[0]);
    const end = match.index + match[0].length;
    if (lines.has(line)) inRow.set(line, (inRow.get(line) ?? new Set()).add(value));
    else if (COUNTED.test(text.slice(end, end + 6))) inText.add(value);
  }
  const stated = narrative.filter(({ approximate }) => !approximate).map(({ measure, value }) => `${measure}=${value}`);
  return { stated: new Set(stated), inText, inRow };
}

/** What speaks for `value` in a cell that stands on `line` of the transcript. */
export function evidenceIn(numbers: SourceNumbers, cell: Cell, line: number | null, value: number): Evidence | null {
  const isWhole = cell.applicant === null || cell.applicant === 'total';
  if (isWhole && numbers.stated.has(`${cell.measure}=${value}`)) return 'statedInText';
  if (line !== null && numbers.inRow.get(line)?.has(value)) return 'inSourceRow';
  return numbers.inText.has(value) ? 'numberInText' : null;
}
