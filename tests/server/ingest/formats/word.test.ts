import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../../server/ingest/open.ts';
import { rawWord, WORD_NAMESPACE } from './zip-writer.ts';

async function textOf(body: string, parts: Readonly<Record<string, string>> = {}): Promise<string> {
  return (await openDocument(rawWord(body, parts), 'a.docx')).text;
}

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const words = (text: string): string => paragraph(run(text));

describe('the text of a Word document', () => {
  it('has a paragraph a line, runs joined, line breaks kept', async () => {
    const text = await textOf(
      words('甲') + paragraph(`${run('主动公开 ')}${run('42')}${run(' 条')}<w:r><w:br/></w:r>${run('乙')}`),
    );
    expect(text).toBe('甲\n主动公开 42 条\n乙');
  });

  it('has a table row a line, cells of several paragraphs joined, and cells that carry on a merged one left out', async () => {
    const first = row(
      cell(words('组'), '<w:vMerge w:val="restart"/>'),
      cell(words('社会') + words('公益')),
      cell(words('1')),
    );
    const second = row(cell(words(''), '<w:vMerge/>'), cell(words('乙')), cell(words('')));
    const third = row(cell(words('合计'), '<w:gridSpan w:val="2"/>'), cell(words('3')));
    expect(await textOf(table(first, second, third))).toBe('组\t社会 公益\t1\n乙\t\n合计\t3');
  });

  it('never shows what a merged cell hides', async () => {
    const hidden = row(cell(words('99'), '<w:vMerge w:val="continue"/>'), cell(words('1')));
    expect(await textOf(table(hidden) + words('后'))).toBe('1\n后');
  });

  it('draws a table within a cell as a table', async () => {
    const inner = table(row(cell(words('规章')), cell(words('0'))));
    expect(await textOf(table(row(cell(words('第二十条') + inner + words('')))))).toBe('第二十条\n规章\t0');
  });

  it('leaves out what was deleted, hidden, or only moved away', async () => {
    const deleted = `<w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del>`;
    const inserted = `<w:ins w:id="2">${run('13')}</w:ins>`;
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>';
    const shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明</w:t></w:r>';
    const moved = `<w:moveFrom w:id="3">${run('旧')}</w:moveFrom><w:moveTo w:id="4">${run('新')}</w:moveTo>`;
    expect(await textOf(paragraph(deleted + inserted + hidden + shown + moved))).toBe('13明新');
  });

  it('leaves out a row that was deleted', async () => {
    const gone = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(words('旧'))}${cell(words('9'))}</w:tr>`;
    expect(await textOf(table(gone, row(cell(words('新')), cell(words('1')))))).toBe('新\t1');
  });

  it('shows the results of fields and not their codes, and no table of contents', async () => {
    const field = (code: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r>` +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const contents = paragraph(field('TOC \\o "1-3"', run('一、总体情况') + field('PAGEREF _1', run('1'))));
    expect(await textOf(contents + paragraph(`${run('共')}${field('=SUM(ABOVE)', run('7'))}${run('件')}`))).toBe(
      '共7件',
    );
  });

  it('shows what a code alone draws: the words under small ones, and a sign in a ring as no number', async () => {
    const drawn = (code: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const ruby = 'EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(gong),公)';
    expect(await textOf(paragraph(`${drawn(ruby)}${run('开')}${drawn('XE "7"')}`))).toBe('公开');
    expect(await textOf(paragraph(`${run('3')}${drawn('EQ \\o\\ac(○,6)')}`))).toBe('3□');
  });

  it('reads a text box once, and marks a picture', async () => {
    const box = `<w:txbxContent>${words('框内')}</w:txbxContent>`;
    const alternate =
      `<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="s">${box}</wps:txbx></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox xmlns:v="v">${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    const picture = '<w:drawing><pic:pic xmlns:pic="p"/></w:drawing>';
    const text = await textOf(paragraph(`<w:r>${alternate}</w:r>`) + paragraph(`<w:r>${picture}</w:r>`));
    expect(text).toBe('框内\n[图片]');
  });

  it('keeps a number whole when Word has cut it into runs', async () => {
    expect(await textOf(paragraph(run('11') + run('36') + run('条')))).toBe('1136条');
  });
});

describe('ordinals that Word counts itself', () => {
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:numbering ${WORD_NAMESPACE}>
    <w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%1.%3')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '·')}</w:abstractNum>
    <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
  </w:numbering>`;
  const styles = `<w:styles ${WORD_NAMESPACE}>
    <w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="child"><w:basedOn w:val="base"/></w:style>
    <w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>
  </w:styles>`;
  const listed = (text: string, list: number, at: number): string =>
    paragraph(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
  const parts = { 'word/numbering.xml': numbering, 'word/styles.xml': styles };

  it('stand before the text, level by level, and start again under the next heading', async () => {
    const body = [
      listed('总体情况', 5, 0),
      listed('主动公开', 5, 1),
      listed('依申请', 5, 1),
      listed('细', 5, 2),
      listed('主动公开政府信息情况', 5, 0),
      listed('甲', 5, 1),
    ];
    expect(await textOf(body.join(''), parts)).toBe(
      ['一、总体情况', '（一）主动公开', '（二）依申请', '一.1细', '二、主动公开政府信息情况', '（一）甲'].join('\n'),
    );
  });

  it('come from a style and from the style it is based on', async () => {
    const styled = (text: string, style: string): string => paragraph(run(text), `<w:pStyle w:val="${style}"/>`);
    expect(await textOf(styled('甲', 'base') + styled('乙', 'child') + styled('丙', 'loop'), parts)).toBe(
      '一、甲\n二、乙\n丙',
    );
  });

  it('print nothing for bullets and for paragraphs taken out of their list, and start again where told', async () => {
    const body = listed('点', 6, 0) + listed('甲', 5, 0) + listed('无', 0, 0) + listed('新', 7, 0);
    expect(await textOf(body, parts)).toBe('点\n一、甲\n无\n一、新');
  });
});
