/** Every rule is applied to its own examples, and schema/check/rules/README.md prints what it says of them. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Example } from '../../../../schema/check/example.ts';
import type { Finding, Outcome } from '../../../../schema/check/finding.ts';
import { contextOf, findingsOf, type Rule, type RuleFamily } from '../../../../schema/check/rule.ts';
import { RULES } from '../../../../schema/check/rules/index.ts';
import { findingArithmetic, findingSentence } from '../../../../schema/check/words/words.ts';
import { exampleAround, exampleReport } from '../../../support/example-report.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../schema/check/rules');
const CASES = ['holds', 'fails', 'notAssessable'] as const;

/** What reviewers list beside these rules, and where it is. */
const NO_RULES_OF_THEIR_OWN = [
  '',
  'What reviewers ask besides has its place elsewhere:',
  '',
  '| asked | where |',
  '|---|---|',
  '| no report of the year before | `XY-CARRY` cannot be judged, and says so |',
  '| a body on the list without a report | the reporting page, the coverage of every sum, and `SUM-ROLLUP` (`missing`), which names it |',
  '| a request handed on, counted by each | `SUM-ROLLUP`: of requests and appeals a gap is a hint |',
  '| sums over reports on two forms | `SUM-ROLLUP`: a cell that a report has not is unknown, and the sum cannot be judged |',
  '| a total of table 4 not filled in | the fault is `T4-SUM`’s, once; `T4-BLANK` adds the sum that is suggested, as a hint |',
  '| appeals settled with the courts and the justice bureau, the length of section one | asked of people: no document shows it, and local rules differ |',
];

const ALLOWED: Readonly<Record<keyof Rule['examples'], readonly Outcome[]>> = {
  holds: ['confirmed'],
  fails: ['failed', 'suspicious'],
  notAssessable: ['notAssessable'],
};

const findingsIn = (rule: Rule, example: Example): readonly Finding[] =>
  findingsOf(rule, contextOf(exampleReport(example), rule.looksAt ? exampleAround(example) : null));

test('every file of the folder is a rule of the list, named for its id, and the other way round', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  expect(RULES.map(({ id }) => `${id.toLowerCase()}.ts`).sort()).toEqual(files.sort());
});

describe.each(RULES)('$id', (rule) => {
  const { holds, fails, notAssessable } = rule.examples;

  test('has nothing against the example for which it holds', () => {
    const outcomes = findingsIn(rule, holds).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome !== 'confirmed')).toEqual([]);
  });

  if (fails !== null)
    test('finds the fault of the example for which it does not hold, and nothing graver than it says', () => {
      const found = findingsIn(rule, fails).filter(({ outcome }) => ALLOWED.fails.includes(outcome));
      expect(found.length).toBeGreaterThan(0);
      if (rule.severity !== 'error') expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    });

  if (notAssessable !== null)
    test('cannot judge the example that is not assessable, and finds no fault in it', () => {
      const outcomes = new Set(findingsIn(rule, notAssessable).map(({ outcome }) => outcome));
      expect(outcomes.has('notAssessable')).toBe(true);
      expect([outcomes.has('failed'), outcomes.has('suspicious')]).toEqual([false, false]);
    });

  test('has a sentence in both languages for each of them', () => {
    for (const name of CASES) {
      const example = rule.examples[name];
      for (const finding of example ? findingsIn(rule, example) : []) {
        for (const lang of ['zh', 'en'] as const) {
          expect(findingSentence(finding, lang)).toMatch(/\S.*\S/);
          expect(findingSentence(finding, lang)).not.toMatch(/undefined|null|NaN|[。.]$/);
        }
      }
    }
  });
});

const FAMILIES: Readonly<Record<RuleFamily, string>> = {
  tables: '## The tables 表格',
  tableII: '## Section 二 表二',
  tableIII: '## Section 三 表三',
  tableIV: '## Section 四 表四',
  annex: '## The annex of reports before 2019 附表',
  narrative: '## The text 正文',
  around: '## Whose report it is, other years and other bureaus 单位、年度之间和单位之间',
};

const SAID: Readonly<Record<keyof Rule['examples'], string>> = {
  holds: 'holds',
  fails: 'does not hold',
  notAssessable: 'cannot be judged',
};

/** What the rule says of one example: its first finding of that outcome. */
function printed(rule: Rule, name: keyof Rule['examples']): readonly string[] {
  const example = rule.examples[name];
  if (example === null) return [];
  const finding = findingsIn(rule, example).find(({ outcome }) => ALLOWED[name].includes(outcome));
  if (!finding) return [`- ${SAID[name]}: says nothing`];
  const arithmetic = findingArithmetic(finding);
  return [
    `- ${SAID[name]}${arithmetic && `: \`${arithmetic}\``}`,
    `  - ${findingSentence(finding, 'zh')}`,
    `  - ${findingSentence(finding, 'en')}`,
  ];
}

test('README.md prints them', async () => {
  const lines = [
    '# Rules',
    '',
    'Printed from the files beside it: `npx vitest run tests/schema/check/rules -u` prints it anew. Each rule says what it asks, how',
    'grave its gravest finding is, where it comes from, and what it says of an example for which it holds, one for which it does not,',
    'and one that cannot be judged. A rule that never says so has no such example.',
    ...NO_RULES_OF_THEIR_OWN,
    ...RULES.flatMap((rule, index) => [
      '',
      ...(rule.family === RULES[index - 1]?.family ? [] : [FAMILIES[rule.family], '']),
      `### \`${rule.id}\` ${rule.title.zh} · ${rule.title.en}`,
      '',
      rule.why.zh,
      '',
      `${rule.why.en} *${rule.severity}; ${rule.basis.zh} · ${rule.basis.en}*`,
      '',
      ...CASES.flatMap((name) => printed(rule, name)),
    ]),
    '',
  ];
  await expect(lines.join('\n')).toMatchFileSnapshot(resolve(FOLDER, 'README.md'));
});
