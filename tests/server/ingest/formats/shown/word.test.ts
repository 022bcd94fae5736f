/** A Word document is read as its page shows it, in each of its formats. */
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../../../server/ingest/open.ts';
import { distinctForm } from '../distinct.ts';
import { type Change, cell, docOf, run as docRun, rowEnd } from '../doc-writer.ts';
import { values } from '../ways/word-ways.ts';
import { bodyOf, documentXml, p, run, t, tc, tr, wordFile, wordParts } from '../wordml.ts';
import { zipOf } from '../zip-writer.ts';
import { expectSeen, expectUnread, FORM, other } from './expect.ts';

const STYLES = `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:kern w:val="2"/><w:sz w:val="21"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="paler"><w:basedOn w:val="pale"/></w:style>
<w:style w:type="table" w:styleId="a3"><w:tblPr/></w:style>
<w:style w:type="table" w:styleId="dark"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="003366"/></w:tcPr></w:tblStylePr></w:style>
</w:styles>`;

/** A document whose figures are dressed; `body`: what becomes of its body. */
function wordOf(dress: (text: string, hidden: string) => string, body = (xml: string): string => xml): Uint8Array {
  const xml = bodyOf(
    FORM,
    values((text) => p(dress(text, other(text)))),
  );
  return wordFile(body(xml), { parts: { 'word/styles.xml': STYLES } });
}

it('digits of a .docx that are written from right to left make no number; in a run for such a script they do', async () => {
  const back = (text: string): string => [...text].reverse().join('');
  await expectUnread(wordOf((text) => `<w:bdo w:val="rtl">${run(back(text))}</w:bdo>`));
  await expectSeen(wordOf((text) => `<w:bdo w:val="ltr">${run(text, '<w:rtl/>')}</w:bdo>`));
});

it('a .docx whose figures are all hidden has cells that could not be read, and none that is blank', () =>
  expectUnread(wordOf((text) => run(text, '<w:vanish/>'))));

const before = (properties: string): Uint8Array => wordOf((text, hidden) => run(hidden, properties) + run(text));
const fill = (color: string): string => `<w14:textFill><w14:solidFill>${color}</w14:solidFill></w14:textFill>`;
const SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="003366"/>';

describe('a number that the page of a .docx does not show is no part of a figure', () => {
  it.each([
    ['white', '<w:color w:val="FFFFFF"/>'],
    ['white by its theme', '<w:color w:val="FFFFFF" w:themeColor="background1"/>'],
    ['nearly white', '<w:color w:val="FDFDFD"/>'],
    ['white by its style', '<w:rStyle w:val="pale"/>'],
    ['white by what its style is based on', '<w:rStyle w:val="paler"/>'],
    ['of the colour it is marked with', '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'],
    ['of the colour of its own shading', `<w:color w:val="003366"/>${SHADED}`],
    ['of one point', '<w:sz w:val="2"/>'],
    ['hidden', '<w:vanish/>'],
    ['without a fill', '<w14:textFill><w14:noFill/></w14:textFill>'],
    [
      'filled with what one can see through',
      fill('<w14:srgbClr w14:val="FF0000"><w14:alpha w14:val="100000"/></w14:srgbClr>'),
    ],
    ['struck twice', '<w:dstrike/>'],
  ])('%s', (_, properties) => expectSeen(before(properties)));

  it('of the colour of its cell, its paragraph or its table', async () => {
    const dark = (text: string, hidden: string): string =>
      run(hidden, '<w:color w:val="003366"/>') + run(text, '<w:color w:val="FFFFFF"/>');
    const dressed = values((text) => p(dark(text, other(text))));
    const inCells = bodyOf(FORM, {
      ...dressed,
      tc: (content, properties, at) => tc(content, properties + (at.value ? SHADED : '')),
    });
    await expectSeen(wordFile(inCells));
    const white = values((text) => p(run(other(text), '<w:color w:val="FFFFFF"/>') + run(text)));
    const labels = bodyOf(FORM, {
      ...white,
      tc: (content, properties, at) => tc(content, properties + (at.value ? '' : SHADED)),
    });
    await expectSeen(wordFile(labels));
    await expectSeen(
      wordFile(
        bodyOf(
          FORM,
          values((text) => p(dark(text, other(text)), SHADED)),
        ),
      ),
    );
    const tables = bodyOf(FORM, dressed).replaceAll('<w:tblW ', `${SHADED}<w:tblW `);
    await expectSeen(wordFile(tables));
  });

  it('in lines that are too low to show it', () =>
    expectSeen(
      wordOf(
        (text) => run(text),
        (body) => body.replaceAll('</w:tc>', `${p(run('7'), '<w:spacing w:line="20" w:lineRule="exact"/>')}</w:tc>`),
      ),
    ));

  it('in a row that is too low to show it', () => {
    const rows = (height: string): string =>
      bodyOf(FORM, {
        tr: (cells, row, section) =>
          (section === 'II' && row === 2
            ? tr(
                cells.map((one) => one.replace(/(?<=>)\d+(?=<)/g, '7')),
                height,
              )
            : '') + tr(cells),
      });
    return expectSeen(wordFile(rows('<w:trHeight w:val="20" w:hRule="exact"/>')));
  });
});

describe('what the page of a .docx shows is read', () => {
  it.each([
    ['very pale', '<w:color w:val="E7E6E6"/>'],
    ['white on a mark', '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>'],
    ['white on its own shading', `<w:color w:val="FFFFFF"/>${SHADED}`],
    ['white on a pattern', '<w:color w:val="FFFFFF"/><w:shd w:val="pct50" w:color="000000" w:fill="auto"/>'],
    ['hidden on the web only', '<w:webHidden/>'],
    ['with an effect', '<w:effect w:val="shimmer"/>'],
    ['small', '<w:sz w:val="9"/>'],
    ['filled with the colour of text', fill('<w14:schemeClr w14:val="tx1"/>')],
    ['without an outline', '<w14:textOutline w14:w="0"><w14:noFill/></w14:textOutline>'],
  ])('%s', (_, properties) => expectSeen(wordOf((text) => run(text, properties))));

  it('white letters in a table whose style shades it, on a page with a ground, or in a box', async () => {
    const white = (text: string): string => run(text, '<w:color w:val="FFFFFF"/>');
    await expectSeen(wordOf(white, (body) => body.replaceAll('w:val="a3"', 'w:val="dark"')));
    const onGround = documentXml(
      bodyOf(
        FORM,
        values((text) => p(white(text))),
      ),
    ).replace('<w:body>', '<w:background w:color="003366"/><w:body>');
    await expectSeen(zipOf(wordParts({ document: onGround })));
    await expectSeen(
      wordOf(
        white,
        (body) =>
          `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${body}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
      ),
    );
  });

  it('in runs of which one is filled with the colour of text', () =>
    expectSeen(wordOf((text) => run(text.slice(0, 1), fill('<w14:schemeClr w14:val="tx1"/>')) + run(text.slice(1)))));

  it('in runs of other type, bold, or with a size that is the usual one', () =>
    expectSeen(
      wordOf(
        (text) =>
          `<w:r><w:rPr><w:b/><w:sz w:val="21"/><w:lang w:val="en-US"/></w:rPr>${t(text.slice(0, 1))}</w:r><w:r>${t(text.slice(1))}</w:r>`,
      ),
    ));
});

describe('two runs of a .docx that look otherwise make no number', () => {
  it.each([
    ['a colour', '<w:color w:val="FF0000"/>'],
    ['a size', '<w:sz w:val="8"/>'],
    ['a mark', '<w:highlight w:val="yellow"/>'],
    ['letters filled with a colour of the theme', fill('<w14:schemeClr w14:val="accent1"/>')],
    ['letters upon one another', '<w:w w:val="1"/>'],
    ['a place above the line', '<w:position w:val="12"/>'],
    ['a place far below it', '<w:position w:val="-400"/>'],
    ['something nobody foresaw', '<w:unseen w:val="1"/>'],
  ])('%s', (_, properties) => expectUnread(before(properties)));
});

describe('a text box of a .docx', () => {
  const box = (content: string, hidden = ''): string =>
    `<w:r><w:drawing><wp:anchor><wp:docPr id="1" name="1"${hidden}/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`;
  const oldBox = (content: string, style: string): string =>
    `<w:r><w:pict><v:shape style="${style}"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
  const whole = (around: (content: string) => string): Uint8Array =>
    wordOf(run, (body) => p(around(bodyOf(distinctForm('2021', true)))) + body);

  it('with a number, upon a number, is seen beside or over it, so that neither is read', () =>
    expectUnread(wordOf((text, hidden) => run(text) + box(p(run(hidden))))));

  it('with the only number of a cell is what is seen there', () => expectSeen(wordOf((text) => box(p(run(text))))));

  it('that is hidden is not read, whatever it holds', async () => {
    await expectSeen(wordOf((text, hidden) => run(text) + box(p(run(hidden)), ' hidden="1"')));
    await expectSeen(whole((content) => box(content, ' hidden="true"')));
    await expectSeen(whole((content) => oldBox(content, 'position:absolute;visibility:hidden')));
  });
});

describe('forms of one content of which Word shows one', () => {
  const choice = (requires: string, space = ''): Uint8Array =>
    wordOf(
      (text, hidden) =>
        `<mc:AlternateContent${space}><mc:Choice Requires="${requires}">${run(hidden)}</mc:Choice><mc:Fallback>${run(text)}</mc:Fallback></mc:AlternateContent>`,
    );
  const shown = (requires: string, space = ''): Uint8Array =>
    wordOf(
      (text, hidden) =>
        `<mc:AlternateContent${space}><mc:Choice Requires="${requires}">${run(text)}</mc:Choice><mc:Fallback>${run(hidden)}</mc:Fallback></mc:AlternateContent>`,
    );

  it('the other one, where Word does not know what the first is written in', async () => {
    await expectSeen(choice('x99'));
    await expectSeen(choice('wps y', ' xmlns:y="urn:example:unknown"'));
  });

  it('the first, where Word does, whatever prefix it has', async () => {
    await expectSeen(shown('wps'));
    await expectSeen(shown('w14 wp14'));
    await expectSeen(shown('n1', ' xmlns:n1="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'));
  });
});

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await openDocument(bytes, 'a')).text;
}

describe('a .doc', () => {
  const color = (red: number, green: number, blue: number): Change => [0x6870, red, green, blue, 0];
  const shading = (red: number, green: number, blue: number): number[] => [0, 0, 0, 0xff, red, green, blue, 0, 0, 0];
  const row = (changes: readonly Change[], ...end: Change[]): Promise<string> =>
    textOf(docOf([cell('a'), cell(docRun('356', ...changes), '365'), rowEnd([0, 0], ...end)]));

  it.each<[string, Change[]]>([
    ['white', [color(255, 255, 255)]],
    ['white by number', [[0x2a42, 8]]],
    [
      'of the colour it is marked with',
      [
        [0x2a42, 7],
        [0x2a0c, 7],
      ],
    ],
    ['of the colour of its shading', [color(0, 51, 102), [0xca71, 10, ...shading(0, 51, 102)]]],
    [
      'of the colour of its old shading',
      [
        [0x2a42, 9],
        [0x4866, 9 << 5, 1],
      ],
    ],
    ['of one point', [[0x4a43, 2, 0]]],
  ])('leaves out a number that is %s', async (_, changes) => {
    expect(await row(changes)).toBe('a\t365');
  });

  it.each<[string, Change[]]>([
    ['red', [color(255, 0, 0)]],
    ['pale', [color(0xe7, 0xe6, 0xe6)]],
    ['of another size', [[0x4a43, 9, 0]]],
    [
      'white on a mark',
      [
        [0x2a42, 8],
        [0x2a0c, 9],
      ],
    ],
  ])('keeps a number apart that is %s', async (_, changes) => {
    expect(await row(changes)).toBe('a\t356 365');
  });

  it('knows the ground of its cells', async () => {
    const dark: Change = [0xd612, 20, ...shading(255, 255, 255), ...shading(0, 51, 102)];
    expect(await row([color(255, 255, 255)], dark)).toBe('a\t356 365');
    expect(await row([color(0, 51, 102)], dark)).toBe('a\t365');
    const black: Change = [0xd612, 20, ...shading(0, 0, 0), ...shading(0, 0, 0)];
    expect(await row([[0x6870, 0, 0, 0, 0xff]], black)).toBe('a\t356365');
    const old: Change = [0xd609, 4, 0, 0, ...[(8 << 5) & 0xff, (8 << 5) >> 8]];
    expect(await row([color(255, 255, 255)], old)).toBe('a\t365');
    expect(await row([color(255, 255, 255)], old, dark)).toBe('a\t356 365');
  });

  it('leaves out a row that is too low to show anything', async () => {
    const low: Change = [0x9407, 0xec, 0xff];
    expect(await textOf(docOf([cell('a'), cell('7'), rowEnd([0, 0], low), cell('b'), cell('8'), rowEnd([0, 0])]))).toBe(
      'b\t8',
    );
  });
});

describe('an RTF document', () => {
  const HEAD =
    '{\\rtf1\\ansi\\ansicpg936{\\colortbl;\\red255\\green255\\blue255;\\red0\\green51\\blue102;\\red231\\green230\\blue230;}';
  const rtf = (content: string): Promise<string> => textOf(new TextEncoder().encode(`${HEAD}${content}}`));
  const row = (hidden: string, definition = ''): Promise<string> =>
    rtf(`\\trowd\\cellx900${definition}\\cellx1800\\pard\\intbl a\\cell\\pard\\intbl {${hidden} 356}365\\cell\\row `);

  it.each([
    ['white', '\\cf1'],
    ['of the colour it is marked with', '\\cf2\\highlight2'],
    ['of the colour of its ground', '\\cf2\\chcbpat2'],
    ['of one point', '\\fs2'],
    ['hidden', '\\v'],
    ['struck', '\\strike'],
    ['struck twice', '\\striked1'],
    ['deleted', '\\deleted'],
    ['moved elsewhere', '\\mvf'],
  ])('leaves out a number that is %s', async (_, hidden) => {
    expect(await row(hidden)).toBe('a\t365');
  });

  it.each([
    ['dark', '\\cf2'],
    ['pale', '\\cf3'],
    ['of another size', '\\fs9'],
    ['white on a mark', '\\cf1\\highlight2'],
    ['white on a pattern', '\\cf1\\chshdng5000'],
    ['set upon itself', '\\charscalex1'],
  ])('keeps a number apart that is %s', async (_, hidden) => {
    expect(await row(hidden)).toBe('a\t356 365');
  });

  it('knows the ground of its cells and paragraphs', async () => {
    expect(await row('\\cf1', '\\clcbpat2')).toBe('a\t356 365');
    expect(await row('\\cf2', '\\clcbpat2')).toBe('a\t365');
    expect(await row('\\cf1', '\\clshdng5000')).toBe('a\t356 365');
    expect(await rtf('\\pard\\cbpat2 {\\cf2 7}\\cf1 8\\par\\pard {\\cf1 9}\\cf0 10\\par')).toBe('8\n10');
  });

  it('leaves out a row that is too low to show anything', async () => {
    const one = (height: string, text: string): string =>
      `\\trowd${height}\\cellx900\\cellx1800\\pard\\intbl ${text}\\cell 7\\cell\\row `;
    expect(await rtf(one('\\trrh-20', 'a') + one('\\trrh-400', 'b') + one('\\trrh20', 'c'))).toBe('b\t7\nc\t7');
  });
});
