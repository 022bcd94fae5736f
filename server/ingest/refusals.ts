/** The sentences with which ingest refuses a document: what is wrong, where, and what to do. */
import { Problem } from '../../schema/problem.ts';

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
