/**
 * Open pages follow the data: the server says that they have moved on, and what is on the page is asked again, without a word and
 * without a jump. Only the tab in sight listens, for a browser opens few connections to one server.
 */
import { useEffect, useRef } from 'react';
import { useClient } from 'urql';
import { askShownAgain } from './client.ts';

/** Milliseconds after which a page begins to listen: what it needs to be shown comes first. */
const AFTER = 3000;

/** `revision`: that of the data shown; null while none is known. */
export function useLiveData(revision: number | null): void {
  const client = useClient();
  const seen = useRef(0);
  const isKnown = revision !== null;
  useEffect(() => {
    if (revision !== null) seen.current = Math.max(seen.current, revision);
  }, [revision]);
  useEffect(() => {
    if (!isKnown || typeof EventSource === 'undefined') return;
    let source: EventSource | null = null;
    const listen = () => {
      if (document.visibilityState === 'hidden') {
        source?.close();
        source = null;
        return;
      }
      if (source !== null) return;
      source = new EventSource('/events');
      source.addEventListener('revision', ({ data }) => {
        const told = Number(data);
        if (!(told > seen.current)) return;
        seen.current = told;
        askShownAgain(client);
      });
    };
    const timer = setTimeout(listen, AFTER);
    document.addEventListener('visibilitychange', listen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', listen);
      source?.close();
    };
  }, [client, isKnown]);
}
