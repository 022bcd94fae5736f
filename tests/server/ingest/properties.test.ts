import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../schema/problem.ts';
import { readAnyDocument } from '../../../server/ingest/ingest.ts';
import { expectLinear } from '../../support/linear.ts';
import { type Blanks, balancedForm, filledForm } from './render/arbitrary.ts';
import { expectRead, readText } from './render/expect.ts';
import { type FilledForm, publishedForm } from './render/form.ts';
import { mirrored, page } from './render/page.ts';
import { valuesFirstLines, wrappedLines } from './render/pdf-lines.ts';
import { brokenMarkdown, paddedPipes, pipes, tabs } from './render/rows.ts';
import { pipedCells, pipedCellsWithSeparators, spacedCells } from './render/streams.ts';

const SEED = 20_191_231;

type Layout = (form: FilledForm) => string;

const LAYOUTS: readonly (readonly [string, Layout, Blanks])[] = [
  ['tabs', tabs, 'inner'],
  ['pipes', pipes, 'any'],
  ['padded pipes', paddedPipes, 'inner'],
  ['one piped cell a line', pipedCells, 'any'],
  ['one piped cell a line with separators', pipedCellsWithSeparators, 'inner'],
  ['a page', page, 'any'],
  ['a mirrored page', (form) => mirrored(page(form)), 'any'],
  ['one cell a line', spacedCells, 'none'],
];

describe('any valid form is read back cell for cell', () => {
  it.each(LAYOUTS)('from %s', async (_, layout, blanks) => {
    await fc.assert(
      fc.asyncProperty(filledForm(blanks), async (form) => {
        expectRead(await readText(layout(form)), form);
      }),
      { numRuns: 25, seed: SEED },
    );
  });

  it.each([
    ['wrapped PDF lines', wrappedLines],
    ['PDF lines with values first', valuesFirstLines],
    ['markdown without labels', brokenMarkdown],
  ] as const)('from %s, when its sums hold', async (_, layout) => {
    await fc.assert(
      fc.asyncProperty(balancedForm(), async (form) => {
        expectRead(await readText(layout(form)), form);
      }),
      { numRuns: 25, seed: SEED },
    );
  });
});

/** Reads, and lets nothing but a Problem pass. */
async function readOrRefuse(bytes: Uint8Array): Promise<void> {
  try {
    const report = await readAnyDocument(bytes, 'a.txt');
    for (const { content, place } of report.figures) {
      if (place) expect(report.text.slice(place.start, place.end)).toBe(content.printed);
      if (content.kind === 'number') expect(Number.isFinite(content.value)).toBe(true);
    }
    for (const part of report.breakdowns.flatMap(({ total, parts }) => [total, ...parts]))
      expect(report.narrative[part]).toBeDefined();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('any bytes', () => {
  const whole = [tabs, pipes, pipedCells, page, wrappedLines, brokenMarkdown].map((layout) =>
    encode(layout(publishedForm('suqian_city_2023'))),
  );

  it('are read or refused with a Problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        await readOrRefuse(bytes);
      }),
      { numRuns: 150, seed: SEED },
    );
  });

  it('of a damaged document are read or refused with a Problem', async () => {
    const damage = fc.record({
      document: fc.constantFrom(...whole),
      cut: fc.nat(9000),
      writes: fc.array(fc.tuple(fc.nat(9000), fc.nat(255)), { maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ document, cut, writes }) => {
        const bytes = document.slice(0, Math.max(1, document.length - cut));
        for (const [at, value] of writes) bytes[at % bytes.length] = value;
        await readOrRefuse(bytes);
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it('with lines shuffled, doubled and lost are read or refused with a Problem', async () => {
    const lines = [tabs, pipes, pipedCells, wrappedLines].map((layout) =>
      layout(publishedForm('shanghai_gov_office_2019')).split('\n'),
    );
    const shuffle = fc.constantFrom(...lines).chain((all) => fc.array(fc.constantFrom(...all), { maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(shuffle, async (mixed) => {
        await readOrRefuse(encode(mixed.join('\n')));
      }),
      { numRuns: 150, seed: SEED },
    );
  });
});

describe('a text made to be slow', () => {
  const head = '一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n';
  const fill =
    (piece: string, before = head, behind = '') =>
    (length: number): string =>
      before + piece.repeat(Math.ceil(length / piece.length)) + behind;
  const hostile: Readonly<Record<string, (length: number) => string>> = {
    digits: fill('1'),
    'digits and commas': fill('1,'),
    'thousands separators': fill('111,'),
    'number phrases': fill('主动公开政府信息1条,其中'),
    brackets: fill('（'),
    'closed brackets': fill('（a）'),
    'pinyin brackets': fill('网(wang'),
    blanks: fill(' '),
    'blanks and digits': fill(' 1'),
    tabs: fill('\t'),
    'tabs and zeros': fill('0\t'),
    pipes: fill('|'),
    'lone pipes': fill('|\n'),
    'zeros a line': fill('0\n'),
    'rows of seven': fill('0 0 0 0 0 0 0\n'),
    'first rows': fill('一、本年新收政府信息公开申请数量 0 0 0 0 0 0 0\n'),
    'every label again': fill('1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n2.重复申请\t0\t0\t0\t0\t0\t0\t0\n'),
    'words a line': fill('国家秘密\n'),
    headings: fill('一、总体情况\n'),
    'titles without end': fill('政府信息公开\n'),
    'dates without end': fill('发布日期：'),
    'periods without end': fill('统计期限自2019年1月1日'),
    'Chinese numerals': fill('一二三四'),
    'almost rulers': fill(`${'-'.repeat(399)}字\n`),
    'words of counting': fill(`公开信息${'共计'.repeat(150)}字1条，其中`),
    'labels of counting': fill(`主动公开信息9条，其中${'共计'.repeat(150)}1条，`),
    'lists of lists': fill('（其中动态1条（含2条，'),
    rulers: fill('|---'),
    dashes: fill('-'),
    'dashes a line': fill('--- \n'),
    'open tags': fill('<td>'),
    'nested tables': fill('<table><tr><td>'),
    'nested divisions': fill('<div><p>'),
    'formatting tags': fill('<b><i><a>'),
    'attributes without end': fill('<td a='),
    'angle brackets': fill('<'),
    comments: fill('<!--'),
    entities: fill('&nbsp;'),
    'broken entities': fill('&#x'),
    scripts: fill('<script>'),
    'spaces in a page': fill(' \n ', `<p>${head}`, '</p>'),
    'one long cell': fill('<p>字</p>', `<table><tr><td>${head}`, '</td></tr></table>'),
  };

  it.each(Object.entries(hostile))('takes longer by as much as it is longer: %s', (_, text) =>
    expectLinear((factor) => readOrRefuse(encode(text(factor * 20_000)))),
  );
});
