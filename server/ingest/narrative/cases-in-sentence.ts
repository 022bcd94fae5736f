/** What a whole sentence says of a number of cases in it. */
import type { NarrativeMeasure } from '../../../schema/report/report.ts';
import { kinds } from './kinds.ts';
import type { Mention } from './mentions.ts';
import { isAppealTopic, type Topic, topicOf } from './thread.ts';
import type { Token } from './tokens.ts';

/** Outcomes that nothing but requests has. */
const PLAIN: ReadonlySet<NarrativeMeasure> = new Set<NarrativeMeasure>([
  ...(['requests.granted', 'requests.partlyGranted', 'requests.refused', 'requests.unavailable'] as const),
  ...(['requests.unavailable.notHeld', 'requests.unavailable.notExisting', 'requests.unavailable.unclear'] as const),
]);
const TOPICLESS = kinds('decision proposal other disclose document column');

/** How many outcomes a sentence names that nothing but requests has; none where it counts papers. */
export function plainOutcomesIn(tokens: readonly Token[]): number {
  const named = new Set<NarrativeMeasure>();
  for (const { kind, measure } of tokens) {
    if (kind === 'document') return 0;
    if (kind === 'outcome' && measure && PLAIN.has(measure)) named.add(measure);
  }
  return named.size;
}

/** 召开发布会2次;收到申请7件,同意公开4件: the outcomes say which applications. */
export function isOfRequestsAfterAll({ own }: Mention, topic: Topic | null, plainOutcomes: number): boolean {
  if (plainOutcomes === 0 || topic === 'requests' || isAppealTopic(topic)) return false;
  const last = own.findLast(({ kind }) => kind !== 'count' && kind !== 'sum' && kind !== 'filler');
  const isReceived = last?.kind === 'application' && own.some(({ kind }) => kind === 'receive');
  const isOfOutcome = last?.kind === 'outcome' || last?.kind === 'close';
  if ((!isReceived && !isOfOutcome) || own.some(({ kind }) => TOPICLESS.has(kind))) return false;
  return plainOutcomes >= (isReceived ? 1 : 2);
}

/** 累计办结126件,其中本年办结32件. */
export function isOfAllYears(
  { at, own }: Mention,
  tokens: readonly Token[],
  words: (from: number, to: number) => string,
): boolean {
  if (own.some(({ kind }) => kind === 'now' || kind === 'whole')) return false;
  if (!own.some(({ kind, start, end }) => kind === 'sum' && words(start, end).startsWith('累计'))) return false;
  const next = tokens.slice(at + 1, at + 4);
  return next.some(({ kind }) => kind === 'among') && next.some(({ kind }) => kind === 'now');
}

/** 政府信息公开申请12件; not 因政府信息公开申请行政复议7件, nor 因信息公开申请引发的行政复议. */
export function isRequestNamedLast(own: readonly Token[]): boolean {
  const request = own.findLastIndex(({ kind }) => kind === 'request');
  if (request < 0) return false;
  const behind = own.slice(request + 1);
  const appeal = behind.findIndex((token) => isAppealTopic(topicOf([token])));
  return appeal < 0 || behind.slice(0, appeal).some(({ kind, sign }) => kind === 'conj' || sign === '、');
}
