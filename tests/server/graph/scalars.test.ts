/** Days and instants that are handed in. */
import { expect, test } from 'vitest';
import { DateScalar, DateTimeScalar } from '../../../server/graph/scalars.ts';

test.each(['2024-02-29', '2027-03-31'])('%s is a day', (text) => expect(DateScalar.parseValue(text)).toBe(text));

test.each(['2023-02-29', '2027-3-31', '31.3.2027', '', 20270331, null])('%j is none', (text) =>
  expect(() => DateScalar.parseValue(text)).toThrow(/^Date must be a day of the calendar as YYYY-MM-DD/),
);

test('an instant has a day, a time and an offset', () => {
  for (const text of ['2026-01-20T02:00:00.000Z', '2026-01-20T10:00+08:00'])
    expect(DateTimeScalar.parseValue(text)).toBe(text);
  for (const text of ['2026-01-20', '2026-01-20T10:00', '2026-02-30T10:00Z'])
    expect(() => DateTimeScalar.parseValue(text)).toThrow('DateTime');
});
