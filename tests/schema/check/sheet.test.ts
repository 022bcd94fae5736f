/** Which findings a return sheet asks about, and how one that was sent stands. */
import { describe, expect, test } from 'vitest';
import { type AskedFinding, stateOfSheet, toAsk } from '../../../schema/check/sheet.ts';
import { FINDING_STATES } from '../../../schema/check/verdict.ts';

test('whatever is not settled is asked; a hint only where an editor said so, or with what it is one mistake with', () => {
  const asked = (severity: 'error' | 'warning' | 'hint') =>
    FINDING_STATES.filter((state) => toAsk([{ state, severity }]).length > 0);
  expect(asked('error')).toEqual(['open', 'reopened', 'askedBack', 'confirmed']);
  expect(asked('warning')).toEqual(asked('error'));
  expect(asked('hint')).toEqual(['askedBack', 'confirmed']);
  const hint = { state: 'open', severity: 'hint' } as const;
  const error = { state: 'open', severity: 'error' } as const;
  expect(toAsk([error, hint])).toEqual([error, hint]);
  expect(toAsk([{ ...error, state: 'dismissed' }, hint])).toEqual([]);
  expect(toAsk([error, { ...hint, state: 'explained' }])).toEqual([error]);
});

describe('a sheet that was sent', () => {
  const open: AskedFinding = { state: 'askedBack', isAnswered: false };
  const sheet = { answeredOn: null, dueOn: '2026-02-10' };
  test.each<[string, readonly AskedFinding[], string, string | null]>([
    ['sent', [open], '2026-02-10', null],
    ['overdue', [open], '2026-02-11', null],
    ['overdue', [open, { ...open, isAnswered: true }], '2026-02-11', null],
    ['answered', [{ ...open, isAnswered: true }], '2026-02-11', null],
    [
      'answered',
      [
        { state: 'dismissed', isAnswered: false },
        { state: 'explained', isAnswered: false },
      ],
      '2026-02-11',
      null,
    ],
    ['answered', [{ state: null, isAnswered: false }], '2026-02-11', null],
    ['overdue', [{ state: 'confirmed', isAnswered: false }], '2026-02-11', null],
    ['answered', [open], '2026-02-11', '2026-02-09'],
  ])('is %s: %o on %s', (state, findings, today, answeredOn) => {
    expect(stateOfSheet({ ...sheet, answeredOn }, findings, today)).toBe(state);
  });
});
