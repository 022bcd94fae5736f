/**
 * No sentence of a briefing rests unsaid on a figure in which a check fails: over random districts with faults planted in random cells, of a region and of bureaus,
 * of the whole year and of each topic, in both languages. What a sentence rests on is found by putting the figures right: one that then says something else rested on
 * them, and has to say so.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { type Brief, textOf } from '../../../schema/briefing/brief.ts';
import { LANGS, type Lang } from '../../../schema/language.ts';
import { askBrief, type BriefQuestion } from '../../../server/aggregate/brief.ts';
import { NOW } from '../../support/app.ts';
import { fillFaulty } from '../../support/faulty-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

const OF: readonly BriefQuestion['of'][] = [{ region: 'hill' }, { bureau: 'hill-a' }, { bureau: 'hill-d' }];
const TOPICS = [null, 'appeals', 'refusals'] as const;
const YEARS = [2022, 2024];
/** They tell of findings and of who has reported, and of nothing else. */
const ELSEWHERE: ReadonlySet<string | null> = new Set(['checks', 'reporting', 'filed']);
/** How a doubt is said, whatever the sentence. */
const SAID: Readonly<Record<Lang, RegExp>> = {
  zh: /（[^（）]*✕ 核查不符）/gu,
  en: / \([^()]*✕ fails? a check\)/gu,
};

const opened: TestStore[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.dispose();
});

interface Sentence {
  readonly part: string | null;
  readonly text: string;
}

function sentencesOf({ sections }: Brief): readonly Sentence[] {
  return (
    sections
      .filter(({ part }) => !ELSEWHERE.has(part))
      .flatMap(({ part, paragraphs }) => paragraphs.map((paragraph) => ({ part, text: textOf(paragraph) })))
      // Whom to ask to look into what was found is no claim.
      .filter(({ part, text }) => part !== 'toDo' || /说明|explain/u.test(text))
  );
}

const SEEDS = Array.from({ length: Number(process.env.DISTRICTS ?? 2) }, (_, place) => place + 1);

let rested = 0;

describe.each(SEEDS)('district %i', (seed) => {
  test('every sentence that the faults change says so', async () => {
    const made = await openTestSqlite();
    opened.push(made);
    const { store } = made;
    const { putRight } = await fillFaulty(store, seed);
    const asked = OF.flatMap((of) =>
      TOPICS.flatMap((topic) => YEARS.flatMap((year) => LANGS.map((lang) => ({ of, topic, year, lang, now: NOW })))),
    );
    const ask = async () => {
      const briefs: (readonly Sentence[])[] = [];
      for (const question of asked) briefs.push(sentencesOf((await askBrief(store.reader, question)).brief));
      return briefs;
    };
    const faulty = await ask();
    await putRight();
    const right = await ask();
    const unsaid: string[] = [];
    for (const [place, { lang, ...question }] of asked.entries()) {
      const then = new Set(right[place]?.map(({ part, text }) => bare(part, text, lang)));
      for (const { part, text } of faulty[place] ?? []) {
        if (then.has(bare(part, text, lang))) continue;
        rested += 1;
        if (!/✕/u.test(text))
          unsaid.push(
            `${JSON.stringify({ lang, ...question })} ${part}: ${text}\n   put right: ${[...(right[place] ?? [])]
              .filter((one) => one.part === part)
              .map((one) => one.text)
              .join(' | ')}`,
          );
      }
    }
    expect(unsaid).toEqual([]);
  }, 120_000);
});

test('some did', () => {
  expect(rested).toBeGreaterThan(20);
});

/** Without what is said of doubts, and without the numbers of tasks. */
function bare(part: string | null, text: string, lang: Lang): string {
  return `${part}: ${text.replace(SAID[lang], '').replace(/^\d+[．.] ?/u, '')}`;
}
