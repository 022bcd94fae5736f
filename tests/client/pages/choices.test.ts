/** What pages are asked by their addresses: what is known is taken, anything else falls back to the usual. */
import { expect, it } from 'vitest';
import { FIRST_OF_TOPIC, readChoice } from '../../../client/pages/compare/choice.ts';
import { byReport, OUTCOME_CHOICES, outcomesOf, readFilter } from '../../../client/pages/findings/filter.ts';
import { quantitiesOf, TOPICS } from '../../../schema/chart/quantity.ts';
import { OUTCOMES } from '../../../schema/check/finding.ts';
import { RULES } from '../../../schema/check/rules/index.ts';

const asked = (query: string): URLSearchParams => new URLSearchParams(query);

it('findings are those that wait for somebody, unless others are asked for', () => {
  expect(readFilter(asked(''))).toEqual({ outcome: 'open', rule: null, publisher: null });
  const [rule] = RULES;
  expect(readFilter(asked(`outcome=confirmed&rule=${rule?.id}&publisher=hill-a`))).toEqual({
    outcome: 'confirmed',
    rule: rule?.id,
    publisher: 'hill-a',
  });
  expect(readFilter(asked('outcome=all&rule=NO-SUCH'))).toEqual({ outcome: 'open', rule: null, publisher: null });
});

it('what waits is what failed and what is suspicious; any other choice is one outcome', () => {
  expect(outcomesOf('open')).toEqual(['failed', 'suspicious']);
  const others = OUTCOME_CHOICES.filter((choice) => choice !== 'open');
  expect(others.flatMap(outcomesOf).sort()).toEqual([...OUTCOMES].sort());
});

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
