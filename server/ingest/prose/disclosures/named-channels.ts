/** The channels that the words before a number name. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Mention } from '../sentence/mentions.ts';
import type { Token } from '../words/token.ts';
import { BESIDE, CHANNELS } from './posting-words.ts';

/** The clause that names a channel last decides; what was sent elsewhere names none. */
export function channelsNamed(lead: readonly Token[], before: readonly Token[]): readonly Token[] {
  let last = before;
  let named: Token[] = [];
  let isBehindStop = false;
  const close = (): void => {
    if (named.length > 0) last = named;
    named = [];
  };
  for (const token of lead) {
    if (token.kind === 'mark' && token.sign !== '、') {
      close();
      if (token.sign === ';') isBehindStop = true;
    }
    // ;安全领域,全年发布信息800条: another subject than the one before the stop.
    else if (token.kind === 'unknown' && isBehindStop) last = [];
    else if (token.kind === 'channel' || (named.length > 0 && (token.sign === '、' || token.kind === 'conj')))
      named.push(token);
    else if (token.kind === 'agent') {
      named = [];
      last = [];
    }
  }
  close();
  return last;
}

/** 微信公众号发布信息1132条、微博9874条: the verb before is that of both. `before`: what the number before was read as. */
export function goesOnWithChannel({ own, behind }: Mention, before: NarrativeMeasure | undefined): boolean {
  return (
    (behind === '、' || behind === ',' || behind === 'number') &&
    own.every(({ kind, sign }) => BESIDE.has(kind) || sign === '、') &&
    before !== undefined &&
    CHANNELS.has(before)
  );
}
