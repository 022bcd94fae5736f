/** Dates as reports print them: `2020-01-31`, `2020年1月31日`, `2020/1/31`, with blanks anywhere. */

const DATE = /(\d{4})\s{0,3}[年\-/.．]\s{0,3}(\d{1,2})\s{0,3}[月\-/.．]\s{0,3}(\d{1,2})/;
/** In order of what they say about publication. */
const PUBLISHED = ['发布日期', '发布时间', '公开日期', '发文日期', '成文日期', '生成日期', '公布日期', '公布时间'];

/** ISO date, or null when there is no such day. */
function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The first date in a text, ISO; null when there is none, or no such day. */
export function firstDate(text: string): string | null {
  const match = DATE.exec(text);
  return match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The day the page says it was published; the start and the end of the text are looked at. */
export function publishedOn(text: string): string | null {
  const parts = text.length > 12_000 ? [text.slice(0, 8000), text.slice(-4000)] : [text];
  for (const word of PUBLISHED) {
    for (const part of parts) {
      let at = part.indexOf(word);
      for (let tries = 0; at >= 0 && tries < 20; tries++) {
        const behind = part.slice(at + word.length, at + word.length + 30).trimStart();
        if (/^[:：\]】|\d]/.test(behind)) {
          const date = firstDate(behind.slice(0, 24));
          if (date !== null) return date;
        }
        at = part.indexOf(word, at + 1);
      }
    }
  }
  return null;
}

export interface Period {
  /** ISO dates. */
  readonly from: string;
  readonly to: string;
}

/** “20191月1日” has lost its 年. */
const RANGE =
  /(\d{4})年?(\d{1,2})月(\d{1,2})日?.{0,6}?[至到\-—－~～]{1,2}(?:(\d{4})年)?(?:当年|同年)?(\d{1,2})月(\d{1,2})/;
/** No period of a report is shorter: the first began on 1 May 2008. */
const LEAST_DAYS = 200;
const DAY = 86_400_000;

/**
 * The period the figures cover, as printed, which need be no year of the calendar: from the sentence on 统计期限 or the words
 * “1月1日…至…12月31日”; else the first stretch of most of a year that the opening names, such as a school year.
 */
export function periodOf(text: string): Period | null {
  for (const word of ['统计期限', '统计时限', '统计时间', '期限', '1月1日', '1 月 1 日']) {
    const at = text.indexOf(word);
    if (at < 0) continue;
    const near = text.slice(Math.max(0, at - (word.startsWith('1') ? 8 : 0)), at + 60).replace(/\s/g, '');
    const period = periodIn(RANGE.exec(near));
    if (period) return period;
  }
  for (const match of text.slice(0, 6000).replace(/\s/g, '').matchAll(new RegExp(RANGE, 'g'))) {
    const period = periodIn(match);
    if (period && Date.parse(period.to) - Date.parse(period.from) >= LEAST_DAYS * DAY) return period;
  }
  return null;
}

function periodIn(match: RegExpExecArray | null): Period | null {
  if (!match) return null;
  const year = Number(match[1]);
  const from = isoDate(year, Number(match[2]), Number(match[3]));
  const to = isoDate(match[4] === undefined ? year : Number(match[4]), Number(match[5]), Number(match[6]));
  return from && to ? { from, to } : null;
}
