/** Figures of reports as the graph lists them, added up apart from everything that adds up in the program. */
import type { TestApp } from './app.ts';

/** What a cell of a report holds: a number, or why there is none. */
type Cell = number | string;

export interface ReportApart {
  readonly publisher: string;
  readonly kind: 'bureau' | 'region';
  readonly year: number;
  /** The day its document names (ISO); null where it names none. */
  readonly publishedOn: string | null;
  /** By cell id; a form without the cell has no entry. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** By measure, all that the text states of it. */
  readonly stated: ReadonlyMap<string, readonly { readonly value: number; readonly approximate: boolean }[]>;
  /** By block, the form it is on. */
  readonly editions: ReadonlyMap<string, string>;
}

const REPORTS = `query ($filter: ReportFilter!, $after: String) {
  reports(filter: $filter, first: 20, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      year kind publishedOn
      publisher { ... on Bureau { id } ... on Region { id } }
      editions { section block edition }
      figures { cell value gap }
      narrative { measure value approximate }
    }
  }
}`;

interface ReportRow {
  readonly year: number;
  readonly publishedOn: string | null;
  readonly kind: 'bureau' | 'region';
  readonly publisher: { readonly id: string };
  readonly editions: readonly { readonly section: string; readonly block: string | null; readonly edition: string }[];
  readonly figures: readonly { readonly cell: string; readonly value: number | null; readonly gap: string | null }[];
  readonly narrative: readonly { readonly measure: string; readonly value: number; readonly approximate: boolean }[];
}

/** Every report of a region and year, page by page. */
export async function reportsApart({ ask }: TestApp, region: string, year: number): Promise<readonly ReportApart[]> {
  const reports: ReportApart[] = [];
  for (let after: string | null = null; ; ) {
    const { body } = await ask(REPORTS, { filter: { region, year }, after });
    if (body.errors) throw new Error(body.errors[0]?.message);
    const { nodes, pageInfo } = body.data.reports;
    for (const row of nodes as readonly ReportRow[]) {
      reports.push({
        publisher: row.publisher.id,
        kind: row.kind,
        year: row.year,
        publishedOn: row.publishedOn,
        cells: new Map(row.figures.map(({ cell, value, gap }) => [cell, value ?? gap ?? ''])),
        stated: Map.groupBy(row.narrative, ({ measure }) => measure),
        editions: new Map(row.editions.map(({ section, block, edition }) => [block ?? section, edition])),
      });
    }
    if (!pageInfo.hasNextPage) return reports;
    after = pageInfo.endCursor;
  }
}

const EMPTY = ['blank', 'slash', 'dash', 'none'];

/** Of one cell over some reports: what it adds up to, and how many have it as a number, empty, unknown or not at all. */
export function addApart(reports: readonly ReportApart[], cell: string) {
  const found = reports.map(({ cells }) => cells.get(cell));
  const numbers = found.filter((one) => typeof one === 'number');
  return {
    sum: Number(numbers.reduce((sum, one) => sum + one, 0).toFixed(4)),
    reported: numbers.length,
    empty: found.filter((one) => typeof one === 'string' && EMPTY.includes(one)).length,
    unknown: found.filter((one) => typeof one === 'string' && !EMPTY.includes(one)).length,
    notInForm: found.filter((one) => one === undefined).length,
  };
}
