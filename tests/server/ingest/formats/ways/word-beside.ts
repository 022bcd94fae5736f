/** Text boxes and pictures, which stand upon the text. */

import { PLAIN, p, run, tbl, tr } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { values, WordWays } from './word-ways.ts';

const ways = new WordWays();

const box = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData uri="w"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const oldBox = (content: string): string =>
  `<w:r><w:pict><v:shape type="#_x0000_t202"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
const INLINE_PICTURE =
  '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';

ways.add('everything in a text box', {}, {}, (body) => p(box(body)));
ways.add('everything in an old text box', {}, {}, (body) => p(oldBox(body)));
ways.add('the tables in text boxes, anchored to the paragraph before', { tbl: (rows) => p(box(tbl(rows))) });
ways.add('a text box with a page number anchored in a cell of each row', {
  tr: (cells, row) =>
    tr(
      cells.map((cell, index) =>
        index === cells.length - 1 && row > 4 ? cell.replace('</w:pPr>', `</w:pPr>${box(p(run('- 3 -')))}`) : cell,
      ),
    ),
});
ways.add('a floating seal anchored in a cell of each row', {
  tr: (cells) =>
    tr(
      cells.map((cell, index) =>
        index === cells.length - 1
          ? cell.replace(
              '</w:pPr>',
              '</w:pPr><w:r><w:drawing><wp:anchor behindDoc="1"><a:graphic><a:graphicData><pic:pic><pic:blipFill/></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>',
            )
          : cell,
      ),
    ),
});
ways.add('only the old form of a drawing', {}, {}, (body) =>
  p(
    `<w:r><mc:AlternateContent><mc:Fallback><w:pict><v:textbox><w:txbxContent>${body}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
  ),
);
ways.add('the title in a text box', {
  line: (text) => (text.endsWith('年度报告') ? p(box(p(run(text)))) : PLAIN.line(text)),
});
ways.add(
  'a small picture beside each figure',
  values((text) => p(`${run(text)}${INLINE_PICTURE}`)),
);

export const BESIDE: readonly FormCase[] = ways.cases;
