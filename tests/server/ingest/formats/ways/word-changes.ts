/** Tracked changes: what counts is the text when all of them are accepted. */

import { PLAIN, p, run, t, tc, tr } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { values, WordWays } from './word-ways.ts';

const ways = new WordWays();

ways.add('plain', {});

const deleted = (text: string): string =>
  `<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const inserted = (content: string): string => `<w:ins w:id="2" w:author="a">${content}</w:ins>`;

ways.add(
  'tracked: every figure replaced',
  values((text) => p(deleted('77') + inserted(run(text)))),
);
ways.add(
  'tracked: a digit deleted within',
  values((text) => p(run(text.slice(0, 1)) + deleted('9') + run(text.slice(1)))),
);
ways.add(
  'tracked: inserted, then deleted by another',
  values((text) => p(`${inserted(`${run(text)}${deleted('5')}`)}`)),
);
ways.add(
  'tracked: moved',
  values((text) =>
    p(
      `<w:moveFromRangeStart w:id="3"/><w:moveFrom w:id="4">${run('88')}</w:moveFrom><w:moveFromRangeEnd w:id="3"/><w:moveTo w:id="5">${run(text)}</w:moveTo>`,
    ),
  ),
);
ways.add('tracked: the mark between two paragraphs deleted', {
  line: (text) => {
    if (!text.includes('1136')) return PLAIN.line(text);
    const at = text.indexOf('36 条');
    return `<w:p><w:pPr><w:rPr><w:del w:id="7"/></w:rPr></w:pPr>${run(text.slice(0, at))}</w:p>${p(run(text.slice(at)))}`;
  },
});
ways.add(
  'tracked: a figure over two paragraphs whose mark is deleted',
  values((text) =>
    text.length < 2
      ? p(run(text))
      : `<w:p><w:pPr><w:rPr><w:del w:id="7"/></w:rPr></w:pPr>${run(text.slice(0, 1))}</w:p>${p(run(text.slice(1)))}`,
  ),
);
ways.add('tracked: rows deleted between', {
  tr: (cells, row, section) =>
    tr(cells) +
    (section === 'III' && row > 4
      ? tr(
          cells.map(() => tc(p(deleted('44')))),
          '<w:del w:id="9" w:author="a"/>',
        )
      : ''),
});
ways.add('tracked: rows inserted', { tr: (cells) => tr(cells, '<w:ins w:id="9" w:author="a"/>') });
ways.add('tracked: a column deleted', {
  tr: (cells, row, section) =>
    tr(section === 'III' && row > 3 ? [...cells, tc(p(run('31')), '<w:cellDel w:id="1" w:author="a"/>')] : cells),
});
ways.add(
  'tracked: formatting changed',
  values((text) =>
    p(
      `<w:r><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>${t(text)}</w:r>`,
      '<w:pPrChange w:id="2"><w:pPr><w:pStyle w:val="x"/></w:pPr></w:pPrChange>',
    ),
  ),
);

export const CHANGES: readonly FormCase[] = ways.cases;
