/** Which findings a return sheet asks about, and how one that was sent stands. */
import { describe, expect, test } from 'vitest';
import { type AskedFinding, isToAsk, stateOfSheet } from '../../../schema/check/sheet.ts';
import { FINDING_STATES } from '../../../schema/check/verdict.ts';

test('whatever is not settled is asked; a hint only where an editor said so', () => {
  const asked = (severity: 'error' | 'warning' | 'hint') =>
    FINDING_STATES.filter((state) => isToAsk({ state, severity }));
  expect(asked('error')).toEqual(['open', 'reopened', 'askedBack', 'confirmed']);
  expect(asked('warning')).toEqual(asked('error'));
  expect(asked('hint')).toEqual(['askedBack', 'confirmed']);
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
