/** Names of the vocabularies of Word, by what their elements mean for the page. */

/** Elements whose content is not on the page. */
export const LEFT_OUT = new Set(
  'del moveFrom delText delInstrText sectPr pPrChange rPrChange tblPrChange tcPrChange trPrChange rt footnote endnote comment'.split(
    ' ',
  ),
);
/** Changes as Word 2003 wrote them; `Word.Insertion` is on the page. */
export const LEFT_OUT_2003 = /^Word\.(?:Deletion|Comment|Formatting|Numbering)$/;

/** Vocabularies whose elements share names with those of the text. */
export const DRAWINGS = new Set(['a', 'pic', 'v', 'c', 'dgm', 'o', 'wx', 'aml', 'mc']);

/** The style of a shape that is not drawn. */
export const UNSEEN_SHAPE = /visibility\s*:\s*hidden|display\s*:\s*none/i;

/** What stands for a picture; a workbook embedded in the text is shown as one. */
export const PICTURES = new Set(['pic', 'imagedata', 'chart', 'OLEObject']);

/** What programs put where nothing is filled in; a number there is a number. */
export const PROMPT = /[^\s\d.,%/+-]/;
