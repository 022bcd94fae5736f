/** schema/README.md promises to name everything, as it is in the code. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OUTCOMES, SEVERITIES } from '../../schema/check/finding.ts';
import { APPLICANT_LABELS, APPLICANTS } from '../../schema/form/applicants.ts';
import { EDITIONS } from '../../schema/form/cells.ts';
import { MEASURES } from '../../schema/form/measures/index.ts';
import { PROBLEM_CODES } from '../../schema/problem.ts';
import { GAP_REASONS, isEmptyCell } from '../../schema/report/figure.ts';
import { TEXT_MEASURES } from '../../schema/report/text-measures.ts';
import { NO_CHANGE_REASONS, NO_PERCENT_REASONS } from '../../schema/rollup/change.ts';
import { NOT_EXPECTED_REASONS } from '../../schema/rollup/coverage.ts';
import { INDICATORS } from '../../schema/rollup/indicators.ts';

const README = readFileSync(resolve(import.meta.dirname, '../../schema/README.md'), 'utf8');

/** Table rows of the glossary by the id in their first cell. */
const ROWS = new Map(
  [...README.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, id = '', rest = '']) => [
    id,
    rest.split('|').map((cell) => cell.trim()),
  ]),
);

describe('the glossary', () => {
  test.each(MEASURES)('says of $id what the code says', (measure) => {
    const { id, code, label, unit, sumRule, printedIn, olderJoin, join } = measure;
    const forms = printedIn.map((form) => (form === 'narrative' ? 'text' : form)).join(', ');
    expect(ROWS.get(id)).toEqual([code ?? '', label.zh, unit, sumRule, forms, olderJoin.kind, join.kind]);
  });

  test.each(Object.entries(TEXT_MEASURES))('names %s, which only the prose counts', (id, label) => {
    expect(ROWS.get(id)?.[0]).toBe(label.zh);
  });

  test.each(INDICATORS)('gives the formula of $id', ({ id, label, formula }) => {
    expect(ROWS.get(id)).toEqual([label.zh, formula.en]);
  });

  test.each(GAP_REASONS)('says what gap %s means and does in sums', (reason) => {
    expect(ROWS.get(reason)?.at(-1)).toBe(isEmptyCell(reason) ? 'nothing to add' : 'unknown');
  });

  test.each([
    ...PROBLEM_CODES,
    ...OUTCOMES,
    ...NO_CHANGE_REASONS,
    ...NO_PERCENT_REASONS,
    ...NOT_EXPECTED_REASONS,
    'notReported',
    'denominatorZero',
    'notStated',
  ])('has a line for %s', (id) => {
    expect(ROWS.get(id)?.at(-1)).toMatch(/\S/);
  });

  test('names severities, join kinds, applicants and both notices', () => {
    for (const severity of SEVERITIES) expect(README).toContain(`\`${severity}\``);
    for (const kind of new Set(MEASURES.flatMap(({ join, olderJoin }) => [join.kind, olderJoin.kind])))
      expect(ROWS.has(kind)).toBe(true);
    for (const applicant of APPLICANTS) expect(ROWS.get(applicant)?.[0]).toBe(APPLICANT_LABELS[applicant].zh);
    for (const edition of Object.values(EDITIONS)) expect(README).toContain(edition.notice);
  });

  test('names no measure or indicator that is not in the code', () => {
    const known = new Set<string>([...[...MEASURES, ...INDICATORS].map(({ id }) => id), ...Object.keys(TEXT_MEASURES)]);
    const named = [...ROWS.keys()].filter((id) => /^\w+\.(?!ts$)/.test(id));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});
