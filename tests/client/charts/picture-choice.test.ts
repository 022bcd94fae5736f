import { expect, it } from 'vitest';
import { pictureQuery } from '../../../client/charts/picture-choice.ts';
import { parseAddress, scaleAt } from '../../../schema/chart/address.ts';
import { SIZE_IDS, SIZES } from '../../../schema/chart/sizes.ts';

const chart = parseAddress('measure=requests.received&of=shifan&theme=print&w=500&rev=9');

it('asks for the picture of a size by name as that address does, in the inks chosen, and for the rest of the question', () => {
  for (const size of SIZE_IDS) {
    const png = pictureQuery(chart, { size, theme: 'mono' }, 'png');
    const { width, height, scale } = SIZES[size];
    expect(parseAddress(png)).toEqual({ ...chart, theme: 'mono', width, height });
    expect(scaleAt(png)).toBe(scale);
  }
});

it('leaves a chart as large as its own address says, and a drawing without dots', () => {
  const own = { size: null, theme: 'print' } as const;
  expect(parseAddress(pictureQuery(chart, own, 'png'))).toEqual(chart);
  expect(scaleAt(pictureQuery(chart, own, 'png'))).toBe(2);
  expect(pictureQuery(chart, own, 'svg')).not.toContain('scale');
});
