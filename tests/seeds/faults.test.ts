import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printedCells } from '../../seeds/draft.ts';
import { cleanDrafts } from '../../seeds/illustrative/drafts.ts';
import { renderFaults } from '../../seeds/illustrative/fault-table.ts';
import { illustrativeDrafts, PLANTED_FAULTS } from '../../seeds/illustrative/index.ts';
import { brokenIdentities } from './identities.ts';

const clean = cleanDrafts();
const drafts = illustrativeDrafts();

/** Without the padding that the formatter gives tables. */
function plain(table: string): string {
  return table.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}

function isFaulty(publisher: string, year: number): boolean {
  return PLANTED_FAULTS.some((fault) => fault.bureau === publisher && fault.year === year);
}

describe('the planted faults', () => {
  it('are between 15 and 30, of every family, each with an id of its own', () => {
    expect(PLANTED_FAULTS.length).toBeGreaterThanOrEqual(15);
    expect(PLANTED_FAULTS.length).toBeLessThanOrEqual(30);
    expect(new Set(PLANTED_FAULTS.map(({ id }) => id)).size).toBe(PLANTED_FAULTS.length);
    expect(new Set(PLANTED_FAULTS.map(({ family }) => family)).size).toBe(7);
  });

  it('leave the newest year believable', () => {
    expect(PLANTED_FAULTS.filter(({ year }) => year === 2025).length).toBeLessThanOrEqual(7);
  });

  it('each change the draft they name', () => {
    for (const { id, bureau, year } of PLANTED_FAULTS) {
      const is = (draft: { publisher: string; year: number }): boolean =>
        draft.publisher === bureau && draft.year === year;
      expect([id, drafts.find(is)]).not.toEqual([id, clean.find(is)]);
      expect(drafts.filter(is)).toHaveLength(1);
    }
  });

  it('leave every other draft as it was', () => {
    for (const draft of drafts) {
      if (isFaulty(draft.publisher, draft.year)) continue;
      expect(draft).toEqual(clean.find(({ publisher, year }) => publisher === draft.publisher && year === draft.year));
    }
  });

  it('stand in cells that the form has, where they stand in cells', () => {
    const cells = new Set<string>(clean.flatMap((draft) => printedCells(draft)));
    for (const { where } of PLANTED_FAULTS) {
      if (/^(?:II|III|IV)\//.test(where)) expect([where, cells.has(where)]).toEqual([where, true]);
    }
  });

  it('print what they say they print', () => {
    for (const { id, bureau, year, where, rule, actual } of PLANTED_FAULTS) {
      // Rules that compare sums name one of their cells.
      if (actual === undefined || rule === 'T3-BAL' || rule === 'T2-19-NEG') continue;
      const draft = drafts.find((candidate) => candidate.publisher === bureau && candidate.year === year);
      const printed = [...(draft?.cells ?? [])].find(([cell]) => cell === where)?.[1];
      if (printed !== undefined) expect([id, Number(printed)]).toEqual([id, actual]);
    }
  });

  it('break the identities of the form exactly where they are meant to', () => {
    const broken = drafts.flatMap((draft) =>
      draft.tables === 'image' ? [] : brokenIdentities(draft).map((name) => `${draft.publisher} ${draft.year} ${name}`),
    );
    expect(broken.filter((name) => !name.startsWith('shifan-human-resources 2024 ROWSUM'))).toEqual([
      'shifan-human-resources 2019 ROWSUM 3.1',
      'shifan-human-resources 2019 ROWSUM 3.2',
      'shifan-human-resources 2022 COLSUM natural',
      'shifan-human-resources 2022 COLSUM total',
      'shifan-natural-resources 2023 T4 review',
      'shifan-urban-management 2023 T4 review',
      'shifan-zone 2023 BAL natural',
      'shifan-zone 2023 BAL total',
      'shifan-human-resources 2024 COLSUM total',
      'shifan-natural-resources 2025 T4 review',
    ]);
  });

  it('are listed in the README as they are', () => {
    const readme = readFileSync(new URL('../../seeds/README.md', import.meta.url), 'utf8');
    expect(plain(readme)).toContain(plain(renderFaults(PLANTED_FAULTS)));
  });
});
