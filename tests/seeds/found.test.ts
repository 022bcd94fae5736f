/** The made-up district as it is stored: every planted fault is found by its rule, and nothing else is held against anybody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLANTED_FAULTS } from '../../seeds/illustrative/index.ts';
import { findingsOf, type StoredFinding } from '../../server/store/find/findings.ts';
import { findReports } from '../../server/store/find/reports.ts';
import { openSeeded } from '../support/seeded.ts';
import type { TestStore } from '../support/stores.ts';

/** What follows from a planted fault, or from what was made up on purpose, beside the rule it was planted for. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  'shifan-2022 SUM-ROLLUP II/penalties.decisions': 'ten-times',
  'shifan-2022 SUM-ROLLUP II/fees.amount': 'fee-in-yuan',
  'shifan-2024 T2-21-STOCK normativeDocuments': '数据局 was founded with one document in force',
  'shifan-human-resources-2019 TX-OUT requests.granted': 'row-totals-swapped',
  'shifan-human-resources-2019 TX-OUT requests.partlyGranted': 'row-totals-swapped',
  'shifan-human-resources-2022 TX-OUT requests.granted': 'outcomes-one-more',
  'shifan-natural-resources-2023 T4-SUM review': 'review-total-zero',
  'shifan-urban-management-2023 T4-SUM review': 'review-total-blank',
  'shifan-zone-2023 TX-NEW requests.received': 'balance-off',
};

let opened: TestStore;
let findings: readonly StoredFinding[];
beforeAll(async () => {
  opened = await openSeeded();
  const { reader } = opened.store;
  const rows = await reader.db.selectFrom('report').select('id').where('region_id', '=', 'shifan').execute();
  const reports = await findReports(
    reader,
    rows.map(({ id }) => id),
  );
  findings = await findingsOf(
    reader,
    reports.map(({ version }) => version),
  );
});
afterAll(() => opened.dispose());

describe('the illustrative district', () => {
  it.each(PLANTED_FAULTS)('has $id found by $rule', ({ bureau, year, rule, expected, actual }) => {
    const found = findings.filter(
      (one) => one.report === `${bureau}-${year}` && one.rule === rule && one.outcome !== 'confirmed',
    );
    expect(found.length).toBeGreaterThan(0);
    if (expected !== undefined) expect(found.map((one) => one.expected)).toContain(expected);
    if (actual !== undefined && expected !== undefined)
      expect(found.find((one) => one.expected === expected)?.actual).toBe(actual);
  });

  it('has no other error or warning but what follows from one', () => {
    const planted = new Set(PLANTED_FAULTS.map(({ bureau, year, rule }) => `${bureau}-${year} ${rule}`));
    const others = findings.filter(
      ({ report, rule, outcome, severity }) =>
        (outcome === 'failed' || outcome === 'suspicious') && severity !== 'hint' && !planted.has(`${report} ${rule}`),
    );
    expect(others.map(({ report, rule, subject }) => `${report} ${rule} ${subject}`).sort()).toEqual(
      Object.keys(CONSEQUENCES).sort(),
    );
  });

  it('holds the years against each other wherever both are held', () => {
    const carried = findings.filter(({ rule, outcome }) => rule === 'XY-CARRY' && outcome === 'confirmed');
    expect(carried.length).toBeGreaterThan(200);
    const stated = findings.filter(({ rule, outcome }) => rule === 'XY-YOY' && outcome !== 'confirmed');
    expect(stated).toEqual([]);
  });
});
