/** What the media type of a document decides, and what it does not. */
import { describe, expect, it } from 'vitest';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { publishedForm } from '../render/form.ts';
import { page } from '../render/page.ts';

const BROKEN_BY_TAGS = ['一、总体情况', '公开政府信息 30 条。', '二、主动公开政府信息情况', '三、收到和处理情况'];
const HEADINGS = '一、总体情况\n二、主动公开政府信息情况\n第二十条第（一）项\n';
const SMALL_SHEET = `${HEADINGS}信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,1,0,3\n行政规范性文件,2,0,4\n`;
const MARKDOWN = `<p>甲</p>\n<p>乙</p>\n<p>丙</p>\n${SMALL_SHEET.replaceAll(',', '\t')}`;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function outlineOf(text: string, mediaType: string | null): Promise<string> {
  const { outline } = await readAnyDocument(bytesOf(text), 'a', mediaType);
  return outline.map(({ ordinal }) => ordinal).join('');
}

/** The printed values of the first row; null where the document is refused. */
async function rulesOf(text: string, mediaType: string | null): Promise<string[] | null> {
  const report = await readAnyDocument(bytesOf(text), 'a', mediaType).catch(() => null);
  const figures = report?.figures.filter(({ cell }) => cell.startsWith('II/rules.'));
  return figures?.map(({ content }) => content.printed) ?? null;
}

describe('the media type decides', () => {
  it('that few tags make a page', async () => {
    const text = BROKEN_BY_TAGS.join('<br>');
    await expect(outlineOf(text, null)).rejects.toMatchObject({ code: 'NOT_A_REPORT' });
    expect(await outlineOf(text, 'text/html')).toBe('一二三');
    expect(await outlineOf(text, 'application/xhtml+xml')).toBe('一二三');
  });

  it('that few rows make a sheet', async () => {
    expect(await rulesOf(SMALL_SHEET, null)).not.toEqual(['1', '0', '3']);
    expect(await rulesOf(SMALL_SHEET, 'Text/CSV; header=present')).toEqual(['1', '0', '3']);
    expect(await rulesOf(SMALL_SHEET.replaceAll(',', ';'), 'text/csv')).toEqual(['1', '0', '3']);
  });

  it('that paragraph tags do not make a page of Markdown or of a sheet', async () => {
    expect(await rulesOf(MARKDOWN, null)).toBeNull();
    expect(await rulesOf(MARKDOWN, 'text/markdown')).toEqual(['1', '0', '3']);
    expect(await rulesOf(MARKDOWN.replaceAll('\t', ','), 'text/csv')).toEqual(['1', '0', '3']);
  });

  it('which encoding it is in, where the bytes may be in several', async () => {
    const big5 = Uint8Array.of(0xa4, 0x40, 0xa1, 0x42, 0xc1, 0x60, 0xc5, 0xe9);
    expect((await openDocument(big5, 'a')).text).not.toBe('一、總體');
    expect((await openDocument(big5, 'a', 'text/plain; charset=big5')).text).toBe('一、總體');
  });
});

describe('the bytes decide against the media type, and that is said', () => {
  const published = page(publishedForm('suqian_city_2023'));
  const remarks = async (text: string, mediaType: string | null): Promise<string[]> => {
    const { notes, figures } = await readAnyDocument(bytesOf(text), 'a', mediaType);
    expect(figures.length).toBeGreaterThan(0);
    return notes.flatMap(({ code, detail }) => (code === 'otherMediaType' ? [detail] : []));
  };

  it.each([
    ['a page said to be a PDF', published, 'application/pdf', '网页'],
    ['a page said to be a sheet saved as text', published, 'text/csv', '网页'],
    ['a text without a tag said to be a page', HEADINGS, 'text/html; charset=utf-8', '纯文本'],
    ['a text without a separator said to be a sheet', HEADINGS, 'text/csv', '纯文本'],
    ['a sheet said to be a PDF', `${HEADINGS}${'规章,1,0,3,0,0\n'.repeat(3)}`, 'application/pdf', '以分隔符分列的表格'],
  ])('%s', async (_, text, mediaType, content) => {
    const [type] = mediaType.split(';');
    expect(await remarks(text, mediaType)).toEqual([
      `文件标明的类型是 ${type}，内容却是${content}，已按内容读取；请核对文件有没有拿错`,
    ]);
  });

  it.each([
    ['a page that Word or a browser may have saved', published, 'application/msword'],
    ['a page exported as a workbook', published, 'application/vnd.ms-excel'],
    ['any text said to be one', published, 'text/plain'],
    ['a type that says nothing about documents', published, 'application/octet-stream'],
    ['no type at all', published, null],
  ])('but not of %s', async (_, text, mediaType) => {
    expect(await remarks(text, mediaType)).toEqual([]);
  });
});

it.each([
  ['a text', (line: string) => `${HEADINGS}${line}`],
  ['a page', (line: string) => `<html><body><p>一、总体情况</p><p>${line}&#0;</p></body></html>`],
  ['a sheet', (line: string) => `${SMALL_SHEET}${line},1,0,3\n`],
])('%s loses its NULs, which no reader sees and not every database keeps', async (_, write) => {
  // Where there are many, it is no text at all.
  const { text } = await openDocument(bytesOf(write(`${'公开政府信息'.repeat(500)}\u0000完`)), 'a');
  expect(text).toContain('公开政府信息完');
  expect(text).not.toContain('\u0000');
});
