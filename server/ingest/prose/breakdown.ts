/**
 * Which stated numbers are said to make up another one. A list is closed when it claims to be whole: it ends with 其他, or
 * its parts make up the total, or 其中 introduces channels without leaving any open. Only closed lists must add up.
 */
import { relationOf } from '../../../schema/check/stated.ts';
import type { Breakdown } from '../../../schema/report/report.ts';
import type { StatedInText } from './stated.ts';

export function readBreakdowns(stated: readonly StatedInText[]): Breakdown[] {
  const breakdowns: Breakdown[] = [];
  const owned = Map.groupBy(stated.keys(), (index) => stated[index]?.owner ?? null);
  const of = (owner: number): readonly number[] => owned.get(owner) ?? [];
  stated.forEach(({ figure }, index) => {
    if (figure.measure === 'disclosures.total') breakdowns.push(...byChannel(stated, index));
    if (figure.measure.startsWith('disclosures.') && figure.measure !== 'disclosures.item') {
      breakdowns.push(...byEntry(stated, index, of(index)));
    }
    if (figure.measure === 'disclosures.wechat') breakdowns.push(...byOrigin(stated, index, of(index)));
  });
  return breakdowns;
}

/** Channels of a total: those behind it, or those before it when the total comes last. */
function byChannel(stated: readonly StatedInText[], total: number): Breakdown[] {
  const whole = stated[total];
  if (!whole) return [];
  const behind = channelsFrom(stated, total, 1);
  const parts = behind.length > 0 ? behind : channelsFrom(stated, total, -1).toReversed();
  if (parts.length < 2 || whole.figure.approximate) return [];
  const sum = sumOf(stated, parts);
  // 网站350条,政务服务网120条: what is called by no channel's name may be one.
  const hasOthers = stated.some(({ owner, figure }) => owner === total && figure.measure === 'disclosures.item');
  if ((whole.lost || hasOthers) && sum !== whole.figure.value) return [];
  const introduced = parts.every((index) => stated[index]?.owner === total);
  const open = parts.some((index) => stated[index]?.open);
  const near = Math.abs(sum - whole.figure.value) * 10 <= whole.figure.value;
  const last = stated[parts.at(-1) ?? -1]?.figure.measure;
  const closed = sum === whole.figure.value || (!open && (introduced || near || last === 'disclosures.otherChannel'));
  return [{ total, parts, closed, by: 'channel' }];
}

/** Channels of the same paragraph up to the next total; rough numbers make up nothing. */
function channelsFrom(stated: readonly StatedInText[], total: number, step: 1 | -1): number[] {
  const channels: number[] = [];
  for (let index = total + step; index >= 0 && index < stated.length; index += step) {
    const part = stated[index];
    if (!part || part.paragraph !== stated[total]?.paragraph || part.figure.measure === 'disclosures.total') break;
    if (!isChannel(part) || part.figure.approximate) continue;
    // A channel stated again is no further part, another account of it is one; what divides a channel is within it.
    if (channels.some((known) => isSameChannel(stated[known], part)) || isOfChannel(stated, part)) continue;
    channels.push(index);
  }
  return channels;
}

function isSameChannel(one: StatedInText | undefined, other: StatedInText): boolean {
  if (one?.figure.measure !== other.figure.measure) return false;
  return one.figure.value === other.figure.value || relationOf(one.figure, other.figure) !== 'no';
}

function isOfChannel(stated: readonly StatedInText[], { owner }: StatedInText): boolean {
  const whole = owner === null ? undefined : stated[owner];
  return whole !== undefined && whole.figure.measure !== 'disclosures.total';
}

function isChannel({ figure }: StatedInText): boolean {
  return (
    figure.measure.startsWith('disclosures.') &&
    figure.measure !== 'disclosures.total' &&
    figure.measure !== 'disclosures.item'
  );
}

function byEntry(stated: readonly StatedInText[], total: number, owned: readonly number[]): Breakdown[] {
  const whole = stated[total];
  const parts = owned.filter((index) => stated[index]?.figure.measure === 'disclosures.item');
  if (!whole || parts.length < 2 || (whole.lost && sumOf(stated, parts) !== whole.figure.value)) return [];
  const last = stated[parts.at(-1) ?? -1]?.figure.label ?? '';
  const rough = whole.figure.approximate || parts.some((index) => stated[index]?.figure.approximate);
  const open = parts.some((index) => stated[index]?.open);
  const closed = !rough && (/^其[他它]/.test(last) || (!open && sumOf(stated, parts) === whole.figure.value));
  return [{ total, parts, closed, by: 'entry' }];
}

function byOrigin(stated: readonly StatedInText[], total: number, owned: readonly number[]): Breakdown[] {
  const parts = owned.filter((index) => stated[index]?.figure.measure.startsWith('wechat.'));
  const kinds = new Set(parts.map((index) => stated[index]?.figure.measure));
  const rough = [total, ...parts].some((index) => stated[index]?.figure.approximate);
  return kinds.size === 2 ? [{ total, parts, closed: !rough, by: 'origin' }] : [];
}

function sumOf(stated: readonly StatedInText[], parts: readonly number[]): number {
  return parts.reduce((sum, index) => sum + (stated[index]?.figure.value ?? 0), 0);
}
