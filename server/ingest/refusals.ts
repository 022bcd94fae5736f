/** The sentences with which a document is refused: what is wrong, where, and what to do. */
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import type { Format, FormatKind } from './formats/recognize.ts';

/** What is uploaded, as sentences call it; they are written for a report. */
export const REPORT: Label = { zh: '年报正文', en: 'the report' };
const LIST: Label = { zh: '单位名录', en: 'the list of bureaus' };

/** Throws what was thrown, said of a list of bureaus. */
export function refuseList(error: unknown): never {
  if (!(error instanceof Problem)) throw error;
  const { code, sentence, retryAfter } = error;
  const said = { zh: sentence.zh.replaceAll(REPORT.zh, LIST.zh), en: sentence.en.replaceAll(REPORT.en, LIST.en) };
  throw new Problem(code, said, retryAfter === null ? {} : { retryAfter });
}

export function emptyDocument(fileName: string): Problem {
  return new Problem('EMPTY_DOCUMENT', {
    zh: `文件“${fileName}”没有任何文字。请确认上传的是${REPORT.zh}，再重新上传。`,
    en: `The file “${fileName}” holds no text at all. Check that it is ${REPORT.en} itself and upload it again.`,
  });
}

/** A document that shows nothing but pictures. */
export function picturesOnly(fileName: string): Problem {
  return new Problem('EMPTY_DOCUMENT', {
    zh: `文件“${fileName}”里只有图片，没有文字；图片里的文字和表格不能读取。请上传年报的 Word、PDF（带文字层）或网页原件。`,
    en: `The file “${fileName}” holds pictures and no text; words and tables in a picture cannot be read. Upload the report itself: Word, PDF with a text layer, or the web page.`,
  });
}

export function unreadableDocument(fileName: string): Problem {
  return new Problem('UNREADABLE_DOCUMENT', {
    zh: `文件“${fileName}”的内容不是认得的格式，也不是文字（已试 UTF-8、UTF-16、GB18030 编码），可能已损坏。请用原来的软件打开，重新另存（文本和网页用 UTF-8 编码）后再上传。`,
    en: `The content of “${fileName}” is of no format that is known here and no text in UTF-8, UTF-16 or GB18030; it may be damaged. Open it in the program that wrote it, save it anew (text and web pages as UTF-8) and upload that.`,
  });
}

export function notAReport(fileName: string, headings: number): Problem {
  return new Problem('NOT_A_REPORT', {
    zh: `文件“${fileName}”可以读取，但通篇没有年报的三张表，六个部分的标题也只找到 ${headings} 个（至少要有 2 个）。请确认上传的是政府信息公开工作年度报告全文。`,
    en: `The file “${fileName}” can be read, but it holds none of the three tables and only ${headings} of the six section headings (at least 2 are needed). Check that it is the full text of an annual report on information disclosure.`,
  });
}

/** The same of a document on a year before 2019, when there were neither the tables nor the sections. */
export function notAnOlderReport(fileName: string, headings: number): Problem {
  return new Problem('NOT_A_REPORT', {
    zh: `文件“${fileName}”可以读取，但没有 2014 年统计表，正文里也没有写明公开信息的条数或收到申请的件数，年报各部分的标题只找到 ${headings} 个（至少要有 2 个）。请确认上传的是政府信息公开工作年度报告全文。`,
    en: `The file “${fileName}” can be read, but it holds no statistics table of 2014, its text states neither how much was disclosed nor how many requests were received, and only ${headings} of the section headings were found (at least 2 are needed). Check that it is the full text of an annual report on information disclosure.`,
  });
}

/** Tables of more than one report, of which none is plainly meant. */
export function rivalReports(fileName: string, lines: readonly number[]): Problem {
  const [first = 1, second = 1] = lines;
  return new Problem('NOT_A_REPORT', {
    zh: `文件“${fileName}”里有 ${lines.length} 份“收到和处理政府信息公开申请情况”表（正文第 ${first} 行、第 ${second} 行等），分不清以哪一份为准。请把每个单位、每个年度的年报各存为一个文件后再上传。`,
    en: `The file “${fileName}” holds ${lines.length} tables of requests (at lines ${first}, ${second} of its text …), and none is plainly the report’s own. Save the report of each bureau and year as a file of its own and upload those.`,
  });
}

/** What to do about a format that is recognized and not read. */
const ADVICE: Readonly<Partial<Record<FormatKind, Label>>> = {
  oldOffice: {
    zh: '请用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx 后再上传。',
    en: 'Open it in Word, Excel or WPS, save it as .docx or .xlsx and upload that.',
  },
  encryptedOffice: {
    zh: '请打开文件，去掉打开密码后另存，再上传。',
    en: 'Open it, remove the password, save it and upload that.',
  },
  picture: {
    zh: '图片里的文字和表格不能读取。请上传年报的 Word、PDF（带文字层）或网页原件。',
    en: 'Words and tables in a picture cannot be read. Upload the report itself: Word, PDF with a text layer, or the web page.',
  },
  slides: {
    zh: '请上传年报正文（.docx、.pdf、.xlsx、网页或文本）。',
    en: 'Upload the report itself (.docx, .pdf, .xlsx, a web page or text).',
  },
  openDocument: {
    zh: '请另存为 .docx 或 .xlsx 后再上传。',
    en: 'Save it as .docx or .xlsx and upload that.',
  },
  xlsb: {
    zh: '请用 Excel 或 WPS 打开，另存为 Excel 工作簿（.xlsx）后再上传。',
    en: 'Open it in Excel or WPS, save it as a workbook (.xlsx) and upload that.',
  },
  officePackage: {
    zh: '请上传年报正文（.docx、.pdf、.xlsx、网页或文本）。',
    en: 'Upload the report itself (.docx, .pdf, .xlsx, a web page or text).',
  },
  archive: {
    zh: '请解压后上传其中的年报，或改用 ZIP 压缩包。',
    en: 'Unpack it and upload the reports in it, or use a ZIP archive.',
  },
  zip: {
    zh: '请把其中的年报逐个上传，或按“压缩包”导入。',
    en: 'Upload the reports in it one by one, or import it as an archive.',
  },
};

/** A format that is recognized and has no reader; says how to come to one that has. */
export function notReadable(fileName: string, format: Format): Problem {
  const advice = ADVICE[format.kind] ?? { zh: '', en: '' };
  return new Problem('UNSUPPORTED_FORMAT', {
    zh: `文件“${fileName}”是${format.zh}，不能读取。${advice.zh}`,
    en: `The file “${fileName}” is ${format.en}, which cannot be read. ${advice.en}`,
  });
}

export function encryptedFile(fileName: string): Problem {
  return new Problem('UNSUPPORTED_FORMAT', {
    zh: `文件“${fileName}”是加密的，没有密码不能读取。请去掉密码后另存，再上传。`,
    en: `The file “${fileName}” is encrypted and cannot be read without its password. Remove the password, save it and upload that.`,
  });
}

/** A PDF whose pages are pictures. */
export function noTextLayer(fileName: string, pages: number): Problem {
  return new Problem('UNSUPPORTED_FORMAT', {
    zh: `文件“${fileName}”有 ${pages} 页，但没有文字层（多半是扫描件），其中的数字不能读取。请上传由 Word 或 WPS 直接导出的 PDF，或 Word 原件（.docx）。`,
    en: `The file “${fileName}” has ${pages} page(s) and no text layer (most likely a scan), so its figures cannot be read. Upload a PDF exported from Word or WPS, or the Word document (.docx) itself.`,
  });
}

/** A PDF whose fonts do not say which characters they show. */
export function garbledText(fileName: string): Problem {
  return new Problem('UNSUPPORTED_FORMAT', {
    zh: `文件“${fileName}”的字体没有文字编码，复制出来的是乱码，其中的数字不能读取。请上传由 Word 或 WPS 直接导出的 PDF，或 Word 原件（.docx）。`,
    en: `The fonts in “${fileName}” do not say which characters they show, so its figures cannot be read. Upload a PDF exported from Word or WPS, or the Word document (.docx) itself.`,
  });
}

/** A file of a known format that is broken, or made so that it must not be followed. */
export function damagedFile(
  fileName: string,
  part: 'ZIP' | 'XML' | 'PDF' | 'OLE' | 'DOC' | 'XLS' | 'RTF' | 'MHT' | 'OFD',
  cause?: unknown,
): Problem {
  const what = {
    ZIP: { zh: '压缩结构已损坏或不合规范', en: 'its ZIP structure is damaged or not sound' },
    XML: { zh: '内部的 XML 已损坏或不合规范', en: 'the XML in it is damaged or not sound' },
    PDF: { zh: 'PDF 结构已损坏', en: 'its PDF structure is damaged' },
    OLE: {
      zh: '复合文档结构已损坏，或文件不完整',
      en: 'its compound file structure is damaged, or the file is cut off',
    },
    DOC: { zh: 'Word 文档结构已损坏，或文件不完整', en: 'its Word structure is damaged, or the file is cut off' },
    XLS: {
      zh: 'Excel 工作簿结构已损坏，或文件不完整',
      en: 'its workbook structure is damaged, or the file is cut off',
    },
    OFD: { zh: 'OFD 结构已损坏或不完整', en: 'its OFD structure is damaged or incomplete' },
    RTF: { zh: 'RTF 结构已损坏', en: 'its RTF structure is damaged' },
    MHT: { zh: '单个文件网页的结构已损坏', en: 'its structure of a web page in one file is damaged' },
  }[part];
  return new Problem(
    'UNREADABLE_DOCUMENT',
    {
      zh: `文件“${fileName}”不能读取：${what.zh}。请用原来的软件打开，重新另存后再上传。`,
      en: `The file “${fileName}” cannot be read: ${what.en}. Open it in the program it was made with, save it again and upload that.`,
    },
    cause === undefined ? undefined : { cause },
  );
}

const MEBIBYTE = 1024 * 1024;

/** What a document may have too much of. */
const TOO_MUCH = {
  bytes: (limit: number): Label => ({
    zh: `文件超过 ${limit / MEBIBYTE} MB`,
    en: `it is larger than ${limit / MEBIBYTE} MB`,
  }),
  entries: (limit: number): Label => ({
    zh: `压缩结构里超过 ${limit} 个文件`,
    en: `there are more than ${limit} files in it`,
  }),
  inflated: (): Label => ({ zh: '解压后过大', en: 'it is too large once unpacked' }),
  depth: (limit: number): Label => ({
    zh: `内部的 XML 嵌套超过 ${limit} 层`,
    en: `the XML in it is nested deeper than ${limit}`,
  }),
  elements: (limit: number): Label => ({
    zh: `内部的 XML 超过 ${limit} 个元素`,
    en: `the XML in it has more than ${limit} elements`,
  }),
  attributes: (limit: number): Label => ({
    zh: `内部的 XML 有元素超过 ${limit} 个属性`,
    en: `an element of the XML in it has more than ${limit} attributes`,
  }),
  formats: (limit: number): Label => ({
    zh: `数字格式超过 ${limit} 种`,
    en: `it has more than ${limit} number formats`,
  }),
  cells: (limit: number): Label => ({
    zh: `表格超过 ${limit} 个单元格`,
    en: `its tables have more than ${limit} cells`,
  }),
  headings: (limit: number): Label => ({
    zh: `六个部分的标题出现超过 ${limit} 次`,
    en: `headings of the six sections stand in it more than ${limit} times`,
  }),
  narrative: (limit: number): Label => ({
    zh: `正文里写明的数字超过 ${limit} 个`,
    en: `its text states more than ${limit} numbers`,
  }),
  content: (): Label => ({ zh: '内容过多', en: 'there is too much in it' }),
  paragraphs: (limit: number): Label => ({ zh: `超过 ${limit} 个段落`, en: `it has more than ${limit} paragraphs` }),
  sheets: (limit: number): Label => ({ zh: `工作表超过 ${limit} 张`, en: `it has more than ${limit} sheets` }),
  pages: (limit: number): Label => ({ zh: `超过 ${limit} 页`, en: `it has more than ${limit} pages` }),
  text: (limit: number): Label => ({ zh: `文字超过 ${limit} 个字符`, en: `it has more than ${limit} characters` }),
} as const;

export function tooLarge(fileName: string, what: keyof typeof TOO_MUCH, limit: number): Problem {
  const much = TOO_MUCH[what](limit);
  return new Problem('TOO_LARGE', {
    zh: `文件“${fileName}”太大，不能读取：${much.zh}。请只上传${REPORT.zh}，去掉图片和附件。`,
    en: `The file “${fileName}” is too large to be read: ${much.en}. Upload ${REPORT.en} alone, without pictures and attachments.`,
  });
}

/** Files of Word and Excel before 1997. */
export function olderOffice(fileName: string, program: 'word' | 'excel'): Problem {
  const made = program === 'word' ? 'Word 6.0/95' : 'Excel 5.0/95';
  const modern = program === 'word' ? '.docx' : '.xlsx';
  return new Problem('UNSUPPORTED_FORMAT', {
    zh: `文件“${fileName}”是 ${made} 或更早的格式，不能读取。请用 Word、Excel 或 WPS 打开，另存为 ${modern} 后再上传。`,
    en: `The file “${fileName}” is in the format of ${made} or earlier, which cannot be read. Open it in Word, Excel or WPS, save it as ${modern} and upload that.`,
  });
}

/** A workbook in which several sheets hold the same table: of other bureaus, or of other years. */
export function severalReports(fileName: string, sheets: readonly string[]): Problem {
  const shown = sheets.slice(0, 6);
  const zh = shown.map((name) => `“${name}”`).join('、');
  const en = shown.map((name) => `“${name}”`).join(', ');
  return new Problem('UNSUPPORTED_FORMAT', {
    zh: `文件“${fileName}”里有 ${sheets.length} 张工作表都填有同一张表（${zh}），无法判断要读哪一张。请只保留一份年报（其余的删除或隐藏），或每份另存为一个文件后再上传。`,
    en: `In “${fileName}”, ${sheets.length} sheets hold figures of the same table (${en}), and which one is meant cannot be told. Keep one report (delete or hide the others), or save each as a file of its own and upload that.`,
  });
}

/** A table with a row for each bureau and the form's cells as columns, as reporting systems export it. */
export function collectionSheet(fileName: string, sheet: string): Problem {
  return new Problem('NOT_A_REPORT', {
    zh: `文件“${fileName}”的工作表“${sheet}”把各项指标排成列、每行一个单位，是汇总表，不是年报。请上传各单位的年报（表二、表三、表四的格式）。`,
    en: `The sheet “${sheet}” of “${fileName}” has the form's items as columns and a row for each bureau: it is a collection, not a report. Upload the reports themselves, with their tables in the form of sections 二, 三 and 四.`,
  });
}
