/** What is selected of the list. */
import { useState } from 'react';
import { useClient } from 'urql';
import type { FindingFilter } from '../../gql/graphql.ts';
import { FINDING_IDS } from './findings.query.ts';

/** As many as the server takes at once. */
export const MOST = 2000;

export interface Selecting {
  readonly selected: ReadonlySet<string>;
  readonly toggle: (ids: readonly string[]) => void;
  readonly add: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

export function useSelected(): Selecting {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return {
    selected,
    toggle: (ids) =>
      setSelected((before) => {
        const after = new Set(before);
        const isIn = ids.every((id) => before.has(id));
        for (const id of ids) isIn ? after.delete(id) : after.add(id);
        return after;
      }),
    add: (ids) => setSelected((before) => new Set([...before, ...ids].slice(0, MOST))),
    clear: () => setSelected(new Set()),
  };
}

/** Finds all that a filter is about, as many as are judged at once; null where nobody answers. */
export function useAllOf() {
  const client = useClient();
  return async (filter: FindingFilter): Promise<readonly string[] | null> => {
    const ids: string[] = [];
    for (let after: string | null = null; ids.length < MOST; ) {
      const { data } = await client.query(FINDING_IDS, { filter, after }).toPromise();
      if (!data) return null;
      ids.push(...data.findings.nodes.map(({ id }) => id));
      if (!data.findings.pageInfo.hasNextPage) break;
      after = data.findings.pageInfo.endCursor ?? null;
    }
    return ids.slice(0, MOST);
  };
}
