/** Relay connections from the store's pages. */
import { Problem } from '../../schema/problem.ts';
import type { Page, Slice } from '../store/find/page.ts';

/** The page that a list's arguments ask for; how large it may be is told before (arguments.ts). */
export function pageOf(args: {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly orderBy?: string | null | undefined;
}): Page {
  return { first: args.first ?? 50, after: args.after ?? null, order: args.orderBy };
}

export interface Connection<Row> {
  readonly nodes: Row[];
  readonly edges: { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

export function connectionOf<Row>(slice: Slice<Row>): Connection<Row> {
  return {
    nodes: [...slice.rows],
    edges: slice.rows.map((node, index) => ({ cursor: slice.cursors[index] ?? '', node })),
    pageInfo: {
      hasNextPage: slice.hasNext,
      hasPreviousPage: slice.hasPrevious,
      startCursor: slice.cursors[0] ?? null,
      endCursor: slice.cursors[slice.cursors.length - 1] ?? null,
    },
    totalCount: slice.total,
  };
}

/** A connection over a list that is already in hand (measures, points' reports): cursors are positions. */
export function connectionOver<Row>(rows: readonly Row[], page: Page): Connection<Row> {
  const start = page.after === null ? 0 : Number.parseInt(page.after, 36) + 1;
  if (!Number.isInteger(start)) {
    throw new Problem('BAD_ARGUMENT', {
      zh: 'after 不是本列表给出的游标。',
      en: 'after is not a cursor of this list.',
    });
  }
  const shown = rows.slice(start, start + page.first);
  return connectionOf({
    rows: shown,
    cursors: shown.map((_, index) => (start + index).toString(36)),
    hasNext: start + page.first < rows.length,
    hasPrevious: start > 0,
    total: rows.length,
  });
}
