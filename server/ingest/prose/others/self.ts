/** What a report says about itself in its opening: the period its figures cover, the notice it follows, its parts. */
import type { NarrativeFigure, NarrativeMeasure } from '../../../../schema/report/report.ts';
import { numeralValue } from '../../text/numerals.ts';
import type { Passage } from '../passages.ts';
import { type ProseContext, placeOf, quoteOf } from '../stated.ts';

// “20191月1日” has lost its 年.
const PERIOD = /(\d{4})年?\d{1,2}月\d{1,2}日.{0,6}?[至到\-—－~～]{1,2}(?:\d{4}年|当年|同年)?\d{1,2}月\d{1,2}日?/;
const NOTICE = /国办公开办[函发]?[([]?(20\d\d)[)\]]?第?(\d{1,3})号/g;
const SECTIONS = /([三四五六七八]|\d)(?:个|大)?部分/;
/** Where the opening stands under the first heading, only these words announce the parts of the report. */
const SECTIONS_OF_ALL = /(?:全文|本报告)[^。;]{0,20}?([三四五六七八]|\d)(?:个|大)?部分/;

/** The opening is what stands before section 一, and its first paragraphs where the opening has none of its own. */
export function readSelf({ text, lines }: ProseContext, passages: readonly Passage[]): NarrativeFigure[] {
  const figures: NarrativeFigure[] = [];
  const first = passages.findIndex(({ section }) => section !== 0);
  const opening = passages.slice(0, first < 0 ? passages.length : first + 1);
  const has = (measure: NarrativeMeasure): boolean => figures.some((figure) => figure.measure === measure);
  for (const { prose, section } of opening) {
    const add = (
      measure: NarrativeMeasure,
      found: { readonly index: number; readonly 0: string },
      value: number,
      more: { readonly label: string | null; readonly counter: string },
    ): void => {
      const to = found.index + found[0].length;
      figures.push({
        measure,
        ...more,
        value,
        approximate: false,
        quote: quoteOf(text, prose, found.index, to),
        place: placeOf(lines, prose, found.index, to),
        scope: null,
      });
    };
    const words = prose.text.slice(0, 4000);
    const period = has('document.period') ? null : PERIOD.exec(words);
    if (period && (section === 0 || /统计/.test(words.slice(Math.max(0, period.index - 20), period.index))))
      add('document.period', period, Number(period[1]), { label: null, counter: '年' });
    for (const notice of words.matchAll(NOTICE))
      add('document.notice', notice, Number(notice[2]), { label: `〔${notice[1]}〕${notice[2]}号`, counter: '号' });
    const parts = has('document.sections') ? null : (section === 0 ? SECTIONS : SECTIONS_OF_ALL).exec(words);
    const count = parts && numeralValue(parts[1] ?? '');
    if (parts && count) add('document.sections', parts, count, { label: null, counter: '部分' });
  }
  return figures;
}
