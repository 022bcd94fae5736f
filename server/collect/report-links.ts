/** Which links of a list lead to a report, and which of a report's page to the report as a file. */
import { extname } from 'node:path';
import type { FoundReport } from '../../schema/intake/collecting.ts';
import { lastYearIn, partsOf } from '../ingest/outline/title-parts.ts';
import { firstDate } from '../ingest/text/dates.ts';
import { mediaTypeOf } from '../intake/media-types.ts';
import type { PageLink } from './links.ts';

/** Other reports of a year that portals list beside. */
const OTHER_REPORTS = /财务|审计|决算|预算|法治|统计|绩效|评估|社会责任|质量|环境|网站工作|建议提案/;
const BRIEF = /(?:年报|年度报告|年度工作报告)(?:[（(].{1,10}[)）])?$/;
/** Lists cut long titles off. */
const CUT_OFF = /信息公开.{0,8}(?:\.{2,}|…)$/;
/** What stands about a title within its link: bullets, the day. */
const BESIDE =
  /^[\s·•▪◆■>]+|[[(（]?\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?[\])）]?\s*$|^[[(（]?\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?[\])）]?/g;
const LONGEST_TITLE = 100;

/** Is this the title of one year's report on disclosure? Lists that hold nothing else shorten it to 教育局2023年年报. */
export function isReportOfYear(title: string): boolean {
  const whole = title.replace(/\s/g, '');
  if (whole.length > LONGEST_TITLE || lastYearIn(whole) === null) return false;
  return partsOf(title) !== null || CUT_OFF.test(whole) || (BRIEF.test(whole) && !OTHER_REPORTS.test(whole));
}

/** The reports among the links of a list. */
export function reportsAmong(links: readonly PageLink[]): readonly FoundReport[] {
  return links.flatMap(({ address, text, row }) =>
    isReportOfYear(titleIn(text))
      ? [{ address, title: titleIn(text), date: firstDate(row.replace(titleIn(text), ' ')) }]
      : [],
  );
}

/** The files that a page links: reports by name first, then in the order of the page. */
export function filesAmong(links: readonly PageLink[]): readonly PageLink[] {
  const files = links.filter(({ address, text }) => endingOf(address, text) !== null);
  const unique = [...new Map(files.map((link) => [link.address, link])).values()];
  const rank = ({ text }: PageLink) => (/信息公开.{0,20}(?:报告|年报)/.test(text) ? 0 : 1);
  return unique.sort((a, b) => rank(a) - rank(b));
}

/** Pages and plain texts that a report links are not the report; what can only be a file is looked into. */
const PAGES = /^\.(?:html?|txt|md)$/i;

/** `.docx` of the address, of a name among its parameters, or of the link's own words; null for what is no file. */
export function endingOf(address: string, text: string): string | null {
  const { pathname, searchParams } = new URL(address);
  const names = [pathname, ...searchParams.values(), text.replace(/[\s（(].{0,12}[)）]?$/, ''), text];
  const endings = names.map((name) => extname(name.trim()).toLowerCase());
  return endings.find((ending) => !PAGES.test(ending) && mediaTypeOf(`a${ending}`) !== null) ?? null;
}

/** The title in the words of a link: without the day, bullets and the ending of a file. */
export function titleIn(text: string): string {
  const title = text.replace(BESIDE, '').trim();
  return mediaTypeOf(title) === null ? title : title.slice(0, -extname(title).length);
}
