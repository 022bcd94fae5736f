/** Notes, comments, struck and hidden text beside the figures. */

import { p, run, W } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { values, WordWays } from './word-ways.ts';

const ways = new WordWays();

ways.add(
  'a raised note after each figure',
  values((text) => p(run(text) + run('1', '<w:vertAlign w:val="superscript"/>'))),
);
ways.add(
  'a raised note before each figure',
  values((text) => p(run('1', '<w:vertAlign w:val="superscript"/>') + run(text))),
);
ways.add(
  'figures that are raised altogether',
  values((text) => p(run(text, '<w:vertAlign w:val="superscript"/>'))),
);
ways.add(
  'a note raised by hand after each figure',
  values((text) => p(run(text) + run('2', '<w:position w:val="8"/><w:sz w:val="13"/>'))),
);
ways.add(
  'a note raised by its style',
  values((text) => p(run(text) + run('3', '<w:rStyle w:val="note"/>'))),
  {
    parts: {
      'word/styles.xml': `<w:styles xmlns:w="${W}"><w:style w:type="character" w:styleId="up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="note"><w:basedOn w:val="up"/></w:style></w:styles>`,
    },
    relations: [['rId1', 'styles', 'styles.xml']],
  },
);
ways.add(
  'a note in a circle after each figure',
  values((text) => p(run(`${text}①`))),
);
ways.add(
  'a raised digit character after each figure',
  values((text) => p(run(`${text}¹`))),
);
ways.add(
  'footnotes, endnotes and comments at each figure',
  values((text) =>
    p(
      `<w:commentRangeStart w:id="1"/>${run(text)}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>`,
    ),
  ),
  {
    parts: {
      'word/footnotes.xml': `<w:footnotes xmlns:w="${W}"><w:footnote w:id="2">${p(run('脚注 12'))}</w:footnote></w:footnotes>`,
      'word/comments.xml': `<w:comments xmlns:w="${W}"><w:comment w:id="1">${p(run('批注 13'))}</w:comment></w:comments>`,
      'word/header1.xml': `<w:hdr xmlns:w="${W}">${p(run('页眉 14'))}</w:hdr>`,
    },
    relations: [['rId8', 'header', 'header1.xml']],
  },
);
ways.add(
  'hidden figures beside the seen ones',
  values((text) => p(run('6', '<w:vanish/>') + run(text) + run('4', '<w:vanish w:val="true"/>'))),
);
ways.add(
  'figures hidden by their style beside the seen ones',
  values((text) => p(run(text) + run('3', '<w:rStyle w:val="dark"/>'))),
  {
    parts: {
      'word/styles.xml': `<w:styles xmlns:w="${W}"><w:style w:type="character" w:styleId="dark"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
    },
    relations: [['rId1', 'styles', 'styles.xml']],
  },
);
ways.add(
  'a struck figure before each figure',
  values((text) => p(run('6', '<w:strike/>') + run(text))),
);
ways.add(
  'a struck figure in a paragraph of its own before each figure',
  values((text) => p(run('6', '<w:dstrike/>')) + p(run(text))),
);

export const NOTES: readonly FormCase[] = ways.cases;
