/** What an address chooses of findings: what is known is taken, anything else falls back to what waits. */
import { expect, test } from 'vitest';
import { areJudged, askedBy, readChoice, SHOWN, SHOWN_LABELS, type Shown } from '../../../schema/check/choice.ts';
import { RULES } from '../../../schema/check/rules/index.ts';
import { FINDING_STATES } from '../../../schema/check/verdict.ts';

const asked = (query: string) => {
  const params = new URLSearchParams(query);
  return readChoice((name) => params.get(name));
};
const WAITS = { show: 'waiting', severity: null, rule: null, publisher: null };

test('findings are those that wait for somebody, unless others are asked for', () => {
  expect(asked('')).toEqual(WAITS);
  const [rule] = RULES;
  expect(asked(`show=dismissed&severity=error&rule=${rule?.id}&publisher=hill-a`)).toEqual({
    show: 'dismissed',
    severity: 'error',
    rule: rule?.id,
    publisher: 'hill-a',
  });
  expect(asked('show=everything&severity=grave&rule=NO-SUCH')).toEqual(WAITS);
});

test('every state is asked for by one choice, and what nobody judges by its outcome', () => {
  const by = (show: Shown) => askedBy({ ...asked(''), show });
  const states = SHOWN.filter((show) => show !== 'all').flatMap((show) => by(show).states ?? []);
  expect(states.toSorted()).toEqual([...FINDING_STATES].sort());
  expect(by('all')).toMatchObject({ states: null, outcomes: null });
  expect(by('holds')).toMatchObject({ states: null, outcomes: ['confirmed'] });
  expect(by('notAssessable')).toMatchObject({ states: null, outcomes: ['notAssessable'] });
  expect(SHOWN.filter((show) => !areJudged(show))).toEqual(['notAssessable', 'holds']);
  expect(Object.keys(SHOWN_LABELS)).toEqual([...SHOWN]);
});
