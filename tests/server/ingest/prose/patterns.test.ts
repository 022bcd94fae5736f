/** Every named pattern of the prose, by its own sentences: it reads the 5 in each `yes`, and in no `no`. */
import { describe, expect, it } from 'vitest';
import type { NarrativeFigure } from '../../../../schema/report/report.ts';
import { APPEALS } from '../../../../server/ingest/prose/patterns/appeals.ts';
import { POSTINGS } from '../../../../server/ingest/prose/patterns/disclosures.ts';
import { NONES } from '../../../../server/ingest/prose/patterns/none.ts';
import { OTHERS } from '../../../../server/ingest/prose/patterns/others.ts';
import { REQUESTS } from '../../../../server/ingest/prose/patterns/requests.ts';
import { SAID_OF_ALL } from '../../../../server/ingest/prose/second-pass/said-of-all.ts';
import { readText } from '../render/expect.ts';

const HEADS = { 1: '', 6: '', 3: '（二）依申请公开情况。', 4: '（三）行政复议、行政诉讼情况。' } as const;

/** The figures of a sentence in the prose of section 一, under the heading of its subject. */
async function figuresOf(sentence: string, section: keyof typeof HEADS): Promise<readonly NarrativeFigure[]> {
  const { narrative } = await readText(
    `示范区教育局2023年政府信息公开工作年度报告\n一、总体情况\n${HEADS[section]}${sentence}\n二、主动公开政府信息情况\n（表略）\n五、存在的主要问题及改进情况\n`,
  );
  return narrative;
}

const names = (figures: readonly NarrativeFigure[], value: number): readonly (string | undefined)[] =>
  figures.filter((figure) => figure.value === value || figure.value === value / 1e4).map(({ pattern }) => pattern);

for (const { section, patterns } of [REQUESTS, APPEALS, POSTINGS, OTHERS]) {
  const rows = patterns.flatMap(({ name, counts, yes, no = [] }) => [
    ...yes.map((sentence) => ({
      name,
      sentence,
      wanted: counts === 'nothing' ? ('nothing' as const) : ('it' as const),
    })),
    ...no.map((sentence) => ({ name, sentence, wanted: 'another' as const })),
  ]);
  describe(`patterns of section ${section}`, () => {
    it.each(rows)('$name: $wanted in $sentence', async ({ name, sentence, wanted }) => {
      const found = names(await figuresOf(sentence, section), 5);
      if (wanted === 'it') expect(found).toContain(name);
      else if (wanted === 'nothing') expect(found).toEqual([]);
      else expect(found).not.toContain(name);
    });
  });

  it(`section ${section} calls no two patterns by one name`, () => {
    expect(new Set(patterns.map(({ name }) => name)).size).toBe(patterns.length);
  });
}

describe('none', () => {
  const rows = NONES.flatMap(({ name, counts, yes, no = [] }) => [
    ...yes.map((sentence) => ({ name, counts, sentence, isRead: true })),
    ...no.map((sentence) => ({ name, counts, sentence, isRead: false })),
  ]);
  it.each(rows)('$name: $isRead in $sentence', async ({ name, counts, sentence, isRead }) => {
    const found = (await figuresOf(sentence, 1)).filter(({ pattern }) => pattern === name);
    expect(found.map(({ measure, value }) => `${measure} ${value}`)).toEqual(isRead ? [`${counts} 0`] : []);
  });
});

describe('what is said of all', () => {
  it.each(SAID_OF_ALL)('$name', async ({ name, yes, no }) => {
    for (const sentence of yes) expect(names(await figuresOf(sentence, 3), 5)).toContain(name);
    for (const sentence of no) expect(names(await figuresOf(sentence, 3), 5)).not.toContain(name);
  });
});

describe('the nearest word', () => {
  it.each([
    ['全年答复信息诉求5件。', 3, 'requests.closed'],
    ['2023年公开的信息条目5条。', 1, 'disclosures.total'],
    ['不予公开隐私材料5件。', 3, 'requests.refused'],
    ['政府信息公开行政复议纠纷5件。', 4, 'review.total'],
  ] as const)('reads what no pattern knows, marked as less sure: %s', async (sentence, section, measure) => {
    expect(await figuresOf(sentence, section)).toMatchObject([
      { measure, value: 5, pattern: '就近', isLessSure: true },
    ]);
  });

  it.each([
    ['较上年多答复诉求5件。', 3],
    ['上级机关答复诉求5件。', 3],
    ['其中答复信函诉求5件。', 3],
    ['自行受理5件。', 3],
    ['依申请公开申请和行政复议共5件。', 3],
  ] as const)(
    'is not looked for where the number is of a part, another time or body: %s',
    async (sentence, section) => {
      expect((await figuresOf(sentence, section)).filter(({ isLessSure }) => isLessSure)).toEqual([]);
    },
  );
});
