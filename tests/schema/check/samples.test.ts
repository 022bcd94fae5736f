/** The rules over real reports, from the figures that lie beside the repository; skipped where they do not. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../schema/check/check.ts';
import type { Finding, Outcome } from '../../../schema/check/finding.ts';
import type { RuleId } from '../../../schema/check/rules/index.ts';
import { APPLICANTS } from '../../../schema/form/applicants.ts';
import { cellIII, cellIV } from '../../../schema/form/cells.ts';
import type { EditionId } from '../../../schema/form/edition.ts';
import { SECTION_IV } from '../../../schema/form/editions/section-iv.ts';
import { countFigures } from '../../support/count-figures.ts';
import { buildReport, type CellValues } from '../../support/report-builder.ts';

const SAMPLES = resolve(import.meta.dirname, '../../../../shared/samples');
const NAMES = [
  'shapotou_iic_2019',
  'shanghai_gov_office_2019',
  'hongze_district_2023',
  'suqian_city_2023',
  'suqian_city_2024',
];
const HAVE_SAMPLES = NAMES.every((name) => existsSync(resolve(SAMPLES, `${name}.json`)));

type Row = readonly (number | null)[];

/** A field of parsed JSON that holds rows of numbers, by name. */
function ensureRows(value: unknown): Readonly<Record<string, Row>> {
  if (typeof value !== 'object' || value === null) throw new Error('No rows');
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, row]) =>
      Array.isArray(row) && row.every((cell) => cell === null || typeof cell === 'number') ? [[name, row]] : [],
    ),
  );
}

function readSample(name: string) {
  const sample: { section3: { rows: unknown }; section4: unknown; section2: { edition: EditionId } } = JSON.parse(
    readFileSync(resolve(SAMPLES, `${name}.json`), 'utf8'),
  );
  const rowsIII = ensureRows(sample.section3.rows);
  const rowsIV = ensureRows(sample.section4);
  const cells: CellValues = {};
  for (const [code, row] of Object.entries(rowsIII)) {
    APPLICANTS.forEach((applicant, index) => {
      cells[cellIII(code, applicant)] = row[index] ?? 'blank';
    });
  }
  for (const block of SECTION_IV) {
    block.columns.forEach(({ measure }, index) => {
      cells[cellIV(measure)] = rowsIV[block.heading.zh]?.[index] ?? 'blank';
    });
  }
  return buildReport({ edition: sample.section2.edition, editionIII: '3.6.1' in rowsIII ? '2021' : '2019', cells });
}

const select = (findings: readonly Finding[], outcome: Outcome) =>
  findings.filter((finding) => finding.outcome === outcome).map(({ rule, subject }) => `${rule} ${subject}`);

describe.skipIf(!HAVE_SAMPLES)('real reports (skipped without ../shared/samples)', () => {
  test('a bureau whose tables are all zero confirms 40 identities', () => {
    const findings = checkReport(readSample('shapotou_iic_2019'));
    expect(select(findings, 'confirmed')).toHaveLength(40);
    expect(findings).toHaveLength(40);
  });

  test('an office that leaves zeros and row totals blank gets hints, no error, and 15 confirmations', () => {
    const report = readSample('shanghai_gov_office_2019');
    const findings = checkReport(report);
    const hints = findings.filter(({ rule }) => rule === 'T3-ROWTOTAL-BLANK');
    expect(hints.map(({ subject, expected }) => [subject, expected])).toEqual([
      ['3.1', 272],
      ['3.2', 3],
      ['3.3.1', 14],
      ['3.3.5', 5],
      ['3.3.6', 4],
      ['3.3.8', 12],
      ['3.4.1', 265],
      ['3.4.2', 47],
      ['3.4.3', 25],
      ['3.5.1', 149],
      ['3.5.2', 9],
    ]);
    expect(select(findings, 'failed')).toEqual([]);
    expect(select(findings, 'confirmed')).toHaveLength(15);
    const total = (measure: string) =>
      countFigures(report).find((row) => row.measure === measure && row.applicant === 'total');
    expect(total('requests.granted')).toMatchObject({ value: 272, origin: 'computed' });
    expect(total('requests.refused')).toMatchObject({ value: 35, origin: 'computed' });
    expect(total('requests.unavailable')).toMatchObject({ value: 337, origin: 'computed' });
  });

  test('a district with two totals of table four not filled in fails twice, with the sums as suggestions', () => {
    const findings = checkReport(readSample('hongze_district_2023'));
    const about = (rule: RuleId) =>
      findings.flatMap((finding) =>
        finding.rule === rule && finding.outcome !== 'confirmed'
          ? [[finding.subject, finding.outcome, finding.expected, finding.actual]]
          : [],
      );
    expect(about('T4-SUM')).toEqual([
      ['review', 'failed', 11, 0],
      ['litigation.afterReview', 'failed', 5, 0],
    ]);
    expect(about('T4-BLANK')).toEqual([
      ['review', 'suspicious', 11, 0],
      ['litigation.afterReview', 'suspicious', 5, 0],
    ]);
    expect(select(findings, 'failed')).toHaveLength(2);
  });

  test.each(['suqian_city_2023', 'suqian_city_2024'])('%s has nothing against it in section three', (name) => {
    const findings = checkReport(readSample(name));
    expect(select(findings, 'failed').filter((finding) => finding.startsWith('T3'))).toEqual([]);
    expect(select(findings, 'confirmed').filter((finding) => finding.startsWith('T3')).length).toBeGreaterThanOrEqual(
      37,
    );
  });
});
