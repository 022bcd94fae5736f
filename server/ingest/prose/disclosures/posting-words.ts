/** The words and counters that decide whether a number counts postings. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { kinds } from '../words/kinds.ts';

/** What postings, and entries of a list, are counted in. */
export const POSTING = /^(?:条|条次|件|篇|篇次|则|项|个|份|部|期|例|起|次|幅)$/;
/** The measures of channels. */
export const CHANNELS: ReadonlySet<NarrativeMeasure> = new Set<NarrativeMeasure>([
  ...(['disclosures.website', 'disclosures.wechat', 'disclosures.weibo', 'disclosures.newMedia'] as const),
  ...(['disclosures.press', 'disclosures.bulletin', 'disclosures.gazette', 'disclosures.otherChannel'] as const),
]);
/** Of what a channel or the whole is counted in. */
export const PIECES = /^(?:条|条次|件|篇|篇次|则|份|个|部)$/;
/** Said of something else than postings of this year. */
export const NEVER =
  kinds(`compare often plan past next part span audience agent rate followers doing receive close outcome
  carry detail review litigation training fee no respectively others`);
/** Said of other papers than information in general. */
export const NOT_TOTAL = kinds('document other decision proposal request application column handle some');
/** What may stand around the name of a channel in a list. */
export const BARE =
  kinds(`channel filler within sum count among conj publish disclose info open whole now via theme unknown
  share percent`);
/** What may stand around a channel that goes on with the verb of the one before. */
export const BESIDE = kinds('channel filler unknown info');
/** Numbers told by the way: a list goes on behind them. */
export const ASIDE = kinds('compare past audience followers rate');
