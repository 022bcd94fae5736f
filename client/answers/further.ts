/** A list of which a further page is appended on request. */
import { useState } from 'react';

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

interface Stretch<Line> {
  readonly nodes: readonly Line[];
  readonly pageInfo: PageInfo;
}

export interface Further<Line> {
  readonly lines: readonly Line[];
  readonly state: 'ready' | 'loading' | 'failed';
  /** null where there is nothing more. */
  readonly more: (() => void) | null;
}

/** `read` answers the stretch behind a cursor; undefined where it could not be read. */
export function useFurther<Line>(
  first: Stretch<Line>,
  read: (after: string | null) => Promise<Stretch<Line> | undefined>,
): Further<Line> {
  const [further, setFurther] = useState<readonly Line[]>([]);
  const [page, setPage] = useState(first.pageInfo);
  const [state, setState] = useState<Further<Line>['state']>('ready');
  const more = async () => {
    setState('loading');
    const stretch = await read(page.endCursor ?? null);
    if (!stretch) return setState('failed');
    setFurther((before) => [...before, ...stretch.nodes]);
    setPage(stretch.pageInfo);
    setState('ready');
  };
  return { lines: [...first.nodes, ...further], state, more: page.hasNextPage ? () => void more() : null };
}
