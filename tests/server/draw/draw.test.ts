import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chart, THEMES } from '../../../schema/chart/chart.ts';
import { getOutcomeSet } from '../../../schema/chart/outcomes.ts';
import type { PointGap, SeriesAnswer } from '../../../schema/chart/series.ts';
import { chartWords } from '../../../schema/chart/words/words.ts';
import { LANGS } from '../../../schema/language.ts';
import { drawSvg } from '../../../server/draw/draw.ts';
import { answerOf, bureauSeries, chartOf, outcomeSeries, seriesOf, subjectOf } from '../../schema/chart/build.ts';
import { drawnShapes } from '../../schema/chart/layout/shapes.ts';
import { shapes } from '../../schema/chart/shapes.ts';
import { anyText } from '../../support/any-text.ts';
import { HOSTILE } from './hostile.ts';
import { overlappingTexts, readSvg, type TextBox, textBoxes } from './read-svg.ts';

function draw(query: string, answer: SeriesAnswer): string {
  const chart = chartOf(query);
  return drawSvg(chart, answer, chartWords(chart, answer));
}

const education = subjectOf({ id: 'education', zh: '教育局', en: 'Education Bureau' });
const paths = (svg: string) =>
  readSvg(svg).filter(({ name, attributes }) => name === 'path' && attributes.fill === 'none');
const texts = (svg: string) => readSvg(svg).flatMap(({ name, text }) => (name === 'text' ? [text] : []));

describe('a drawn chart', () => {
  it.each(drawnShapes)(
    'of $name is well-formed, inside its frame and without labels over one another',
    ({ query, answer }) => {
      for (const lang of LANGS) {
        for (const [place, size] of ['', '&w=390', '&w=1200&h=630', '&w=320&h=240'].entries()) {
          // A theme colours what is laid out alike in all of them: each in turn.
          const theme = THEMES[place % THEMES.length];
          const svg = draw(`${query}&lang=${lang}&theme=${theme}${size}`, answer);
          expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
          const tags = readSvg(svg);
          const boxes = textBoxes(tags);
          const about = `${query} ${lang} ${theme} ${size}`;
          expect(overlappingTexts(boxes), about).toEqual([]);
          const [, , width = 0, height = 0] = (tags[0]?.attributes.viewBox ?? '').split(' ').map(Number);
          const isInside = (box: TextBox): boolean =>
            box.x >= -1 && box.x + box.width <= width + 1 && box.y + box.height <= height + 1;
          expect(
            boxes.filter((box) => !isInside(box)),
            about,
          ).toEqual([]);
        }
      }
    },
  );

  it('has Latin faces first where it is in English, whose quotation marks a Chinese face draws as wide as Han', () => {
    const facesOf = (lang: string) =>
      new Set(
        readSvg(
          draw(`kind=bar&measure=requests.received&of=region:shifan/*&lang=${lang}`, answerOf(...bureauSeries())),
        ).flatMap(({ attributes }) => (attributes['font-family'] ? [attributes['font-family'].split(',')[0]] : [])),
      );
    expect(facesOf('en')).toEqual(new Set(["'Segoe UI'", 'Georgia']));
    expect(facesOf('zh')).toEqual(new Set(["'PingFang SC'", "'Source Han Serif SC'"]));
  });

  it('is the same picture as the one a person looked at', async () => {
    for (const name of ['rising', 'gaps', 'break', 'share', 'outcomes']) {
      const shape = shapes.find((candidate) => candidate.name === name);
      if (!shape) throw new Error(`No shape ${name}`);
      await expect(draw(shape.query, shape.answer).replaceAll('><', '>\n<')).toMatchFileSnapshot(`golden/${name}.svg`);
    }
  });

  it('says what it is: role, title, description, and the address and revision it was drawn from', () => {
    const chart = chartOf('measure=requests.received&rev=212');
    const answer = answerOf(seriesOf({ values: [1, 2] }));
    const words = chartWords(chart, answer);
    const [root, title, description, , source] = readSvg(drawSvg(chart, answer, words));
    expect(root?.attributes).toMatchObject({ role: 'img', lang: 'zh-CN', width: '720' });
    expect(root?.attributes['aria-labelledby']).toBe(`${title?.attributes.id} ${description?.attributes.id}`);
    expect(title?.text).toBe(words.title);
    expect(description?.text).toBe(words.description);
    expect(source?.attributes).toMatchObject({
      address: 'kind=trend&measure=requests.received&of=shifan&rev=212',
      revision: '212',
    });
  });

  it('leaves gaps open and keeps their years on the axis', () => {
    const svg = draw(
      'measure=requests.received',
      answerOf(seriesOf({ subject: education, values: [5, 6, 'notReported', 8, 9] })),
    );
    expect(paths(svg).map(({ attributes }) => attributes.d?.match(/[ML]/g)?.join(''))).toEqual(['ML', 'ML']);
    expect(texts(svg)).toEqual(expect.arrayContaining(['2021', '未报送']));
  });

  it('does not draw over a break, and marks it with its word', () => {
    const svg = draw(
      'measure=rules.inForce',
      answerOf(seriesOf({ quantity: 'rules.inForce', values: [3, 4, 9, 8], breaks: { 2021: 'break' } })),
    );
    expect(paths(svg)).toHaveLength(2);
    expect(texts(svg)).toContain('表式变更 2021');
    expect(readSvg(svg).some(({ attributes }) => attributes['stroke-dasharray'] === '1.5 3')).toBe(true);
  });

  it('draws a soft join as a dashed piece of its own', () => {
    const svg = draw(
      'measure=penalties.decisions',
      answerOf(seriesOf({ quantity: 'penalties.decisions', values: [3, 4, 9, 8], breaks: { 2021: 'soft' } })),
    );
    expect(paths(svg).filter(({ attributes }) => attributes['stroke-dasharray'] === '4 4')).toHaveLength(1);
    expect(paths(svg)).toHaveLength(3);
  });

  it('starts bars at zero, the longest for the largest, last year an open dot', () => {
    const svg = draw('kind=bar&measure=requests.received&of=region:shifan/*', answerOf(...bureauSeries()));
    const bars = readSvg(svg).filter(({ name, attributes }) => name === 'rect' && attributes.height === '12');
    const widths = bars.map(({ attributes }) => Number(attributes.width));
    expect(new Set(bars.map(({ attributes }) => attributes.x)).size).toBe(1);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(188 / 512, 2);
    expect(readSvg(svg).filter(({ name }) => name === 'circle')).toHaveLength(9);
    expect(texts(svg)).toEqual(expect.arrayContaining(['512', '+14.8%', '住房和城乡建设局']));
  });

  it('colours the bureau in focus and greys the others', () => {
    const svg = draw(
      'kind=bar&measure=requests.received&of=region:shifan/*&focus=education',
      answerOf(...bureauSeries()),
    );
    const fills = readSvg(svg).flatMap(({ name, attributes }) =>
      name === 'rect' && attributes.height === '12' ? [attributes.fill] : [],
    );
    expect(fills.filter((fill) => fill === '#8E3B73')).toHaveLength(1);
    expect(new Set(fills).size).toBe(2);
  });

  it('colours at most six lines', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      seriesOf({ subject: subjectOf({ id: `b${index}`, zh: `${index}局` }), values: [index, index + 1, index + 2] }),
    );
    const svg = draw('measure=requests.received&of=region:shifan/*', answerOf(...many));
    const strokes = paths(svg).flatMap(({ attributes }) => (attributes.class ? [] : [attributes.stroke]));
    const coloured = strokes.filter((stroke) => stroke !== '#8F8A80' && stroke !== '#DDD8CE');
    expect(new Set(coloured).size).toBe(6);
  });

  it('prints in black: no colour but black, white and grey', () => {
    for (const { query, answer } of shapes) {
      const svg = draw(`${query}&theme=mono`, answer);
      for (const [, r, g, b] of svg.matchAll(/#([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})/g)) {
        expect(`${r}${r}`).toBe(`${g}${b}`);
      }
    }
  });

  it('shows on its face that figures are illustrative, however small', () => {
    const answer = answerOf(seriesOf({ subject: subjectOf({ illustrative: true }), values: [1, 2] }));
    for (const size of ['', '&w=160&h=80', '&h=100']) {
      expect(texts(draw(`measure=requests.received${size}`, answer))).toContain('示例数据');
    }
  });

  it('keeps to the height it is asked for', () => {
    const chart = chartOf('kind=bar&measure=requests.received&of=region:shifan/*&h=300');
    const answer = answerOf(...bureauSeries());
    const [root] = readSvg(drawSvg(chart, answer, chartWords(chart, answer)));
    expect(root?.attributes.height).toBe('300');
    const lowest = Math.max(
      ...textBoxes(readSvg(draw('kind=bar&measure=requests.received&of=a&h=200', answer))).map(
        ({ y, height }) => y + height,
      ),
    );
    expect(lowest).toBeLessThanOrEqual(200);
  });
});

const gap = fc.constantFrom<PointGap>('blank', 'slash', 'notReported', 'notExpected', 'unreadable', 'denominatorZero');
const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, -250, 1, 9_007_199_254_740_991, 1e15, 0.0001, 123456.789) },
  { weight: 2, arbitrary: gap },
);
const name = fc.oneof(fc.constantFrom(...HOSTILE), anyText(30));

describe('any series at all', () => {
  const series = fc
    .array(fc.tuple(name, fc.array(value, { minLength: 1, maxLength: 8 }), fc.boolean()), { maxLength: 9 })
    .map((entries) =>
      entries.map(([text, values, illustrative], index) =>
        seriesOf({
          subject: subjectOf({ id: `b${index}`, zh: text, en: text, illustrative }),
          values,
          breaks: { 2021: index % 2 === 0 ? 'break' : 'soft' },
        }),
      ),
    );

  it('gives a finite, well-formed picture and words', () => {
    fc.assert(
      fc.property(
        series,
        fc.constantFrom('trend', 'bar', 'table'),
        fc.constantFrom(...LANGS),
        fc.constantFrom(...THEMES),
        fc.constantFrom('', '&w=160&h=80', '&w=390', '&w=2400&h=1600', '&focus=b0&sort=change', '&sort=name'),
        (all, kind, lang, theme, more) => {
          const svg = draw(
            `kind=${kind}&measure=requests.received&lang=${lang}&theme=${theme}${more}`,
            answerOf(...all),
          );
          const known = new Set([
            'svg',
            'title',
            'desc',
            'metadata',
            'chart',
            'rect',
            'g',
            'text',
            'line',
            'path',
            'circle',
            'defs',
            'pattern',
          ]);
          for (const { name: tag, attributes } of readSvg(svg)) {
            expect(known).toContain(tag);
            for (const [key, text] of Object.entries(attributes)) {
              expect(key).not.toMatch(/^on|href$/);
              if (/^(x|y|x1|x2|y1|y2|width|height|cx|cy|r|d|viewBox|transform)$/.test(key)) {
                expect(text).not.toMatch(/NaN|undefined|Infinity|\de/);
              }
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('stacks to 100 % or says why not', () => {
    const row = fc.array(value, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('', '&by=bureau', '&w=160&h=80&theme=mono'),
        (rows, more) => {
          const classes = getOutcomeSet('requests').classes;
          const all = classes.map((quantity, index) =>
            seriesOf({ quantity, values: rows.map((each) => each[index] ?? 'blank') }),
          );
          const svg = draw(`kind=outcomes${more}`, answerOf(...all));
          expect(svg).not.toMatch(/NaN|undefined|Infinity/);
          readSvg(svg);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('hostile text', () => {
  it.each(HOSTILE.map((text, index) => [index, text] as const))('number %i stays text', (_, text) => {
    const subject = subjectOf({ id: 'b', zh: text, en: text });
    const chart: Chart = { ...chartOf('measure=requests.received'), title: text };
    const answer = answerOf(seriesOf({ subject, values: [1, 2] }), seriesOf({ values: [3, 4] }));
    const svg = drawSvg(chart, answer, chartWords(chart, answer));
    const allowed = new Set([
      'svg',
      'title',
      'desc',
      'metadata',
      'chart',
      'rect',
      'g',
      'text',
      'line',
      'path',
      'circle',
    ]);
    expect(readSvg(svg).filter(({ name: tag }) => !allowed.has(tag))).toEqual([]);
    expect(svg).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('several subjects of outcomes', () => {
  it('stand under their own headings by year', () => {
    const classes = getOutcomeSet('requests').classes;
    const all = ['甲局', '乙局'].flatMap((zh, index) =>
      outcomeSeries(
        [
          [1, 2, 3, 4, 5, 6],
          [6, 5, 4, 3, 2, 1],
        ],
        classes,
        { subject: subjectOf({ id: `b${index}`, zh }) },
      ),
    );
    expect(texts(draw('kind=outcomes&of=b0,b1', answerOf(...all)))).toEqual(expect.arrayContaining(['甲局', '乙局']));
  });
});
