/** Quotes of what was searched begin and end where sentences do. */
import { expect, test } from 'vitest';
import { quotedSpan } from '../../../../server/aggregate/search/quoted.ts';

const quoted = (paragraph: string, sought: string): string =>
  paragraph.slice(...quotedSpan(paragraph, paragraph.indexOf(sought), sought.length));
const FAR = '丙'.repeat(40);

test.each([
  ['a paragraph that is short, whole', '甲乙地名丙丁', '甲乙地名丙丁'],
  ['from the first sentence that begins near', `${FAR}己。庚辛，${FAR}地名。`, `庚辛，${FAR}地名。`],
  [
    'from a clause where no sentence begins near',
    `${FAR}${FAR}，庚辛${'乙'.repeat(20)}地名`,
    `庚辛${'乙'.repeat(20)}地名`,
  ],
  ['to the last sentence that ends near', `地名。${FAR}；${FAR}。`, `地名。${FAR}；`],
  ['to a clause where no sentence ends near', `地名${'乙'.repeat(20)}，${FAR}${FAR}`, `地名${'乙'.repeat(20)}，`],
  ['cut where nothing ends', `${FAR}${FAR}地名${FAR}${FAR}`, `${'丙'.repeat(60)}地名${'丙'.repeat(60)}`],
])('%s', (_, paragraph, expected) => {
  expect(quoted(paragraph, '地名')).toBe(expected);
});
