import { describe, expect, test } from 'vitest';
import { APPLICANT_PARTS, APPLICANTS } from '../../../schema/form/applicants.ts';
import { cellName, cellsOf, EDITIONS, findCell } from '../../../schema/form/cells.ts';
import type { EditionId, SectionId } from '../../../schema/form/edition.ts';
import { getMeasure, hasApplicants, MEASURES } from '../../../schema/form/measures/index.ts';
import type { Measure, MeasureId } from '../../../schema/form/measures/measure.ts';
import { follows, rowsOf } from '../../../schema/form/measures/row.ts';

const BOTH: readonly EditionId[] = ['2019', '2021'];
const SECTIONS: readonly SectionId[] = ['II', 'III', 'IV'];
const cellsIn = (edition: EditionId) => SECTIONS.flatMap((section) => cellsOf(edition, section));

describe('the forms', () => {
  test('have 22, 161 and 15 numeric cells in 2019 and 10, 175 and 15 in 2021', () => {
    const sizes = BOTH.map((edition) => SECTIONS.map((section) => cellsOf(edition, section).length));
    expect(sizes).toEqual([
      [22, 161, 15],
      [10, 175, 15],
    ]);
  });

  test.each(BOTH)('%s numbers the rows of section three without a gap', (edition) => {
    const numbers = EDITIONS[edition].sectionIII.flatMap(({ no }) => (no === null ? [] : [no]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers).toHaveLength(edition === '2019' ? 23 : 25);
  });

  test.each(BOTH)('%s puts figures beside every numbered row and none beside group labels', (edition) => {
    for (const row of EDITIONS[edition].sectionIII) expect(row.measure === null).toBe(row.no === null);
    const groups = EDITIONS[edition].sectionIII.filter((row) => row.measure === null).map((row) => row.code);
    expect(groups).toEqual(edition === '2019' ? ['3', '3.3', '3.4', '3.5'] : ['3', '3.3', '3.4', '3.5', '3.6']);
  });

  test.each(BOTH)('%s carries the statutory codes in the order of the form', (edition) => {
    const range = (code: string, last: number) => Array.from({ length: last }, (_, index) => `${code}.${index + 1}`);
    const outcomes = ['3.1', '3.2', '3.3', ...range('3.3', 8), '3.4', ...range('3.4', 3), '3.5', ...range('3.5', 5)];
    const otherwise = edition === '2019' ? ['3.6'] : ['3.6', ...range('3.6', 3)];
    expect(EDITIONS[edition].sectionIII.map((row) => row.code)).toEqual([
      '1',
      '2',
      '3',
      ...outcomes,
      ...otherwise,
      '3.7',
      '4',
    ]);
  });

  test.each(BOTH)('%s gives a row of section three the code of its measure', (edition) => {
    for (const row of EDITIONS[edition].sectionIII) {
      if (row.measure !== null) expect(getMeasure(row.measure).code).toBe(row.code);
    }
  });

  test.each(BOTH)('%s has no cell twice and no row label twice in a table', (edition) => {
    const ids = cellsIn(edition).map((cell) => cell.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const lang of ['zh', 'en'] as const) {
      const labels = EDITIONS[edition].sectionIII.map((row) => row.label[lang]);
      expect(new Set(labels).size).toBe(labels.length);
      for (const block of EDITIONS[edition].sectionII) {
        const columns = block.columns.map((column) => column.label[lang]);
        expect(new Set(columns).size).toBe(columns.length);
      }
    }
  });

  test.each(BOTH)('%s prints each measure that belongs to it exactly once, seven times in section three', (edition) => {
    const printed = new Map<MeasureId, number>();
    for (const { measure } of cellsIn(edition)) printed.set(measure, (printed.get(measure) ?? 0) + 1);
    for (const [measure] of printed) expect(getMeasure(measure).printedIn).toContain(edition);
    for (const measure of MEASURES.filter(({ printedIn }) => printedIn.includes(edition))) {
      const times = hasApplicants(measure.id) ? 7 : 1;
      // A measure with parts may be left to be computed; then its parts are there, or are sums themselves.
      const isComputed = measure.parts.length > 0 && !printed.has(measure.id);
      if (!isComputed) expect([measure.id, printed.get(measure.id)]).toEqual([measure.id, times]);
    }
  });

  test.each(BOTH)('%s gives every row of section two as many measures as its block has columns', (edition) => {
    for (const block of EDITIONS[edition].sectionII) {
      for (const row of block.rows) expect(row.measures).toHaveLength(block.columns.length);
    }
  });

  test('agree on everything of section three but the row of requests handled otherwise', () => {
    const codes = (edition: EditionId) =>
      EDITIONS[edition].sectionIII.map((row) => row.code).filter((code) => !code.startsWith('3.6'));
    expect(codes('2019')).toEqual(codes('2021'));
    expect(EDITIONS['2019'].sectionIV).toBe(EDITIONS['2021'].sectionIV);
  });

  test('have six applicant columns before the total', () => {
    expect(APPLICANTS).toEqual([...APPLICANT_PARTS, 'total']);
  });

  test('name a cell in both languages, and an unknown one by its id', () => {
    expect(cellName('IV/review.upheld', 'zh')).toBe('表四 行政复议 · 结果维持');
    expect(cellName('III/3.1/business', 'en')).toBe('Table 3 (1) Granted · Businesses');
    expect(cellName('IV/nothing', 'zh')).toBe('IV/nothing');
    expect(findCell('III/3/total')).toBeUndefined();
  });
});

describe('measures', () => {
  test('have ids and labels of their own', () => {
    expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length);
    for (const lang of ['zh', 'en'] as const) {
      const labels = MEASURES.map(({ label }) => label[lang]);
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
  });

  test('are added up as the field does: flows, stocks, carried cases, signed changes, money', () => {
    const expected = (id: string): string => {
      if (/\.(inForce|disclosedTotal|itemsBefore)$/.test(id)) return 'stock';
      // Staff and places are there at the end of a year, and not as many a year.
      if (/\.(offices|readingPlaces|(?:fullTime|partTime)?[sS]taff)$/.test(id)) return 'stock';
      // Received and carried in together: a case carried over would be counted in two years.
      if (/\.(carriedIn|carriedOut|pending|handled)$/.test(id)) return 'carry';
      if (id.endsWith('.itemsChange')) return 'signed';
      if (/\.(amount|fees|budget)$/.test(id)) return 'amount';
      return 'flow';
    };
    for (const { id, sumRule } of MEASURES) expect([id, sumRule]).toEqual([id, expected(id)]);
  });

  test('are money only where the form prints money, in the unit of its column', () => {
    expect(MEASURES.filter(({ sumRule }) => sumRule === 'amount').map(({ id, unit }) => [id, unit])).toEqual([
      ['requests.fees', 'wanYuan'],
      ['fees.amount', 'wanYuan'],
      ['procurement.amount', 'yuan'],
      ['organization.budget', 'wanYuan'],
    ]);
  });

  test('with parts share topic and unit with them and are printed where the parts are', () => {
    for (const whole of MEASURES) {
      for (const id of whole.parts) {
        const part = getMeasure(id);
        expect([id, part.topic, part.unit]).toEqual([id, whole.topic, whole.unit]);
        for (const edition of BOTH) if (part.printedIn.includes(edition)) expect(whole.printedIn).toContain(edition);
        expect(hasApplicants(id)).toBe(hasApplicants(whole.id));
        expect(MEASURES.indexOf(part)).not.toBe(MEASURES.indexOf(whole));
      }
    }
  });

  test('point at measures only: an unknown part or predecessor does not compile', () => {
    const { flow } = rowsOf('requests', 'case');
    const right: Measure = flow('requests.granted', '', '', { parts: ['requests.partlyGranted'] });
    // @ts-expect-error: no row has that id
    const wrongPart: Measure = flow('requests.granted', '', '', { parts: ['requests.halfGranted'] });
    // @ts-expect-error: no row has that id
    const wrongPredecessor: Measure = flow('rules.made', '', '', follows('rules.published', 'soft', '', ''));
    expect([right, wrongPart, wrongPredecessor].map(({ parts }) => parts.length)).toEqual([1, 1, 0]);
  });

  test('with parts that have parts come after them, so that one pass can add them up', () => {
    for (const whole of MEASURES) {
      for (const id of whole.parts) {
        const part = getMeasure(id);
        if (part.parts.length > 0) expect(MEASURES.indexOf(part)).toBeLessThan(MEASURES.indexOf(whole));
      }
    }
  });

  test('leave no detail row of a group out', () => {
    for (const group of [
      'requests.refused',
      'requests.unavailable',
      'requests.declined',
      'requests.otherwise',
    ] as const) {
      const details = MEASURES.filter(
        ({ id, printedIn }) => id.startsWith(`${group}.`) && printedIn.includes('2021'),
      ).map(({ id }) => id);
      expect(getMeasure(group).parts).toEqual(details);
    }
  });
});

describe('joins between the forms', () => {
  test('never draw one line through another quantity: a predecessor is a measure that ends in 2020', () => {
    for (const { id, join, printedIn } of MEASURES) {
      if (join.predecessor === null) continue;
      const predecessor = getMeasure(join.predecessor);
      expect([id, predecessor.printedIn, predecessor.join.kind]).toEqual([id, ['2019'], 'ends']);
      expect(printedIn).toEqual(['2021']);
      expect(['break', 'soft']).toContain(join.kind);
    }
  });

  test('name the predecessor wherever the line breaks', () => {
    const breaks = MEASURES.filter(({ join }) => join.kind === 'break');
    expect(breaks.map(({ id }) => id)).toEqual([
      'rules.inForce',
      'normativeDocuments.made',
      'normativeDocuments.inForce',
      'fees.amount',
    ]);
    for (const { join } of breaks) expect(join.predecessor).not.toBeNull();
  });

  test('say why wherever a line breaks, is soft or is a sum', () => {
    for (const { id, join } of MEASURES) {
      if (join.kind === 'break' || join.kind === 'soft' || join.kind === 'sum') {
        expect([id, join.note?.zh ?? '', join.note?.en ?? '']).not.toContain('');
      }
    }
  });

  test('end with the 2019 form and start with the 2021 form exactly where only one form prints the measure', () => {
    for (const { id, join, printedIn } of MEASURES) {
      const forms = printedIn.filter((form) => form !== '2014');
      if (join.kind === 'ends') expect([id, forms.length <= 1 && !forms.includes('2021')]).toEqual([id, true]);
      if (join.kind === 'starts') expect([id, forms]).toEqual([id, ['2021']]);
      if (join.kind === 'same' || join.kind === 'sum') expect([id, forms]).toEqual([id, ['2019', '2021']]);
    }
  });
});

describe('the statistics table of 2014', () => {
  const rows = EDITIONS['2014'].annex;

  test('has a figure a row, and no section', () => {
    expect(SECTIONS.map((section) => cellsOf('2014', section).length)).toEqual([0, 0, 0]);
    expect(cellsOf('2014', 'annex')).toHaveLength(58);
    expect(BOTH.map((edition) => cellsOf(edition, 'annex').length)).toEqual([0, 0]);
    expect(cellName('annex/requests.byFax', 'zh')).toBe('附表 2.传真申请数');
  });

  test('prints each of its measures once, and no other', () => {
    const printed = cellsOf('2014', 'annex').map(({ measure }) => measure);
    expect(new Set(printed).size).toBe(printed.length);
    const own = MEASURES.filter(({ printedIn }) => printedIn.includes('2014')).map(({ id }) => id);
    // 复议与诉讼合计 is added up, here as in every form.
    expect(own.filter((id) => id !== 'appeals.total').sort()).toEqual([...printed].sort());
  });

  test('numbers its rows in order, each under the one it belongs to, and divides rows into their own only', () => {
    const codes = rows.map(({ code }) => code);
    const inOrder = [...codes].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    expect(codes).toEqual(inOrder);
    for (const { code, level, parts } of rows) {
      expect([code, level]).toEqual([code, code.split('.').length - 1]);
      if (level > 0) expect(codes).toContain(code.replace(/\.\d+$/, ''));
      for (const part of parts) expect(rows.find((row) => row.code === part)?.measure ?? null).not.toBeNull();
      const own = rows.filter((row) => row.code.replace(/\.\d+$/, '') === code && row.code !== code);
      if (parts.length > 0) expect(parts).toEqual(own.map((row) => row.code));
    }
  });

  test('goes on softly in what is counted alike, and breaks in every outcome', () => {
    const joined = (kind: string) => MEASURES.filter(({ olderJoin }) => olderJoin.kind === kind).map(({ id }) => id);
    expect(joined('soft').filter((id) => !id.startsWith('disclosures.'))).toEqual([
      'requests.received',
      'requests.closed',
      'review.upheld',
      'review.corrected',
      'review.otherResult',
      'review.total',
      'litigation.upheld',
      'litigation.corrected',
      'litigation.otherResult',
      'litigation.total',
      'appeals.total',
    ]);
    expect(joined('break')).toEqual([
      'requests.granted',
      'requests.partlyGranted',
      'requests.refused.stateSecret',
      'requests.refused.prohibitedByLaw',
      'requests.refused.publicSecurity',
      'requests.refused.thirdParty',
      'requests.unavailable.notHeld',
      'requests.unavailable.notExisting',
      'requests.refused',
    ]);
    for (const { id, printedIn, olderJoin } of MEASURES) {
      if (olderJoin.kind === 'ends') expect([id, printedIn]).toEqual([id, ['2014']]);
      if (olderJoin.kind === 'starts') expect([id, printedIn.includes('2014')]).toEqual([id, false]);
      if (olderJoin.kind === 'soft' || olderJoin.kind === 'break') expect(olderJoin.note?.zh).toMatch(/\S/);
      if (olderJoin.predecessor) expect(getMeasure(olderJoin.predecessor).printedIn).toEqual(['2014']);
    }
  });
});
