/** Fields, of which the result is seen and the code is not. */

import { p, run } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { allValues, values, WordWays } from './word-ways.ts';

const ways = new WordWays();

const fld = (code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
ways.add(
  'figures as formulas with their result',
  values((text) => p(fld('=SUM(ABOVE) \\# "0"', run(text)))),
);
ways.add(
  'figures as simple fields',
  values((text) => p(`<w:fldSimple w:instr=" =SUM(LEFT) ">${run(text)}</w:fldSimple>`)),
);
ways.add(
  'a field within the code of a field',
  values((text) =>
    p(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>${fld('PAGE', run('9'))}<w:r><w:instrText> = 1 "a" "b" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
  ),
);
ways.add(
  'a field without result beside the figure',
  values((text) =>
    p(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE "7" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run(text)}`,
    ),
  ),
);
ways.add(
  'form fields',
  allValues((text) =>
    p(
      `<w:bookmarkStart w:id="0" w:name="T1"/><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="T1"/><w:enabled/><w:textInput><w:default w:val="5"/></w:textInput></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(text === '' ? '\u2002\u2002\u2002\u2002\u2002' : text)}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="0"/>`,
    ),
  ),
);

export const FIELDS: readonly FormCase[] = ways.cases;
