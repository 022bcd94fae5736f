/** A list of which a further page is appended on request. */
import { useRef, useState } from 'react';

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

/**
 * `read` answers the stretch behind a cursor; undefined where it could not be read. Another list in its place, as of another filter whose
 * answer came later than its address, begins anew.
 */
export function useFurther<Line>(
  first: Stretch<Line>,
  read: (after: string | null) => Promise<Stretch<Line> | undefined>,
): Further<Line> {
  const { endCursor = null } = first.pageInfo;
  const [begun, setBegun] = useState(endCursor);
  const [further, setFurther] = useState<readonly Line[]>([]);
  const [page, setPage] = useState(first.pageInfo);
  const [state, setState] = useState<Further<Line>['state']>('ready');
  const now = useRef(endCursor);
  now.current = endCursor;
  if (begun !== endCursor) {
    setBegun(endCursor);
    setFurther([]);
    setPage(first.pageInfo);
    setState('ready');
  }
  const more = async () => {
    setState('loading');
    const stretch = await read(page.endCursor ?? null);
    // Of the list that stood here before.
    if (now.current !== endCursor) return;
    if (!stretch) return setState('failed');
    setFurther((before) => [...before, ...stretch.nodes]);
    setPage(stretch.pageInfo);
    setState('ready');
  };
  return { lines: [...first.nodes, ...further], state, more: page.hasNextPage ? () => void more() : null };
}
