/** Lists that a portal's script asks for as JSON: records with a title and an address, wherever they stand in it. */
import type { FoundReport } from '../../schema/intake/collecting.ts';
import { firstDate } from '../ingest/text/dates.ts';
import { isReportOfYear, titleIn } from './report-links.ts';

const TITLE = /^(?:doc|article|info|show)?_?(?:title|name|标题)$/i;
const ADDRESS = /^(?:doc|article|info|pub|docpub)?_?(?:url|link|href|path|地址)$/i;
const DATE = /(?:date|time|日期|时间)/i;
/** Records of one answer. */
const MOST = 5000;

/** The reports of such a list; null for what is no JSON. `base` is where it was found. */
export function reportsInJson(text: string, base: string): readonly FoundReport[] | null {
  if (!/^\s*[[{]/.test(text)) return null;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return null; // a text that begins with a bracket
  }
  const found: FoundReport[] = [];
  const due: unknown[] = [answer];
  for (let seen = 0; due.length > 0 && seen < 10 * MOST && found.length < MOST; seen++) {
    const value = due.pop();
    if (typeof value !== 'object' || value === null) continue;
    const report = Array.isArray(value) ? null : reportIn(Object.entries(value), base);
    if (report) found.push(report);
    else due.push(...Object.values(value).slice(0, MOST).reverse());
  }
  return found;
}

function reportIn(fields: readonly (readonly [string, unknown])[], base: string): FoundReport | null {
  const textOf = (name: RegExp): string | null => {
    const value = fields.find(([key, one]) => name.test(key) && typeof one === 'string' && one !== '')?.[1];
    return typeof value === 'string' ? value : null;
  };
  const title = titleIn((textOf(TITLE) ?? '').replace(/<[^<>]{0,100}>/g, ''));
  const written = textOf(ADDRESS);
  if (written === null || !isReportOfYear(title) || !URL.canParse(written, base)) return null;
  return { address: new URL(written, base).href, title, date: firstDate(textOf(DATE) ?? '') };
}
