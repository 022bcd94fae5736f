import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../../server/ingest/open.ts';
import { rawWorkbook, zipOf } from './zip-writer.ts';

async function textOf(sheet: string, parts: Readonly<Record<string, string>> = {}): Promise<string> {
  return (await openDocument(rawWorkbook(sheet, parts), 'a.xlsx')).text.replace(/\n+$/, '');
}

const inline = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('the text of a workbook', () => {
  it('has a row a line, empty cells kept between and behind, merged cells once', async () => {
    const sheet = `<sheetData>
      <row r="1">${inline('A1', '组')}${inline('B1', '甲')}<c r="D1"><v>4</v></c></row>
      <row r="2"><c r="A2"/>${inline('B2', '乙')}<c r="C2"><v>5</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A1:A2"/></mergeCells>`;
    expect(await textOf(sheet)).toBe('组\t甲\t\t4\n乙\t5\t');
  });

  it('shows numbers as people wrote them, dates as their format has them, formulas by their last value', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>';
    const sheet = `<sheetData><row r="1"><c r="A1"><v>7730.2799999999997</v></c><c r="B1" s="1"><v>45306</v></c><c r="C1" s="2"><v>45306.5</v></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="b"><v>1</v></c><c r="F1"><v>-5</v></c></row></sheetData>`;
    expect(await textOf(sheet, { 'xl/styles.xml': styles })).toBe('7730.28\t2024/1/15\t2024年1月15日\t2\tTRUE\t-5');
  });

  it('reads shared texts with their parts joined and without phonetic help, and marks one that is lost', async () => {
    const strings =
      '<sst><si><r><t>规</t></r><r><t>章</t></r><rPh><t>guī</t></rPh></si><si><t>社会\n公益</t></si></sst>';
    const sheet =
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>99</v></c></row></sheetData>';
    expect(await textOf(sheet, { 'xl/sharedStrings.xml': strings })).toBe('规章\t社会公益\t\ufffd');
  });

  it('leaves out hidden rows and hidden sheets', async () => {
    const relations =
      '<Relationships><Relationship Id="a" Target="/xl/worksheets/one.xml"/><Relationship Id="b" Target="worksheets/two.xml"/></Relationships>';
    const bytes = zipOf([
      { name: '[Content_Types].xml', bytes: '<Types/>' },
      {
        name: 'xl/workbook.xml',
        bytes: '<workbook xmlns:r="r"><sheets><sheet state="hidden" r:id="a"/><sheet r:id="b"/></sheets></workbook>',
      },
      { name: 'xl/_rels/workbook.xml.rels', bytes: relations },
      {
        name: 'xl/worksheets/one.xml',
        bytes: `<worksheet><sheetData><row r="1">${inline('A1', '暗')}</row></sheetData></worksheet>`,
      },
      {
        name: 'xl/worksheets/two.xml',
        bytes: `<worksheet><sheetData><row r="1" hidden="1">${inline('A1', '隐')}</row><row r="2">${inline('A2', '明')}</row></sheetData></worksheet>`,
      },
    ]);
    expect((await openDocument(bytes, 'a')).text.trim()).toBe('明');
  });
});
