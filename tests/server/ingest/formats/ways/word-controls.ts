/** Content controls around every piece, and forms to be filled in. */

import { p, run, tbl, tc, tr } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { allValues, values, WordWays } from './word-ways.ts';

const ways = new WordWays();

const sdt = (content: string, properties = ''): string =>
  `<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:alias w:val="数量"/><w:id w:val="1"/><w:placeholder><w:docPart w:val="D"/></w:placeholder>${properties}<w:text/></w:sdtPr><w:sdtEndPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
ways.add(
  'content controls around runs',
  values((text) => p(sdt(run(text)))),
);
ways.add('content controls around cells', { tc: (content, properties) => sdt(tc(content, properties)) });
ways.add('content controls around rows', { tr: (cells) => sdt(tr(cells)) });
ways.add('content controls around tables', { tbl: (rows) => sdt(tbl(rows)) });
ways.add('content controls around everything', {
  cell: (at) => sdt(p(sdt(run(at.text)))),
  tc: (content, properties) => sdt(tc(content, properties)),
  tr: (cells) => sdt(tr(cells)),
  tbl: (rows) => sdt(tbl(rows)),
});
ways.add(
  'content controls showing their placeholder where nothing is filled in',
  allValues((text) => p(text === '' ? sdt(run('单击此处输入文字。'), '<w:showingPlcHdr/>') : sdt(run(text)))),
);
ways.add(
  'content controls with a list to choose from',
  values((text) =>
    p(
      `<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="99" w:value="99"/></w:dropDownList></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`,
    ),
  ),
);

export const CONTROLS: readonly FormCase[] = ways.cases;
