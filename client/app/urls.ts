/**
 * Every address inside the product, typed. The functions give paths without a language; `Link` and `useGo` add the one
 * the reader has chosen, so that no page has to think of it.
 */
import type { Lang } from '../../schema/language.ts';

type Params = Readonly<Record<string, string | number | null | undefined>>;

function address(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') query.set(key, String(value));
  }
  const text = query.toString().replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%2A/g, '*');
  return text === '' ? path : `${path}?${text}`;
}

export interface OverviewAddress {
  readonly region?: string | null;
  readonly year?: number | null;
}

export interface CompareAddress extends OverviewAddress {
  readonly measure?: string | null;
  readonly sort?: string | null;
  readonly kind?: string | null;
}

export interface FindingsAddress extends OverviewAddress {
  /** A bureau or region. */
  readonly publisher?: string | null;
  readonly outcome?: string | null;
  readonly rule?: string | null;
}

export function linkToOverview({ region, year }: OverviewAddress = {}): string {
  return address('/', { region, year });
}

export function linkToCompare({ region, measure, year, sort, kind }: CompareAddress = {}): string {
  return address('/compare', { region, measure, year, sort, kind });
}

/** The page of a chart; `question` is the canonical query string of its address. */
export function linkToChart(question: string): string {
  return `/chart?${question}`;
}

/** Pages that show no region's year keep the region all the same, so that the menu leads back to it. */
export function linkToRegions({ region }: OverviewAddress = {}): string {
  return address('/regions', { region });
}

/** Where documents are read, looked at and accepted. */
export function linkToImport({ region }: OverviewAddress = {}): string {
  return address('/import', { region });
}

/** Where a bureau has its own draft checked; nothing is stored. */
export function linkToSelfCheck({ region }: OverviewAddress = {}): string {
  return address('/self-check', { region });
}

export function linkToBureau(id: string, { year }: { readonly year?: number | null } = {}): string {
  return address(`/bureaus/${encodeURIComponent(id)}`, { year });
}

/** A report; with a cell or a finding that one stands opened. */
export function linkToReport(
  id: string,
  { cell, finding }: { readonly cell?: string | null; readonly finding?: string | null } = {},
): string {
  return address(`/reports/${encodeURIComponent(id)}`, { cell, finding });
}

export function linkToFindings({ region, year, publisher, outcome, rule }: FindingsAddress = {}): string {
  return address('/findings', { region, year, publisher, outcome, rule });
}

/** Where one signs in with a key; `next` is the address inside the product that one comes back to. */
export function linkToSignIn(next: string | null = null): string {
  return address('/sign-in', { next });
}

/** The address to come back to after signing in; null for one that leads out of the product, or nowhere. */
export function wayBack(next: string | null): string | null {
  // Browsers take a backslash for a slash, and //host for another site.
  return next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : null;
}

export function linkToSettings(): string {
  return '/settings';
}

export interface AuditAddress {
  readonly actor?: string | null;
  readonly kind?: string | null;
  /** The last entry of the page before. */
  readonly after?: string | null;
}

export function linkToAudit({ actor, kind, after }: AuditAddress = {}): string {
  return address('/audit', { actor, kind, after });
}

/** A file that the server draws or writes for a chart's question. */
export function chartFile(question: string, format: 'svg' | 'csv'): string {
  return `/chart.${format}?${question}`;
}

/** The same address in the given language: Chinese is the default and left out. */
export function withLang(path: string, lang: Lang): string {
  const [before = '', hash] = path.split('#');
  const [pathname = '', query = ''] = before.split('?');
  const rest = query.split('&').filter((pair) => pair !== '' && !pair.startsWith('lang='));
  if (lang === 'en') rest.push('lang=en');
  return pathname + (rest.length > 0 ? `?${rest.join('&')}` : '') + (hash === undefined ? '' : `#${hash}`);
}
