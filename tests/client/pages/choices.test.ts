/** What pages are asked by their addresses: what is known is taken, anything else falls back to the usual. */
import { expect, it } from 'vitest';
import { FIRST_OF_TOPIC, readChoice } from '../../../client/pages/compare/choice.ts';
import { byReport } from '../../../client/pages/findings/by-report.ts';
import { quantitiesOf, TOPICS } from '../../../schema/chart/quantity.ts';

const asked = (query: string): URLSearchParams => new URLSearchParams(query);

it('findings stand by report, in the order in which their first one comes', () => {
  const lines = ['b', 'a', 'b', 'c', 'a'].map((id, at) => ({ at, report: { id } }));
  expect(byReport(lines).map(({ key, lines: own }) => [key, own.map(({ at }) => at)])).toEqual([
    ['b', [0, 2]],
    ['a', [1, 4]],
    ['c', [3]],
  ]);
});

it('bureaus are compared by requests received, the most first, unless the address says otherwise', () => {
  expect(readChoice(asked(''))).toEqual({ measure: 'requests.received', sort: 'value', kind: null });
  expect(readChoice(asked('measure=rate.granted&sort=change&kind=street'))).toEqual({
    measure: 'rate.granted',
    sort: 'change',
    kind: 'street',
  });
  expect(readChoice(asked('measure=nothing&sort=size&kind=ministry'))).toEqual(readChoice(asked('')));
});

it.each(TOPICS)('the topic %s opens with a quantity of its own, and has no other topic’s', (topic) => {
  const { rates, counts } = quantitiesOf(topic);
  expect([...rates, ...counts]).toContain(FIRST_OF_TOPIC[topic]);
  const others = TOPICS.filter((other) => other !== topic).flatMap((other) => quantitiesOf(other).counts);
  expect(counts.filter((count) => others.includes(count))).toEqual([]);
});
