/** Tables as they are cut, nested, merged and hidden. */

import { p, run, tbl, tc, tr } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { values, WordWays } from './word-ways.ts';

const ways = new WordWays();

ways.add('a layout table around everything', {}, {}, (body) => tbl([tr([tc(body + p(''))])]));
ways.add('a layout table of two rows and two columns around everything', {}, {}, (body) =>
  tbl([tr([tc(p(run('公开文件'))), tc(p(''))]), tr([tc(body + p('')), tc(p(''))])]),
);
ways.add('each table in a cell of a layout table', { tbl: (rows) => tbl([tr([tc(tbl(rows) + p(''))])]) });
ways.add('each table three tables deep', {
  tbl: (rows) => tbl([tr([tc(tbl([tr([tc(tbl([tr([tc(tbl(rows) + p(''))])]) + p(''))])]) + p(''))])]),
});
ways.add('merged label cells by hMerge', {
  tc: (content, properties) => {
    const span = Number(/gridSpan w:val="(\d+)"/.exec(properties)?.[1] ?? 1);
    const rest = properties.replace(/<w:gridSpan[^>]*>/, '');
    if (span === 1) return tc(content, rest);
    return (
      tc(content, `${rest}<w:hMerge w:val="restart"/>`) +
      tc(p(''), `${rest.replace(' w:val="restart"', '')}<w:hMerge/>`).repeat(span - 1)
    );
  },
});
ways.add('continued cells that hold old text', {
  tc: (content, properties) => tc(/<w:vMerge\/>/.test(properties) ? p(run('66')) : content, properties),
});
ways.add('section 三 cut into two tables, the header repeated', {
  tbl: (rows, section) =>
    section !== 'III'
      ? tbl(rows)
      : tbl(rows.slice(0, 12)) + p('<w:r><w:br w:type="page"/></w:r>') + tbl([...rows.slice(0, 3), ...rows.slice(12)]),
});
ways.add('section 三 cut into two tables, without header', {
  tbl: (rows, section) =>
    section !== 'III'
      ? tbl(rows)
      : tbl(rows.slice(0, 12)) + p('<w:r><w:lastRenderedPageBreak/></w:r>') + tbl(rows.slice(12)),
});
ways.add('section 三 cut into two tables with a word between', {
  tbl: (rows, section) =>
    section !== 'III'
      ? tbl(rows)
      : tbl(rows.slice(0, 12)) + p(run('（续表）')) + tbl([...rows.slice(0, 3), ...rows.slice(12)]),
});
ways.add('every row a table of its own', { tbl: (rows) => rows.map((row) => tbl([row])).join(p('')) });
ways.add('rows that repeat as headers', {
  tr: (cells, row) => tr(cells, row < 3 ? '<w:cantSplit/><w:tblHeader/>' : '<w:cantSplit/>'),
});
ways.add('rows that begin and end off the grid', {
  tr: (cells) => tr(cells, '<w:gridBefore w:val="1"/><w:wBefore w:w="10"/><w:gridAfter w:val="2"/>'),
});
ways.add('hidden rows', {
  tr: (cells, row, section) =>
    tr(cells) +
    (section === 'III' && row > 5
      ? tr(
          cells.map(() => tc(p(run('52')))),
          '<w:hidden/>',
        )
      : ''),
});
ways.add('cells without a paragraph', {
  tc: (content, properties) =>
    content.includes('<w:t ') ? tc(content, properties) : `<w:tc><w:tcPr>${properties}</w:tcPr></w:tc>`,
});
ways.add(
  'a table of one cell within a cell',
  values((text) => tbl([tr([tc(p(run(text)))])]) + p('')),
);

export const TABLES: readonly FormCase[] = ways.cases;
