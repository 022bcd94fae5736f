/** What is said of requests that the libraries beneath us refuse, by their codes and ours: what is wrong, and what to do. */
import type { Label } from '../../schema/language.ts';

const MIB = 1024 * 1024;

const sized = (bytes: number): string => (bytes >= MIB ? `${bytes / MIB} MB` : `${bytes / 1024} KB`);

/** In bytes: what anybody may send as JSON where those who are signed in may send more. */
export const ANYBODYS_BODY = MIB / 4;

const JSON_BROKEN: Label = {
  zh: '请求的正文不是有效的 JSON。请检查括号、引号和逗号后再发。',
  en: 'The body is not valid JSON. Check its braces, quotes and commas, and send it again.',
};

const SENTENCES: Readonly<Record<string, Label>> = {
  BODY_TOO_LARGE: {
    zh: `请求的正文太大：未登录时最多 ${sized(ANYBODYS_BODY)}。请登录或带上密钥，或分几次发送。`,
    en: `The body is too large: ${sized(ANYBODYS_BODY)} may be sent without a key. Sign in or send a key, or send it in parts.`,
  },
  INVALID_JSON: JSON_BROKEN,
  UNSUPPORTED_CHARSET: {
    zh: '请求的正文应为 UTF-8。请以 application/json; charset=utf-8 发送。',
    en: 'The body must be UTF-8. Send it as application/json; charset=utf-8.',
  },
  UNSUPPORTED_ENCODING: {
    zh: '不接受压缩的正文。请原样发送 JSON，去掉 Content-Encoding。',
    en: 'Compressed bodies are not accepted. Send the JSON as it is, without Content-Encoding.',
  },
  INVALID_UTF8: {
    zh: '请求的正文不是有效的 UTF-8。请把文字转成 UTF-8 后再发。',
    en: 'The body is not valid UTF-8. Write its text as UTF-8 and send it again.',
  },
  NUL_CHARACTER: {
    zh: '请求的正文含有 NUL 字符，文字中不能有它。请去掉后再发。',
    en: 'The body holds a NUL character, which no text may have. Take it out and send it again.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    zh: '请求的正文太大，没有读取。请分几次发送。',
    en: 'The body is too large and was not read. Send it in parts.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    zh: '这个地址不读取这种 Content-Type。数据请以 application/json 发送，文件请以 multipart/form-data 上传。',
    en: 'This address reads no such Content-Type. Send data as application/json, and files as multipart/form-data.',
  },
  FST_ERR_CTP_EMPTY_TYPE: {
    zh: '请求没有写明 Content-Type。数据请以 application/json 发送。',
    en: 'The request names no Content-Type. Send data as application/json.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    zh: '请求的正文与 Content-Length 不符。请重新发送。',
    en: 'The body is not as long as Content-Length says. Send it again.',
  },
  FST_ERR_BAD_URL: {
    zh: '网址不成立：其中 % 之后应为两位十六进制数。请改正后再试。',
    en: 'The address is not valid: two hexadecimal digits must follow each %. Correct it and try again.',
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    zh: '网址的一段超过 300 个字符。请核对网址。',
    en: 'A part of the address is longer than 300 characters. Check it.',
  },
  FST_INVALID_JSON_FIELD_ERROR: {
    zh: '表单的一项声明为 JSON，却不是有效的 JSON。请以普通文字发送 bureau 和 year。',
    en: 'A field of the form says that it is JSON, and is not. Send bureau and year as plain text.',
  },
  FST_FILES_LIMIT: {
    zh: '一次上传的文件太多。请分几次上传；已经给出结果的文件不必再传。',
    en: 'These are too many files for one upload. Upload them in several; those that were answered need not be sent again.',
  },
  FST_PARTS_LIMIT: {
    zh: '表单的项目太多。请分几次上传。',
    en: 'The form has too many parts. Upload in several.',
  },
  FST_FIELDS_LIMIT: {
    zh: '表单的文字项太多。请分几次上传。',
    en: 'The form has too many fields. Upload in several.',
  },
  FST_PROTO_VIOLATION: {
    zh: '表单有一项的名称不能用。文件请以 file 为名，其余为 bureau 和 year。',
    en: 'A part of the form has a name that cannot be used. Name files “file”, and fields “bureau” and “year”.',
  },
};

/** `said`: what the library says of it, where we have no words of our own. */
export function wordsOf(code: string, said: string): Label {
  return (
    SENTENCES[code] ?? {
      zh: `这个请求不成立（${code}：${said}）。请改正后再发。`,
      en: `The request cannot be answered (${code}: ${said}). Correct it and send it again.`,
    }
  );
}
