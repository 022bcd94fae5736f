/** Every ready question is one that the grammar knows, and is asked once. */
import { expect, it } from 'vitest';
import { READY, readyQuery } from '../../../client/charts/ready.ts';
import { formatAddress, parseAddress } from '../../../schema/chart/address.ts';

it.each(READY)('$label.zh', (question) => {
  const chart = parseAddress(readyQuery(question, 'hill'));
  expect(parseAddress(formatAddress(chart))).toEqual(chart);
  expect(formatAddress(chart)).toContain('hill');
});

it('no question stands there twice, and there are thirty', () => {
  expect(new Set(READY.map((one) => formatAddress(parseAddress(readyQuery(one, 'hill'))))).size).toBe(30);
});
