/** Notes of editors on a chart: at which points they stand, how they are numbered, and how many are. */
import { describe, expect, it } from 'vitest';
import { planTrend } from '../../../schema/chart/layout/trend.ts';
import { boxOf } from '../../../schema/chart/layout/trend-notes.ts';
import { LONGEST_NOTE, NOTES_NUMBERED, noteSign, placeNotes, wrongNote } from '../../../schema/chart/point-notes.ts';
import { chartWords } from '../../../schema/chart/words/words.ts';
import { drawCsv } from '../../../server/draw/csv.ts';
import { answerOf, chartOf, noteOf, seriesOf, subjectOf } from './build.ts';
import { drawnShapes } from './layout/shapes.ts';

const sum = seriesOf({ from: 2019, values: [4, 'notReported', 6, 7] });
const at = (answer: ReturnType<typeof placeNotes>) =>
  answer.series.map(({ points }) => points.flatMap(({ year, notes }) => (notes ? [`${year}:${notes.join(',')}`] : [])));
const place = (...notes: Parameters<typeof noteOf>[]) =>
  placeNotes(
    answerOf(sum),
    notes.map((each) => noteOf(...each)),
  );

describe('a note', () => {
  it('stands at its year; one from a year on at the first year that has a number', () => {
    expect(at(place([1, { year: 2021 }]))).toEqual([['2021:1']]);
    expect(at(place([1, { year: 2020, onward: true }]))).toEqual([['2021:1']]);
    expect(at(place([1, { year: 2010, onward: true }]))).toEqual([['2019:1']]);
    expect(at(place([1, { year: 2010 }], [2, { year: 2030, onward: true }]))).toEqual([[]]);
  });

  it('is of one line: never of the sum what is said of a bureau, nor of the sum what is said of the region’s own report', () => {
    const bureau = { publisher: 'a', scope: 'own' } as const;
    expect(at(place([1, bureau], [2, { scope: 'governmentWide' }]))).toEqual([[]]);
    const lines = answerOf(seriesOf({ subject: subjectOf({ id: 'a' }), values: [1, 2, 3] }), sum);
    expect(at(placeNotes(lines, [noteOf(1, bureau)]))).toEqual([['2021:1'], []]);
    const after = seriesOf({ subject: subjectOf({ id: 'b' }), values: [1, 2, 3], predecessors: ['a'] });
    expect(at(placeNotes(answerOf(after), [noteOf(1, bureau)]))).toEqual([['2021:1']]);
  });

  it('is of every measure, of its own, or of what a rate is made of', () => {
    const of = (quantity: Parameters<typeof noteOf>[1]) => placeNotes(answerOf(rate), [noteOf(1, quantity)]);
    const rate = seriesOf({ quantity: 'rate.granted', values: [0.4, 0.5, 0.5] });
    expect(at(of({ quantity: null }))).toEqual([['2021:1']]);
    expect(at(of({ quantity: 'requests.granted' }))).toEqual([['2021:1']]);
    expect(at(of({ quantity: 'requests.received' }))).toEqual([[]]);
  });

  it('is numbered by year; of many the latest are, and how many more there are is said', () => {
    expect(at(place([5, { year: 2022 }], [3, { year: 2021 }], [4, { year: 2021 }]))).toEqual([['2021:1,2', '2022:3']]);
    const many = Array.from({ length: NOTES_NUMBERED + 3 }, (_, index) =>
      noteOf(index + 1, { year: index < 5 ? 2019 : 2022 }),
    );
    const answer = placeNotes(answerOf(sum), many);
    expect(answer.notes?.map(({ id }) => id)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 3, 2, 1]);
    expect([noteSign(1), noteSign(NOTES_NUMBERED), noteSign(NOTES_NUMBERED + 1)]).toEqual(['①', '⑧', '']);
    const { notes } = chartWords(chartOf('measure=requests.received'), answer);
    expect(notes.filter((note) => /^[①-⑳]/.test(note))).toHaveLength(NOTES_NUMBERED);
    expect(notes).toContain('另有 3 条编注，见数据表文件');
  });

  it('is left alone where nothing is said', () => {
    const answer = answerOf(sum);
    expect(placeNotes(answer, [noteOf(1, { publisher: 'vale' })])).toBe(answer);
  });
});

describe('what is typed', () => {
  it.each([
    ['因同一事项集中收到 40 余件申请（占全年 <5%）', null],
    ['a < b and b > c', null],
    ['x'.repeat(LONGEST_NOTE), null],
    ['', 'empty'],
    ['x'.repeat(LONGEST_NOTE + 1), 'tooLong'],
    ['<b>一次性</b>', 'markup'],
    ['<script src=//x>', 'markup'],
    ['<!-- -->', 'markup'],
    ['一次&nbsp;性', 'markup'],
    ['[见](http://a.example)', 'markup'],
  ])('%s', (text, wrong) => expect(wrongNote(text)).toBe(wrong));
});

describe('what is said under a chart', () => {
  const chart = (query: string) => chartOf(`measure=requests.received${query}`);
  const answer = placeNotes(answerOf(sum), [
    noteOf(1, {
      ...{ onward: true, kind: 'method', quantity: 'requests.received' },
      text: { zh: '自本年起另行统计。', en: 'Counted apart from this year on.' },
    }),
    noteOf(2, { year: 2022 }),
  ]);

  it('is the sentence with its year, measure, kind and who signed it, in the language of the chart', () => {
    expect(chartWords(chart(''), answer).notes.slice(0, 2)).toEqual([
      '① 2021 年起，新收申请：自本年起另行统计（口径或方法；张三，2026-03-20）',
      '② 2022 年：第 2 条说明（一次性；张三，2026-03-20）',
    ]);
    const { notes, description } = chartWords(chart('&lang=en'), answer);
    expect(notes[0]).toBe(
      '① from 2021 on, Requests received: Counted apart from this year on (method; Zhang San, 2026-03-20)',
    );
    expect(description).toContain('① from 2021 on');
  });

  it('tells how many stand on bureaus of a sum, and why not there', () => {
    const { notes } = chartWords(chart(''), { ...answerOf(sum), notesBelow: 2 });
    expect(notes[0]).toContain('所含单位另有 2 条编注');
  });

  it('is in every row of the CSV that it holds of', () => {
    const [head = '', ...rows] = drawCsv(chart(''), answer).trim().split('\r\n');
    const column = head.split(',').indexOf('"编注"');
    const said = rows.map((row) => row.split(',').slice(column).join(','));
    expect(said.map((text) => [text.includes('另行统计'), text.includes('第 2 条')])).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [true, true],
    ]);
  });
});

it('no sign is lost in a drawing of lines, and none lies on a word, at any width', () => {
  for (const { name, query, answer } of drawnShapes.filter((shape) => /^notes? on|^a note/.test(shape.name))) {
    for (const width of [280, 480, 672, 840]) {
      for (const compact of [false, true]) {
        const { texts } = planTrend(chartOf(query), answer, { width, height: null, year: null, compact });
        const wanted = answer.series.flatMap(({ points }) =>
          points.flatMap(({ value, notes = [] }) =>
            value === null ? [] : notes.map(noteSign).filter((sign) => sign !== ''),
          ),
        );
        const drawn = texts.flatMap(({ text }) => text.match(/[①-⑳]/g) ?? []);
        expect(drawn.sort(), `${name} ${width}`).toEqual(wanted.sort());
        const signs = texts.filter(({ role }) => role === 'noted').map(boxOf);
        const words = texts.filter(({ role }) => role === 'name' || role === 'last' || role === 'break').map(boxOf);
        const on = signs.filter((a) =>
          words.some((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
        );
        if (width >= 480) expect(on, `${name} ${width}`).toEqual([]);
      }
    }
  }
});
