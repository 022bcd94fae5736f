/** Figures and labels as they are typed. */

import { bodyOf, p, run, t, tbl, tc, tr, wordFile } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { labels, values, WordWays } from './word-ways.ts';

const ways = new WordWays();

ways.add(
  'digits as runs of their own, with marks between',
  values((text) =>
    p(
      Array.from(
        text,
        (digit) =>
          `<w:proofErr w:type="spellStart"/>${run(digit)}<w:bookmarkStart w:id="3" w:name="_Hlk"/><w:proofErr w:type="spellEnd"/>`,
      ).join(''),
    ),
  ),
);
ways.add(
  'full-width digits',
  values((text) =>
    p(run(Array.from(text, (d) => (/\d/.test(d) ? String.fromCharCode(d.charCodeAt(0) + 0xfee0) : d)).join(''))),
  ),
);
ways.add(
  'digits of the symbol font',
  values((text) =>
    p(
      Array.from(text, (d) => (/\d/.test(d) ? `<w:r><w:sym w:font="Symbol" w:char="F03${d}"/></w:r>` : run(d))).join(
        '',
      ),
    ),
  ),
);
ways.add(
  'tabs, optional hyphens and joiners around figures',
  values((text) =>
    p(
      `<w:r><w:tab/></w:r>${run(`\u200d${text.slice(0, 1)}\u2060`)}<w:r><w:softHyphen/></w:r>${run(`${text.slice(1)}\u00ad\u200b`)}<w:r><w:ptab w:alignment="right"/></w:r>`,
    ),
  ),
);
ways.add(
  'line breaks around figures',
  values((text) => p(`<w:r><w:br/></w:r>${run(text)}<w:r><w:cr/></w:r>`)),
);
ways.add(
  'figures in the second of two paragraphs',
  values((text) => p('') + p(run(text)) + p('')),
);
ways.add(
  'labels broken over paragraphs',
  labels((text) => (text.length < 5 ? p(run(text)) : p(run(text.slice(0, 3))) + p(run(text.slice(3))))),
);
ways.add(
  'labels with blanks between characters',
  labels((text) => p(run(Array.from(text).join(' ')))),
);
ways.add(
  'figures with a counter',
  values((text) => p(run(`${text} 件`))),
);
ways.add(
  'ruby over labels',
  labels((text) =>
    p(
      `<w:r><w:ruby><w:rubyPr><w:hps w:val="10"/></w:rubyPr><w:rt><w:r>${t('zì')}</w:r></w:rt><w:rubyBase><w:r>${t(text.slice(0, 1))}</w:r></w:rubyBase></w:ruby></w:r>${run(text.slice(1))}`,
    ),
  ),
);
ways.add(
  'ruby over figures',
  values((text) =>
    p(`<w:r><w:ruby><w:rt><w:r>${t('7')}</w:r></w:rt><w:rubyBase><w:r>${t(text)}</w:r></w:rubyBase></w:ruby></w:r>`),
  ),
);
ways.add(
  'smart tags and custom XML around figures',
  values((text) =>
    p(
      `<w:customXml w:element="x"><w:smartTag w:element="chmetcnv"><w:smartTagPr><w:attr w:name="SourceValue" w:val="9"/></w:smartTagPr>${run(text)}</w:smartTag></w:customXml>`,
    ),
  ),
);
ways.add(
  'two lines in one, vertical and squeezed text',
  values((text) => p(run(text, '<w:eastAsianLayout w:id="1" w:combine="1"/><w:fitText w:val="100"/>'))),
);
ways.add(
  'figures of the equation editor',
  values((text) => p(`<m:oMathPara><m:oMath><m:r><m:rPr/><w:rPr/><m:t>${text}</m:t></m:r></m:oMath></m:oMathPara>`)),
);
ways.add(
  'character data sections',
  values((text) => p(`<w:r><w:t><![CDATA[${text}]]></w:t></w:r>`)),
);
ways.add(
  'line ends of the file within figures and labels',
  labels((text) => p(`<w:r><w:t>${text.slice(0, 2)}\n${text.slice(2)}</w:t></w:r>`)),
);
ways.addFile('two rows of section 二 typed as paragraphs of one row', (form) =>
  wordFile(
    bodyOf(form, {
      tbl: (rows, section) => {
        if (section !== 'II') return tbl(rows);
        const typed = form.blocks['1']?.rows ?? [];
        const column = (index: number): string => tc(typed.map((row) => p(run(String(row[index] ?? '')))).join(''));
        const lines = typed.length > 0 && typed.every((row) => row.some((value) => value !== null));
        if (!lines) return tbl(rows);
        const names = tc(['规章', '行政规范性文件'].map((name) => p(run(name))).join(''));
        return tbl([...rows.slice(0, 2), tr([names, column(0), column(1), column(2)]), ...rows.slice(4)]);
      },
    }),
  ),
);

export const CHARACTERS: readonly FormCase[] = ways.cases;
