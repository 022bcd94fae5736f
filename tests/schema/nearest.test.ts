import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../schema/nearest.ts';

const MEASURES = ['requests.received', 'requests.carriedIn', 'requests.granted', 'rate.granted', 'fees.amount'];

test.each([
  ['requests.receved', 'requests.received'],
  ['requests_received', 'requests.received'],
  ['requests.recieved', 'requests.received'],
  ['Requests.Received', 'requests.received'],
  ['request.granted', 'requests.granted'],
  ['rate.grantde', 'rate.granted'],
  ['fees.amout', 'fees.amount'],
])('%s is a slip of %s', (written, meant) => {
  expect(nearest(written, MEASURES)).toBe(meant);
});

test.each(['', 'x', 'fee', 'tea', 'requests', 'granted', 'fees.income', 'x'.repeat(1000)])('%s is none', (written) => {
  expect(nearest(written, MEASURES)).toBeNull();
  expect(didYouMean(written, MEASURES)).toEqual({ zh: '', en: '' });
});

test('of two that are as near the first is told, and one nearer than both before them', () => {
  expect(nearest('bureau-1', ['bureau-2', 'bureau-3'])).toBe('bureau-2');
  expect(nearest('bureau-13', ['bureau-2', 'bureau-3', 'bureau-23'])).toBe('bureau-3');
  expect(nearest('bureau-13', ['bureau-2', 'bureau-31', 'bureau-13'])).toBe('bureau-13');
});

test('two letters exchanged are one slip, and more than a quarter of the letters are none', () => {
  expect(nearest('hlil', ['hill'])).toBe('hill');
  expect(nearest('hlli', ['hill'])).toBeNull();
  expect(nearest('hlal', ['hill'])).toBeNull();
});
