/** The sentences with which ingest refuses a document: what is wrong, where, and what to do. */
import type { Label } from '../../schema/form/edition.ts';
import { Problem } from '../../schema/problem.ts';
import type { Format, FormatKind } from './readers/magic.ts';

/** What the reader was told about a document beside its bytes. */
export interface DocumentHint {
  readonly fileName: string;
  readonly mediaType: string | null;
}

export function emptyDocument(fileName: string): Problem {
  return new Problem('EMPTY_DOCUMENT', {
    zh: `文件“${fileName}”没有任何文字。请确认上传的是年报正文，再重新上传。`,
    en: `The file “${fileName}” holds no text at all. Check that it is the report itself and upload it again.`,
  });
}

export function unreadableDocument(fileName: string, cause?: unknown): Problem {
  return new Problem(
    'UNREADABLE_DOCUMENT',
    {
      zh: `文件“${fileName}”的内容不是可识别的文字（已试 UTF-8、UTF-16、GB18030 编码）。请用 UTF-8 编码另存为文本或网页（HTML）后再上传。`,
      en: `The content of “${fileName}” is no text in UTF-8, UTF-16 or GB18030. Save it as UTF-8 text or HTML and upload that.`,
    },
    { cause },
  );
}

export function unsupportedFormat(fileName: string, format: { readonly zh: string; readonly en: string }): Problem {
  return new Problem('UNSUPPORTED_FORMAT', {
    zh: `文件“${fileName}”是${format.zh}，目前还不能读取。请另存为文本（.txt）或网页（.html）后再上传。`,
    en: `The file “${fileName}” is ${format.en}, which cannot be read yet. Save it as text (.txt) or HTML (.html) and upload that.`,
  });
}

export function notAReport(fileName: string, headings: number): Problem {
  return new Problem('NOT_A_REPORT', {
    zh: `文件“${fileName}”可以读取，但通篇没有年报的三张表，六个部分的标题也只找到 ${headings} 个（至少要有 2 个）。请确认上传的是政府信息公开工作年度报告全文。`,
    en: `The file “${fileName}” can be read, but it holds none of the three tables and only ${headings} of the six section headings (at least 2 are needed). Check that it is the full text of an annual report on information disclosure.`,
  });
}

/** What to do about a format that is recognized and not read. */
const ADVICE: Readonly<Partial<Record<FormatKind, Label>>> = {
  doc: {
    zh: '请用 Word 或 WPS 打开，另存为 Word 文档（.docx）后再上传。',
    en: 'Open it in Word or WPS, save it as a Word document (.docx) and upload that.',
  },
  xls: {
    zh: '请用 Excel 或 WPS 打开，另存为 Excel 工作簿（.xlsx）后再上传。',
    en: 'Open it in Excel or WPS, save it as a workbook (.xlsx) and upload that.',
  },
  oldOffice: {
    zh: '请用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx 后再上传。',
    en: 'Open it in Word, Excel or WPS, save it as .docx or .xlsx and upload that.',
  },
  encryptedOffice: {
    zh: '请打开文件，去掉打开密码后另存，再上传。',
    en: 'Open it, remove the password, save it and upload that.',
  },
  rtf: {
    zh: '请用 Word 或 WPS 打开，另存为 Word 文档（.docx）后再上传。',
    en: 'Open it in Word or WPS, save it as a Word document (.docx) and upload that.',
  },
  picture: {
    zh: '图片里的文字和表格不能读取。请上传年报的 Word、PDF（带文字层）或网页原件。',
    en: 'Words and tables in a picture cannot be read. Upload the report itself: Word, PDF with a text layer, or the web page.',
  },
  ofd: {
    zh: '请在阅读器中导出为带文字层的 PDF，或改用 Word 原件（.docx）后再上传。',
    en: 'Export it from its reader as a PDF with a text layer, or upload the Word document (.docx) it was made from.',
  },
  slides: {
    zh: '请上传年报正文（.docx、.pdf、.xlsx、网页或文本）。',
    en: 'Upload the report itself (.docx, .pdf, .xlsx, a web page or text).',
  },
  openDocument: {
    zh: '请另存为 .docx 或 .xlsx 后再上传。',
    en: 'Save it as .docx or .xlsx and upload that.',
  },
  archive: {
    zh: '请解压后上传其中的年报，或改用 ZIP 压缩包。',
    en: 'Unpack it and upload the reports in it, or use a ZIP archive.',
  },
  zip: {
    zh: '请把其中的年报逐个上传，或按“压缩包”导入。',
    en: 'Upload the reports in it one by one, or import it as an archive.',
  },
  savedPage: {
    zh: '请在浏览器中改存为“网页，仅 HTML”（.html）后再上传。',
    en: 'Save it again in the browser as “web page, HTML only” (.html) and upload that.',
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

/** A file of a known format that is broken, or made so that it must not be followed. */
export function damagedFile(fileName: string, part: 'ZIP' | 'XML' | 'PDF' | 'FILE', cause?: unknown): Problem {
  const what = {
    ZIP: { zh: '压缩结构已损坏或不合规范', en: 'its ZIP structure is damaged or not sound' },
    XML: { zh: '内部的 XML 已损坏或不合规范', en: 'the XML in it is damaged or not sound' },
    PDF: { zh: 'PDF 结构已损坏', en: 'its PDF structure is damaged' },
    FILE: { zh: '内容已损坏', en: 'its content is damaged' },
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
  cells: (limit: number): Label => ({
    zh: `表格超过 ${limit} 个单元格`,
    en: `its tables have more than ${limit} cells`,
  }),
  sheets: (limit: number): Label => ({ zh: `工作表超过 ${limit} 张`, en: `it has more than ${limit} sheets` }),
  pages: (limit: number): Label => ({ zh: `超过 ${limit} 页`, en: `it has more than ${limit} pages` }),
  text: (limit: number): Label => ({ zh: `文字超过 ${limit} 个字符`, en: `it has more than ${limit} characters` }),
} as const;

export function tooLarge(fileName: string, what: keyof typeof TOO_MUCH, limit: number): Problem {
  const much = TOO_MUCH[what](limit);
  return new Problem('TOO_LARGE', {
    zh: `文件“${fileName}”太大，不能作为年报读取：${much.zh}。请只上传年报正文，去掉图片和附件。`,
    en: `The file “${fileName}” is too large to be read as a report: ${much.en}. Upload the report alone, without pictures and attachments.`,
  });
}
