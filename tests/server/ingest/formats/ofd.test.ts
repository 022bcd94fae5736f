import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../server/ingest/formats/limits.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { lowered } from '../../../support/lowered.ts';
import { expectRead } from '../render/expect.ts';
import { distinctForm } from './distinct.ts';
import {
  type OfdContainer,
  type OfdDress,
  ofdFile,
  ofdOf,
  ofdPages,
  ofdParts,
  PLAIN_OFD,
  stepsFor,
  strokedRule,
  textObject,
} from './ofd.ts';
import { escaped } from './wordml.ts';
import { zipOf } from './zip-writer.ts';

const FORM = distinctForm('2021');
const FIGURE = /^-?\d+(?:\.\d+)?$/;

async function expectForm(bytes: Uint8Array, form = FORM): Promise<void> {
  const report = await readAnyDocument(bytes, 'a');
  expectRead(report, form);
  expect(report).toMatchObject({ publisher: form.publisher, year: form.year, notes: [] });
  expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
}

/** The lines of a page with these objects, and a sentence above them. */
async function linesOf(objects: string, rest: Partial<OfdContainer> = {}): Promise<string[]> {
  const above = textObject('这一页的文字足够让人看出不是扫描件', { x: 20, y: 20 }, 4);
  const { text } = await openDocument(ofdFile({ pages: [`<ofd:Layer>${above}${objects}</ofd:Layer>`], ...rest }), 'a');
  return text.split('\n').slice(1);
}
const at = (text: string, x: number, y: number, more = '', within = ''): string =>
  textObject(text, { x, y }, 4, more, within);
const object = (content: string, more = ''): string =>
  `<ofd:TextObject Boundary="30 50 150 60" Size="4"${more}>${content}</ofd:TextObject>`;

describe('an OFD file', () => {
  it.each([
    ['full', FORM],
    ['sparse', distinctForm('2021', true)],
    ['of 2019', distinctForm('2019')],
  ])('reads cell for cell: %s', (_, form) => expectForm(ofdOf(form), form));

  const coded = (text: string, steps: string): string =>
    `<ofd:TextCode X="0" Y="4"${steps}>${escaped(text)}</ofd:TextCode>`;
  const dressed: Readonly<Record<string, Partial<OfdDress>>> = {
    'with equal steps written once': {
      text: (text, { x, y }, size) => {
        const steps = stepsFor(text, size);
        const alike = steps.length > 0 && steps.every((step) => step === steps[0]);
        const delta = alike ? `g ${steps.length} ${steps[0]}` : steps.join(' ');
        return `<ofd:TextObject Boundary="${x} ${y - size} 200 ${size}" Size="${size}"><ofd:TextCode X="0" Y="${size}" DeltaX="${delta}">${escaped(text)}</ofd:TextCode></ofd:TextObject>`;
      },
    },
    'with the last step standing for the rest, and none': {
      text: (text, { x, y }, size) => {
        const steps = stepsFor(text, size);
        const alike = steps.length > 0 && steps.every((step) => step === steps[0]);
        const code = coded(text, alike ? ` DeltaX="${steps[0]}"` : '').replace('Y="4"', `Y="${size}"`);
        return `<ofd:TextObject Boundary="${x} ${y - size} 200 ${size}" Size="${size}">${code}</ofd:TextObject>`;
      },
    },
    'with text scaled by a matrix': {
      text: (text, { x, y }, size) =>
        textObject(text, { x, y }, size)
          .replace(/Size="[^"]*"/, `Size="1" CTM="${size} 0 0 ${size} 0 0"`)
          .replace(/Y="[^"]*"/, 'Y="1"')
          .replace(/DeltaX="[^"]*"/, `DeltaX="${stepsFor(text, 1).join(' ')}"`),
    },
    'with rules that are filled': {
      rule: (from, to) => {
        const [w, h] = [Math.max(0.3, to.x - from.x), Math.max(0.3, to.y - from.y)];
        return `<ofd:PathObject Boundary="${from.x} ${from.y} ${w} ${h}" Stroke="false" Fill="true"><ofd:FillColor Value="0 0 0"/><ofd:AbbreviatedData>M 0 0 L ${w} 0 L ${w} ${h} L 0 ${h} C</ofd:AbbreviatedData></ofd:PathObject>`;
      },
    },
    'with boundaries that are inside out': {
      rule: (from, to) => strokedRule(from, to).replace(/Boundary="(\S+) (\S+) [^"]*"/, 'Boundary="$1 $2 -0.3 -0.3"'),
    },
    'with blocks in blocks': {
      page: (objects) => PLAIN_OFD.page(`<ofd:PageBlock><ofd:PageBlock>${objects}</ofd:PageBlock></ofd:PageBlock>`),
    },
    'with a background in white': {
      page: (objects) =>
        PLAIN_OFD.page(
          `<ofd:PathObject Boundary="0 0 210 297" Stroke="false" Fill="true"><ofd:FillColor Value="255 255 255"/><ofd:AbbreviatedData>M 0 0 L 210 0 L 210 297 L 0 297 C</ofd:AbbreviatedData></ofd:PathObject>${objects}`,
        ),
    },
  };
  it.each(Object.entries(dressed))('reads cell for cell %s', (_, dress) => expectForm(ofdOf(FORM, dress)));

  it.each([
    ['another namespace', { namespace: 'http://www.ofdspec.org' }],
    ['pages named from the root', { path: (page: number) => `/Doc_0/Pages/Page_${page}/Content.xml` }],
    ['pages named from the root without its sign', { path: (page: number) => `Doc_0/Pages/Page_${page}/Content.xml` }],
    ['backslashes and steps upwards', { path: (page: number) => `..\\Doc_0\\Pages\\.\\Page_${page}\\content.XML` }],
  ])('reads cell for cell with %s', (_, rest) => expectForm(ofdOf(FORM, {}, rest)));

  it('reads pages that lie on their side', () => {
    const turned = ofdPages(FORM, {
      page: (objects) =>
        `<ofd:Layer><ofd:CompositeObject Boundary="0 0 297 210" CTM="0 1 -1 0 297 0" ResourceID="7"/></ofd:Layer>${objects}`,
    });
    const objects = turned.map((page) => page.slice(page.indexOf('</ofd:Layer>') + 12));
    const files = objects.map((content, index) => {
      const unit = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>${content}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
      return [`Doc_0/Pages/Page_${index}/Res.xml`, unit] as const;
    });
    const page = turned[0]?.slice(0, turned[0].indexOf('</ofd:Layer>') + 12) ?? '';
    return expectForm(
      ofdFile({
        pages: objects.map(() => page),
        parts: Object.fromEntries(files),
        beside: '<ofd:PageRes>Res.xml</ofd:PageRes>',
        area: '0 0 297 210',
      }),
    );
  });

  it('reads what stands in templates, below and above', async () => {
    const common = ['Background', 'Foreground'].map(
      (order, index) => `<ofd:TemplatePage ID="${index}" ZOrder="${order}" BaseLoc="Tpls/${index}.xml"/>`,
    );
    const parts = {
      'Doc_0/Tpls/0.xml': `<ofd:Content><ofd:Layer>${at('下面', 30, 50)}</ofd:Layer></ofd:Content>`,
      'Doc_0/Tpls/1.xml': `<ofd:Content><ofd:Layer>${at('上面', 30, 60)}</ofd:Layer></ofd:Content>`,
    };
    const beside = '<ofd:Template TemplateID="0"/><ofd:Template TemplateID="1"/><ofd:Template TemplateID="9"/>';
    expect(await linesOf(at('本页', 30, 70), { common: common.join(''), parts, beside })).toEqual([
      '下面',
      '上面',
      '本页',
    ]);
    const cover =
      '<ofd:PathObject Boundary="20 40 50 15" Stroke="false" Fill="true"><ofd:FillColor Value="240"/><ofd:AbbreviatedData>M 0 0 L 50 0 L 50 15 L 0 15 C</ofd:AbbreviatedData></ofd:PathObject>';
    expect(await linesOf(cover, { common: common.join(''), parts, beside })).toEqual(['上面']);
  });

  const PALE = '<ofd:FillColor Value="255 255 255"/>';
  it.each([
    ['not visible', at('88', 30, 50, ' Visible="false"')],
    ['of no opacity', at('88', 30, 50, ' Alpha="0"')],
    ['of a colour of no opacity', at('88', 30, 50, '', '<ofd:FillColor Value="0 0 0" Alpha="0"/>')],
    ['neither filled nor stroked', at('88', 30, 50, ' Fill="false"')],
    ['white', at('88', 30, 50, '', PALE)],
    ['white in one number', at('88', 30, 50, '', '<ofd:FillColor Value="255"/>')],
    ['white in inks', at('88', 30, 50, '', '<ofd:FillColor Value="0 0 0 0"/>')],
    ['white by a parameter based on another', at('88', 30, 50, ' DrawParam="5"')],
    ['white by the parameter of its layer', `<ofd:PageBlock DrawParam="5">${at('88', 30, 50)}</ofd:PageBlock>`],
    ['too small to be seen', textObject('88', { x: 30, y: 50 }, 0.2)],
    ['outside its boundary', object('<ofd:TextCode X="0" Y="80" DeltaX="2">88</ofd:TextCode>')],
    ['beside the paper', at('88', 230, 50)],
    [
      'cut away',
      at('88', 30, 50).replace(
        '<ofd:TextCode',
        '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="40 0 9 9"><ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 L 0 9 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips><ofd:TextCode',
      ),
    ],
  ])('does not read what is %s', async (_, unseen) => {
    const resources = `<ofd:DrawParams><ofd:DrawParam ID="4">${PALE}</ofd:DrawParam><ofd:DrawParam ID="5" Relative="4"/></ofd:DrawParams>`;
    expect(await linesOf(unseen + at('77', 30, 60), { resources })).toEqual(['77']);
  });

  it('reads what is stroked, red, or clipped to where it stands', async () => {
    const clip =
      '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 90 90"><ofd:AbbreviatedData>M 0 0 L 90 0 L 90 90 L 0 90 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>';
    const seen = [
      at('甲', 30, 50, ' Fill="false" Stroke="true"'),
      at('乙', 30, 60, '', '<ofd:FillColor Value="200 0 0"/>'),
      at('丙', 30, 70, '', clip),
      at('丁', 30, 80, '', '<ofd:FillColor><ofd:AxialShd/></ofd:FillColor>'),
      at('戊', 30, 90, '', '<ofd:FillColor Value="#c0 #00 #00"/>'),
    ];
    expect(await linesOf(seen.join(''))).toEqual(['甲', '乙', '丙', '丁', '戊']);
  });

  it('places characters that others glyphs stand for, and lines that go on', async () => {
    const ligature = object(
      '<ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"><ofd:Glyphs>9</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="4" DeltaX="2 3 2">\n  afib\n</ofd:TextCode>',
    );
    const split = object(
      '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="2"><ofd:Glyphs>8 9</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="12" DeltaX="2 2">甲1</ofd:TextCode>',
    );
    const below = object(
      '<ofd:TextCode X="0" Y="20" DeltaX="2">12</ofd:TextCode><ofd:TextCode Y="30" DeltaX="2">34</ofd:TextCode>',
    );
    expect(await linesOf(ligature + split + below)).toEqual(['afib', '甲1', '12', '34']);
  });

  it('reads a column of characters, and leaves out watermarks across the page', async () => {
    const down = object('<ofd:TextCode X="0" Y="4" DeltaY="5 5">社会公</ofd:TextCode>');
    const across = at('水印水印', 60, 120, ' CTM="0.7 0.7 -0.7 0.7 0 0"');
    expect(await linesOf(down + across)).toEqual(['社会公']);
  });

  it('marks pictures of some size, by their matrix and without one', async () => {
    const image = (more: string, size = 80): string =>
      `<ofd:ImageObject Boundary="30 60 ${size} ${size}"${more} ResourceID="3"/>`;
    expect(await linesOf(image(' CTM="80 0 0 80 0 0"'))).toEqual(['[图片]']);
    expect(await linesOf(image(''))).toEqual(['[图片]']);
    expect(await linesOf(image('', 20))).toEqual([]);
  });

  it('reads annotations, signatures and attachments as no text of the report', async () => {
    const parts = {
      'Doc_0/Annots/Page_0.xml': `<ofd:Annot><ofd:Appearance>${at('水印', 30, 50)}</ofd:Appearance></ofd:Annot>`,
      'Doc_0/Signs/Sign_0/Seal.esl': new Uint8Array([0, 1, 2]),
      'Doc_0/Attachs/附件.docx': new Uint8Array([0x50, 0x4b]),
    };
    expect(await linesOf(at('正文', 30, 60), { parts })).toEqual(['正文']);
  });

  it('takes the current version of a document, and every document of the container', async () => {
    const entries = ofdParts({ pages: [at('旧的正文一共有十五个字以上才行', 30, 50)] });
    const other = ofdParts({ pages: [at('新的正文一共有十五个字以上才行', 30, 50)] });
    const moved = other.slice(1).map(({ name, bytes }) => ({ name: String(name).replace('Doc_0', 'Doc_1'), bytes }));
    const entrance = (versions: string, more = ''): { name: string; bytes: string } => ({
      name: 'OFD.xml',
      bytes: `<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot>${versions}</DocBody>${more}</OFD>`,
    });
    const version = {
      name: 'Doc_0/Versions/V1.xml',
      bytes: '<DocVersion><DocRoot>/Doc_1/Document.xml</DocRoot></DocVersion>',
    };
    const current =
      '<Versions><Version ID="0" BaseLoc="no"/><Version ID="1" Current="true" BaseLoc="/Doc_0/Versions/V1.xml"/></Versions>';
    const read = async (bytes: Uint8Array): Promise<string> => (await openDocument(bytes, 'a')).text;
    const all = [...entries.slice(1), ...moved, version];
    expect(await read(zipOf([entrance(current), ...all]))).toBe('新的正文一共有十五个字以上才行');
    expect(await read(zipOf([entrance('', '<DocBody><DocRoot>/Doc_1/Document.xml</DocRoot></DocBody>'), ...all]))).toBe(
      '旧的正文一共有十五个字以上才行\n新的正文一共有十五个字以上才行',
    );
  });

  it('is said to be recognized where its text stands unseen upon pictures of the pages', async () => {
    const scan = (objects: string): string =>
      PLAIN_OFD.page(
        `${objects.replaceAll('<ofd:TextObject', '<ofd:TextObject Visible="false"')}<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>`,
      );
    const { text, recognized } = await openDocument(ofdOf(FORM, { page: scan, rule: () => '' }), 'a');
    expect(recognized).toBe(true);
    expect(text).toContain('总体情况');
  });

  it('does not join a figure that is not seen to the one beside it', () => {
    const text = (words: string, place: { x: number; y: number }, size: number): string => {
      if (!FIGURE.test(words)) return textObject(words, place, size);
      const unseen = textObject('9', { ...place, x: place.x + (words.length * size) / 2 }, size, ' Visible="false"');
      return textObject(words, place, size) + unseen;
    };
    return expectForm(ofdOf(FORM, { text }));
  });
});

describe('an OFD file that is refused', () => {
  const parts = ofdParts({ pages: [at('甲', 30, 50)] });
  const without = (part: string): typeof parts => parts.filter(({ name }) => name !== part);
  const withPage = (bytes: string | Uint8Array): Uint8Array =>
    zipOf([...without('Doc_0/Pages/Page_0/Content.xml'), { name: 'Doc_0/Pages/Page_0/Content.xml', bytes }]);
  const many = (element: string, times: number): string =>
    `<Page><Content><Layer>${element.repeat(times)}</Layer></Content></Page>`;

  it.each([
    ['pages of pictures', ofdFile({ pages: ['<ofd:ImageObject Boundary="0 0 210 297"/>'] }), 'UNSUPPORTED_FORMAT'],
    ['sealed parts', withPage(new Uint8Array(200).fill(7)), 'UNSUPPORTED_FORMAT'],
    ['no page', ofdFile({ pages: [] }), 'UNREADABLE_DOCUMENT'],
    ['a page that is not there', zipOf(without('Doc_0/Pages/Page_0/Content.xml')), 'UNREADABLE_DOCUMENT'],
    ['no document', zipOf(without('Doc_0/Document.xml')), 'UNREADABLE_DOCUMENT'],
    [
      'a page that inflates beyond bounds',
      withPage(`<Page>${' '.repeat(LIMITS.entryInflatedBytes)}</Page>`),
      'TOO_LARGE',
    ],
    ['XML nested without end', withPage('<PageBlock>'.repeat(1000)), 'TOO_LARGE'],
    [
      'entities that multiply',
      withPage('<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><a>&b;</a>'),
      'UNREADABLE_DOCUMENT',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(openDocument(bytes, '年报.ofd')).rejects.toMatchObject({ code });
  });

  const words = object(`<TextCode X="0" Y="4" DeltaX="g 9 0.01">${'公开政府信息'.repeat(200)}</TextCode>`);
  it.each<[string, Parameters<typeof lowered>[0], () => Uint8Array, RegExp]>([
    [
      'pages',
      { pages: 4 },
      () => ofdFile({ pages: Array<string>(5).fill(at('甲乙丙丁戊己庚辛壬癸子丑', 30, 50)) }),
      /4 页/,
    ],
    ['elements', { xmlElements: 2000 }, () => withPage(many('<a/>', 2000)), /2000 个元素/],
    ['characters', { pdfCharacters: 9000 }, () => withPage(many(words.replaceAll('ofd:', ''), 9)), /9000 个字符/],
  ])('too many %s', (_, limits, bytes, sentence) =>
    lowered(limits, () =>
      expect(openDocument(bytes(), '年报.ofd')).rejects.toMatchObject({
        code: 'TOO_LARGE',
        sentence: { zh: expect.stringMatching(sentence) },
      }),
    ),
  );

  it('units within units, painted no deeper and no oftener than pages need', async () => {
    const use = '<ofd:CompositeObject Boundary="0 0 1 1" ResourceID="1"/>';
    const units = (times: number): string =>
      `<ofd:Units><ofd:CompositeGraphicUnit ID="1"><ofd:Content>${use.repeat(times)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:Units>`;
    expect(await linesOf(at('甲', 30, 50) + use, { resources: units(10) })).toEqual(['甲']);
    await lowered({ paintedObjects: 10_000 }, () =>
      expect(linesOf(use, { resources: units(100) })).rejects.toMatchObject({ code: 'TOO_LARGE' }),
    );
  });

  it('a path of steps without end is bounded', async () => {
    const path = `<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>${'M 0 0 L 1 1 '.repeat(200_000)}</ofd:AbbreviatedData></ofd:PathObject>`;
    expect(await linesOf(at('甲', 30, 50) + path)).toEqual(['甲']);
  });
});
