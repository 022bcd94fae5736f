/**
 * The labelled set of tests/fixtures/narrative: sentences of our own in the shapes of published reports, positives and
 * distractors, each with every figure it states. Each is a test of its own; those that are not read right yet are listed in
 * known-misses.txt. Precision and recall are those of figures, over the whole set, known misses included.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../render/expect.ts';

const FOLDER = new URL('../../../fixtures/narrative/', import.meta.url);

interface Labelled {
  readonly text: string;
  /** `requests.received 47`, `disclosures.item:其他 3`, `requests.closed 300≈`. */
  readonly expected: readonly string[];
  /** Heading the sentence follows on its line. */
  readonly under?: string;
  /** Section it stands in; 1 where it does not say. */
  readonly section?: 1 | 3 | 4 | 6;
  readonly publisher?: string;
  readonly year?: number;
}

const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const SET = FILES.flatMap((name) => {
  const sentences: readonly Labelled[] = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  return sentences.map((sentence) => ({ ...sentence, name: `${name}: ${sentence.text}` }));
});

function documentOf({ text, under, section = 1, publisher = '示范区教育局', year = 2023 }: Labelled): string {
  const at = (number: number): string => (number === section ? `${under ?? ''}${text}\n` : '');
  return `${publisher}${year}年政府信息公开工作年度报告
一、总体情况
${at(1)}二、主动公开政府信息情况
（表略）
三、收到和处理政府信息公开申请情况
${at(3)}四、政府信息公开行政复议、行政诉讼情况
${at(4)}五、存在的主要问题及改进情况
有的栏目更新不够及时。
六、其他需要报告的事项
${at(6)}`;
}

const KNOWN_MISSES = new Set(
  readFileSync(new URL('known-misses.txt', FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
);

const readOnce = new Map<Labelled, readonly string[]>();

/** Every figure read from a sentence, written as the set writes it, in the order of the alphabet. */
async function stated(sentence: Labelled): Promise<readonly string[]> {
  const known = readOnce.get(sentence);
  if (known) return known;
  const figures = (await readText(documentOf(sentence))).narrative.map(({ measure, label, value, approximate }) => {
    const name = measure === 'disclosures.item' || measure === 'proposals' ? `${measure}:${label}` : measure;
    return `${name} ${value}${approximate ? '≈' : ''}`;
  });
  readOnce.set(sentence, figures.sort());
  return figures;
}

/** How many of the first are in the second, each counted once. */
function matches(found: readonly string[], expected: readonly string[]): number {
  const left = [...expected];
  return found.filter((figure) => {
    const at = left.indexOf(figure);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

describe('the labelled sentences', () => {
  it('are at least 400, among them many that state nothing', () => {
    expect(SET.length).toBeGreaterThanOrEqual(400);
    expect(SET.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(40);
    expect(new Set(SET.map(({ text }) => text)).size).toBe(SET.length);
  });

  it('are read with a precision of at least 0.98 and a recall of at least 0.90', async () => {
    let found = 0;
    let expected = 0;
    let right = 0;
    for (const sentence of SET) {
      const figures = await stated(sentence);
      found += figures.length;
      expected += sentence.expected.length;
      right += matches(figures, sentence.expected);
    }
    expect(right / found).toBeGreaterThanOrEqual(0.98);
    expect(right / expected).toBeGreaterThanOrEqual(0.9);
  });

  it('of the list of known misses are all in the set', () => {
    const texts = new Set(SET.map(({ text }) => text));
    expect([...KNOWN_MISSES].filter((text) => !texts.has(text))).toEqual([]);
  });

  it.each(SET.map((sentence) => [sentence.name, sentence] as const))('%s', async (_, sentence) => {
    const expected = [...sentence.expected].sort();
    if (KNOWN_MISSES.has(sentence.text)) {
      expect(await stated(sentence), 'is read right now: take it off known-misses.txt').not.toEqual(expected);
    } else {
      expect(await stated(sentence)).toEqual(expected);
    }
  });
});
