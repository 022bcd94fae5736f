/** The state of the data that pages show. It stands in the address (`?asOf=120`; now is left out), so that a link keeps it. */
import { useSearchParams } from 'react-router';
import { AS_OF, readAsOf } from '../../schema/pages.ts';

const NAME = AS_OF;

/** The revision that the reader looks back to; null: the data as they are now. */
export function useAsOf(): number | null {
  const [params] = useSearchParams();
  return readAsOf(params);
}

/** The same address at a state of the data; one that names its own keeps it. */
export function withAsOf(path: string, asOf: number | null): string {
  if (asOf === null || new RegExp(`[?&]${NAME}=`).test(path)) return path;
  const [before = '', hash] = path.split('#');
  return `${before}${before.includes('?') ? '&' : '?'}${NAME}=${asOf}${hash === undefined ? '' : `#${hash}`}`;
}

/** The same address with the data as they are now. */
export function withoutAsOf(path: string): string {
  const [before = '', hash] = path.split('#');
  const [pathname = '', query = ''] = before.split('?');
  const rest = query.split('&').filter((pair) => pair !== '' && !pair.startsWith(`${NAME}=`));
  return pathname + (rest.length > 0 ? `?${rest.join('&')}` : '') + (hash === undefined ? '' : `#${hash}`);
}
