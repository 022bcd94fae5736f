/**
 * Every address inside the product, typed. The functions give paths without a language; `Link` and `useGo` add the one
 * the reader has chosen, so that no page has to think of it.
 */
import type { BriefTopic } from '../../schema/briefing/topic.ts';
import type { Over } from '../../schema/chart/chart.ts';
import type { Shown } from '../../schema/check/choice.ts';
import type { Lang } from '../../schema/language.ts';
import type { ProductPage } from '../../schema/pages.ts';
import { type CompiledWays, USUAL_WAYS } from '../../schema/rollup/compiled-ways.ts';

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

export interface BureausAddress {
  readonly region?: string | null;
  readonly kind?: string | null;
  readonly q?: string | null;
}

export interface FindingsAddress extends OverviewAddress {
  /** A bureau or region. */
  readonly publisher?: string | null;
  /** How they stand (schema/check/choice.ts); left out: those that wait. */
  readonly show?: Shown | null;
  readonly severity?: string | null;
  readonly rule?: string | null;
}

/** `figures`: those of the report that the government published, instead of the sum over its bureaus. */
export function linkToOverview({
  region,
  year,
  figures,
}: OverviewAddress & { readonly figures?: 'report' | null } = {}): string {
  return address('/', { region, year, figures });
}

export function linkToCompare({ region, measure, year, sort, kind }: CompareAddress = {}): string {
  return address('/compare', { region, measure, year, sort, kind });
}

/** A page that needs no id, in the region (and year, where it shows one) looked at. */
export function linkToPage({ path, asks }: ProductPage, { region, year }: OverviewAddress = {}): string {
  return address(path, { region, year: asks.includes('year') || asks.includes('reportingYear') ? year : null });
}

/** Bureaus of a region, or of all; `q` is what their names are looked through for. */
export function linkToBureaus({ region, kind, q }: BureausAddress = {}): string {
  return address('/bureaus', { region, kind, q });
}

/** The page of a chart; `question` is the canonical query string of its address. */
export function linkToChart(question: string): string {
  return `/chart?${question}`;
}

export function linkToRegions(): string {
  return '/regions';
}

/** A bureau; with `over` its lines run over the bodies that it came from or that came out of it. */
export function linkToBureau(
  id: string,
  { year, over }: { readonly year?: number | null; readonly over?: Over } = {},
): string {
  return address(`/bureaus/${encodeURIComponent(id)}`, { year, over: over === 'none' ? null : over });
}

/** A report; with a cell or a finding that one stands opened. */
export function linkToReport(
  id: string,
  { cell, finding }: { readonly cell?: string | null; readonly finding?: string | null } = {},
): string {
  return address(`/reports/${encodeURIComponent(id)}`, { cell, finding });
}

export interface ProseAddress extends OverviewAddress {
  /** What is looked for. */
  readonly q?: string | null;
  readonly section?: string | null;
  readonly bureau?: string | null;
  /** Of the items of section five. */
  readonly theme?: string | null;
  readonly kind?: string | null;
  readonly trace?: string | null;
}

/** What the reports of a region say: searched, or their problems and measures. */
export function linkToProse({ region, year, q, section, bureau, theme, kind, trace }: ProseAddress = {}): string {
  return address('/prose', { region, year, q, section, bureau, theme, kind, trace });
}

/** The text of a report, at an offset of its transcript where one is meant; beside that of another year where asked. */
export function linkToReportProse(
  id: string,
  { at, beside }: { readonly at?: number | null; readonly beside?: number | null } = {},
): string {
  return address(`/prose/${encodeURIComponent(id)}`, { at, beside });
}

export function linkToFindings({ region, year, publisher, show, severity, rule }: FindingsAddress = {}): string {
  return address('/findings', { region, year, publisher, show, severity, rule });
}

/** The same as a file. */
export function findingsFile(asked: FindingsAddress, format: 'csv' | 'xlsx', lang: Lang): string {
  return withLang(linkToFindings(asked).replace('/findings', `/findings.${format}`), lang);
}

/** The return sheet of a bureau or region, as a Word document. */
export function returnSheetFile(of: { readonly publisher: string; readonly year: number }, lang: Lang): string {
  return withLang(address('/return-sheet.docx', of), lang);
}

/** Those of all of a region, in a ZIP. */
export function returnSheetsFile(of: { readonly region: string; readonly year: number }, lang: Lang): string {
  return withLang(address('/return-sheets.zip', of), lang);
}

/** The import page; with a web address to collect from. */
export function linkToImport(site: string | null = null): string {
  return address('/import', { address: site });
}

export interface BriefAddress extends OverviewAddress {
  /** A bureau, in place of a region. */
  readonly bureau?: string;
  /** One topic of the year. */
  readonly topic?: BriefTopic | null;
  /** An earlier year to compare with; else the one before. */
  readonly compareTo?: number | null;
}

/** The briefing of a region, or of a bureau, on a year. */
export function linkToBrief({ region, bureau, year, topic, compareTo }: BriefAddress = {}): string {
  return address('/brief', { region, bureau, year, topic, compareTo });
}

/** One that is kept. */
export function linkToSavedBrief(id: string): string {
  return address('/brief', { id });
}

/** One that is kept, as a file. */
export function savedBriefFile(id: string, ending: 'docx' | 'pptx' | 'html' | 'md'): string {
  return address(`/brief.${ending}`, { id });
}

/** A picture of one that is signed, by its place; on a phone as WeChat shows it. */
export function signedPicture(id: string, chart: number, size?: 'wechat'): string {
  return address('/brief.png', { id, chart, size, ...(size === undefined && { scale: 2 }) });
}

/** The same as a file. */
export function briefFile(asked: BriefAddress, ending: 'docx' | 'pptx' | 'html' | 'md', lang: Lang): string {
  return withLang(linkToBrief(asked).replace('/brief', `/brief.${ending}`), lang);
}

export interface CompileAddress extends OverviewAddress, Partial<CompiledWays> {}

/** The region's own report as the sum of its bureaus; the ways that are usual are left out. */
export function linkToCompile({ region, year, office, carry }: CompileAddress = {}): string {
  return address('/compile', {
    region,
    year,
    office: office === USUAL_WAYS.office ? null : office,
    carry: carry === USUAL_WAYS.carry ? null : carry,
  });
}

/** The same as a file. */
export function compiledFile(asked: CompileAddress, ending: 'docx' | 'xlsx', lang: Lang): string {
  return withLang(linkToCompile(asked).replace('/compile', `/compile.${ending}`), lang);
}

export interface FormAddress {
  readonly edition?: string | null;
  readonly cell?: string | null;
  /** A measure or an indicator, where no cell is meant. */
  readonly measure?: string | null;
  readonly region?: string | null;
  /** Whose numbers are led to: a bureau; of a region where left out. */
  readonly of?: string | null;
}

/** The form explained, a cell or a measure of it opened. */
export function linkToForm({ edition, cell, measure, region, of }: FormAddress = {}): string {
  return address('/form', { edition, cell, measure, region, of });
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

/** The list of a region, to be changed. */
export function linkToRoster({ region }: Pick<OverviewAddress, 'region'> = {}): string {
  return address('/roster', { region });
}

export interface ReportingAddress extends OverviewAddress {
  /** `yes`: with the regions below. */
  readonly below?: 'yes' | null;
  readonly state?: string | null;
  readonly kind?: string | null;
  readonly sort?: string | null;
}

/** Who has reported, chosen and sorted. */
export function linkToReporting({ region, year, below, state, kind, sort }: ReportingAddress = {}): string {
  return address('/reporting', { region, year, below, state, kind, sort });
}

/** The same as a file. */
export function reportingFile(asked: ReportingAddress, format: 'csv' | 'xlsx', lang: Lang): string {
  return withLang(linkToReporting(asked).replace('/reporting', `/reporting.${format}`), lang);
}

/** What administrators set; a section of it stands in sight at once. */
export function linkToSettings(section: 'examples' | 'deadlines' | null = null): string {
  return section === null ? '/settings' : `/settings#${section}`;
}

/** The first day, in a region once it has one. */
export function linkToStart({ region }: Pick<OverviewAddress, 'region'> = {}): string {
  return address('/start', { region });
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

/** Figures that people corrected, of a region or of all; `ended`: those that hold no longer too. */
export function linkToCorrections({
  region,
  year,
  ended,
}: OverviewAddress & { readonly ended?: 'yes' | null } = {}): string {
  return address('/corrections', { region, year, ended });
}

/** What changed behind a revision, up to another. */
export function linkToRevisions({
  since,
  until,
  of,
}: {
  readonly since?: number | null;
  readonly until?: number | null;
  readonly of?: string | null;
} = {}): string {
  return address('/revisions', { since, until, of });
}

/** A page with the data as they were after a revision. */
export function linkAsOf(path: string, revision: number): string {
  return address(path, { asOf: revision });
}

/** The same as a file. */
export function revisionsFile(asked: Parameters<typeof linkToRevisions>[0], lang: Lang): string {
  return withLang(linkToRevisions(asked).replace('/revisions', '/revisions.csv'), lang);
}

export function linkToPins(): string {
  return '/pins';
}

/** Two versions of a report, each by the revision that brought it; the newest and the one before where none are named. */
export function linkToVersions(
  id: string,
  { left, right }: { readonly left?: number | null | undefined; readonly right?: number | null | undefined } = {},
): string {
  return address(`/reports/${encodeURIComponent(id)}/versions`, { left, right });
}

/** How the server is. */
export function linkToStatus(): string {
  return '/status';
}

/** A file that the server draws or writes for a chart's question. */
export function chartFile(question: string, format: 'svg' | 'png' | 'csv' | 'xlsx' | 'pptx' | 'docx'): string {
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

/** Where readers reach this server: what its operator set, told in the page's head; otherwise where this page was opened. */
export function publicOrigin(): string {
  const told = document.querySelector<HTMLMetaElement>('meta[name="gongkai-public-url"]')?.content;
  return told ?? window.location.origin;
}
