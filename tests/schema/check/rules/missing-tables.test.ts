/** T-MISSING: a table that is not there is one finding, and the rules of that table keep silent. */
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import { findingArithmetic, findingSentence } from '../../../../schema/check/words/words.ts';
import { GAP_REASONS, type GapReason } from '../../../../schema/report/figure.ts';
import { buildReport, type CellValues, everyCell, type ReportPlan } from '../../../support/report-builder.ts';

const SECTIONS = ['II', 'III', 'IV'] as const;
const ABSENT: readonly GapReason[] = ['tableMissing', 'tableIsImage'];
const EDITIONS = ['2019', '2021'] as const;

const missing = (plan: ReportPlan) => checkReport(buildReport(plan)).filter(({ rule }) => rule === 'T-MISSING');

describe('T-MISSING', () => {
  test.each(
    SECTIONS.flatMap((section) => ABSENT.flatMap((gap) => EDITIONS.map((edition) => ({ section, gap, edition })))),
  )(
    'says once that table $section of $edition is missing ($gap), and no rule of the table speaks',
    ({ section, gap, edition }) => {
      const cells = everyCell(edition, section, gap);
      const findings = checkReport(buildReport({ edition, cells }));
      const open = findings.filter(({ outcome }) => outcome !== 'confirmed');
      expect(open).toMatchObject([
        {
          rule: 'T-MISSING',
          subject: section,
          outcome: 'notAssessable',
          severity: 'error',
          expected: null,
          actual: null,
        },
      ]);
      expect(open[0]?.operands.map(({ ref, gap: why }) => [ref.kind === 'cell' && ref.cell, why])).toEqual(
        Object.keys(cells).map((cell) => [cell, gap]),
      );
      const about = { II: 'T2', III: 'T3', IV: 'T4' }[section];
      expect(findings.filter(({ rule }) => rule.startsWith(about))).toEqual([]);
    },
  );

  test('says it of each of three tables', () => {
    const cells: CellValues = Object.assign(
      {},
      ...SECTIONS.map((section) => everyCell('2021', section, 'tableMissing')),
    );
    expect(checkReport(buildReport({ cells })).map(({ rule, subject }) => `${rule}/${subject}`)).toEqual([
      'T-MISSING/II',
      'T-MISSING/III',
      'T-MISSING/IV',
    ]);
  });

  test.each(
    SECTIONS.flatMap((section) => GAP_REASONS.filter((gap) => !ABSENT.includes(gap)).map((gap) => ({ section, gap }))),
  )('keeps silent of a table $section that is there and whose cells are all $gap', ({ section, gap }) => {
    expect(missing({ cells: everyCell('2021', section, gap) })).toEqual([]);
  });

  test.each(SECTIONS)('keeps silent of a table %s of which one cell was entered', (section) => {
    const cells = everyCell('2021', section, 'tableIsImage');
    const [first] = Object.keys(cells);
    expect(missing({ cells: { ...cells, [first ?? '']: 0 } })).toEqual([]);
  });

  test('keeps silent where every cell is read, and where the reader found no form at all', () => {
    expect(missing({})).toEqual([]);
    expect(checkReport({ ...buildReport(), figures: [] })).toEqual([]);
  });

  test('leaves the numbers of the text to their own rules, which cannot judge them', () => {
    const narrative = [{ measure: 'requests.received', value: 30 }] as const;
    const findings = checkReport(buildReport({ narrative, cells: everyCell('2021', 'III', 'tableMissing') }));
    expect(findings.filter(({ outcome }) => outcome === 'notAssessable').map(({ rule }) => rule)).toEqual([
      'T-MISSING',
      'TX-NEW',
    ]);
  });

  test('names the table and what to do, in both languages', () => {
    const [found] = missing({ cells: everyCell('2021', 'III', 'tableMissing') });
    const [pictured] = missing({ edition: '2019', cells: everyCell('2019', 'II', 'tableIsImage') });
    if (!found || !pictured) throw new Error('No finding');
    expect([findingSentence(found, 'zh'), findingSentence(found, 'en'), findingArithmetic(found)]).toEqual([
      '表三：原文里没有找到表格，175 个单元格和勾稽关系都无法核对；请对照原文核实后补录',
      'Table 3: the table was not found in the document, so its 175 cells and their sums cannot be checked; please look them up there and enter them',
      '',
    ]);
    expect(findingSentence(pictured, 'zh')).toBe(
      '表二：表格在图片或附件中，22 个单元格和勾稽关系都无法核对；请对照图片或附件补录',
    );
    expect(findingSentence(pictured, 'en')).toBe(
      'Table 2: the table is a picture or an attachment, so its 22 cells and their sums cannot be checked; please enter them from there',
    );
  });
});
