import { describe, expect, test } from 'vitest';
import { tableEditions } from '../../../client/figures/block-editions.ts';
import { figureText, statedText } from '../../../client/figures/figure-text.ts';
import { byOutcome, sectionOf } from '../../../client/figures/finding-groups.ts';
import { marksOf, spotsOf } from '../../../client/figures/marks.ts';
import { cellAfter } from '../../../client/figures/moves.ts';
import { blocksOf, gridCells, lineAt, linesOf, segmentsOf } from '../../../client/figures/reading-text.ts';
import { ensureCellId, type ShownFinding, type ShownOperand } from '../../../client/figures/shown.ts';
import { tableThreeLayout } from '../../../schema/form/layout/table-three.ts';
import { tableTwoLayout } from '../../../schema/form/layout/table-two.ts';

const words = { zh: '', en: '' };

function finding(
  id: string,
  plan: Partial<ShownFinding> & { readonly operands: readonly ShownOperand[] },
): ShownFinding {
  return {
    id,
    outcome: 'failed',
    severity: 'error',
    subject: '',
    message: words,
    arithmetic: '',
    expected: null,
    actual: null,
    rule: { id: 'T4-SUM', title: words, explanation: words, basis: words },
    ...plan,
  };
}

function operand(cell: string, side: 'left' | 'right', value: number | null = 0): ShownOperand {
  return { cell, narrative: null, passage: null, elsewhere: null, label: null, value, side };
}

describe('What stands in a cell', () => {
  const figure = { cell: 'II/penalties.itemsChange', gap: null, place: null };

  test('a signed number keeps the sign it was printed with', () => {
    expect(figureText({ ...figure, value: 21, printed: '+21' }, 'zh').text).toBe('+21');
    expect(figureText({ ...figure, value: -8, printed: '-8' }, 'zh').text).toBe('-8');
  });

  test('a gap is its word, never 0', () => {
    expect(figureText({ ...figure, value: null, gap: 'blank', printed: '' }, 'zh')).toEqual({
      text: '未填',
      kind: 'gap',
      beside: null,
      was: null,
    });
    expect(figureText({ ...figure, value: null, gap: 'slash', printed: '/' }, 'zh').text).toBe('“/”');
    expect(figureText(undefined, 'zh').text).toBe('缺格');
  });

  test('words printed beside a number are kept apart from it', () => {
    expect(figureText({ ...figure, value: 22, printed: '22（其中修订16件）' }, 'zh')).toEqual({
      text: '22',
      kind: 'number',
      beside: '22（其中修订16件）',
      was: null,
    });
  });

  test('of a corrected figure what counts, with what is printed beside it', () => {
    const correction = { value: 3, gap: null };
    expect(figureText({ ...figure, value: 0, printed: '０', correction }, 'zh')).toEqual({
      ...{ text: '3', kind: 'number', beside: null },
      was: '０',
    });
    const unknown = { value: null, gap: 'unreadable' } as const;
    expect(figureText({ ...figure, value: 7, printed: '7', correction: unknown }, 'zh')).toMatchObject({
      kind: 'gap',
      was: '7',
    });
    const stated = { value: 428, approximate: true, correction: { value: 430, gap: null } };
    expect(statedText(stated, '约', 'zh')).toBe('约 428 → 430 *');
  });
});

describe('The edition each table is drawn in', () => {
  test('is the one found in its headers, not that of the year', () => {
    const editions = tableEditions(
      [
        { section: 'II', block: '1', edition: 'EDITION_2019' },
        { section: 'III', block: null, edition: 'EDITION_2019' },
        { section: 'IV', block: null, edition: 'EDITION_2021' },
      ],
      2023,
    );
    expect(editions.III).toBe('2019');
    expect(editions.main).toBe('2019');
    expect(editions.hybrid).toBe(false);
  });

  test('of a table that is not there is the one the rest follows', () => {
    const editions = tableEditions([{ section: 'II', block: '1', edition: 'EDITION_2021' }], 2020);
    expect(editions.III).toBe('2021');
    expect(editions.II['9']).toBeUndefined();
  });

  test('is mixed where blocks differ', () => {
    const editions = tableEditions(
      [
        { section: 'II', block: '1', edition: 'EDITION_2019' },
        { section: 'II', block: '5', edition: 'EDITION_2021' },
        { section: 'III', block: null, edition: 'EDITION_2021' },
      ],
      2021,
    );
    expect(editions.hybrid).toBe(true);
    expect(editions.II).toMatchObject({ '1': '2019', '5': '2021', '8': '2021' });
  });

  test('is the year’s when the document says nothing', () => {
    expect(tableEditions([], 2019).main).toBe('2019');
    expect(tableEditions([], 2025).main).toBe('2021');
  });

  test('is none of the three sections in a report from before 2019, with or without the annex', () => {
    const none = { block: null, edition: null } as const;
    const sections = [{ section: 'III', ...none } as const, { section: 'IV', ...none } as const];
    const annex = { section: 'annex', block: null, edition: 'EDITION_2014' } as const;
    expect(tableEditions([...sections, annex], 2016)).toMatchObject({ older: true, annex: '2014' });
    expect(tableEditions(sections, 2009)).toMatchObject({ older: true, annex: null });
    // Since 2019 the three tables are due, and shown missing; where they stand in an earlier one, they are shown.
    expect(tableEditions([...sections, annex], 2019)).toMatchObject({ older: false, annex: '2014', main: '2019' });
    const three = { section: 'III', block: null, edition: 'EDITION_2019' } as const;
    expect(tableEditions([three], 2018)).toMatchObject({ older: false, annex: null });
  });
});

describe('Arrow keys in a table', () => {
  const three = tableThreeLayout('2021');

  test('lead to the neighbour and stop at the edges', () => {
    expect(cellAfter(three, 'III/1/natural', 'ArrowRight')).toBe('III/1/business');
    expect(cellAfter(three, 'III/1/natural', 'ArrowLeft')).toBeNull();
    expect(cellAfter(three, 'III/1/natural', 'ArrowUp')).toBeNull();
    expect(cellAfter(three, 'III/4/total', 'ArrowDown')).toBeNull();
  });

  test('step over group labels, which hold no figure', () => {
    expect(cellAfter(three, 'III/3.2/total', 'ArrowDown')).toBe('III/3.3.1/total');
    expect(cellAfter(three, 'III/3.1/natural', 'ArrowUp')).toBe('III/2/natural');
  });

  test('find the cell under them in blocks of other widths', () => {
    const two = tableTwoLayout({ '1': '2021', '5': '2021' });
    expect(cellAfter(two, 'II/normativeDocuments.inForce', 'ArrowDown')).toBe('II/licensing.decisions');
    expect(cellAfter(two, 'II/licensing.decisions', 'ArrowUp')).toBe('II/normativeDocuments.made');
  });

  test('Home and End go to the ends of the row', () => {
    expect(cellAfter(three, 'III/3.1/research', 'Home')).toBe('III/3.1/natural');
    expect(cellAfter(three, 'III/3.1/research', 'End')).toBe('III/3.1/total');
  });
});

describe('Marks of findings', () => {
  const sum = finding('a', {
    operands: [operand('IV/review.upheld', 'left', 6), operand('IV/review.total', 'right', 9)],
  });

  test('tell the parts from the total they are compared with', () => {
    const marks = marksOf([sum]);
    expect(marks.get('cell:IV/review.upheld')).toEqual([{ finding: 'a', outcome: 'failed', role: 'part' }]);
    expect(marks.get('cell:IV/review.total')?.[0]?.role).toBe('result');
  });

  test('a rule that holds marks nothing', () => {
    expect(marksOf([{ ...sum, outcome: 'confirmed' }]).size).toBe(0);
  });

  test('put the worst first where findings meet in one cell', () => {
    const doubt = finding('b', { outcome: 'suspicious', operands: [operand('IV/review.total', 'left')] });
    expect(
      marksOf([doubt, sum])
        .get('cell:IV/review.total')
        ?.map((mark) => mark.finding),
    ).toEqual(['a', 'b']);
  });

  test('reach the numbers of the prose', () => {
    const text = finding('c', {
      rule: { ...sum.rule, id: 'TX-BREAK' },
      operands: [
        { cell: null, narrative: 3, passage: null, elsewhere: null, label: '部门动态', value: 71, side: 'left' },
      ],
    });
    expect(spotsOf(text)).toEqual(['text:3']);
    expect(sectionOf(text)).toBe('text');
    expect(sectionOf(sum)).toBe('IV');
  });

  test('within an outcome the severest come first', () => {
    const hint = finding('d', { severity: 'hint', operands: [] });
    expect(byOutcome([hint, sum]).failed.map((one) => one.id)).toEqual(['a', 'd']);
  });
});

describe('The document beside the tables', () => {
  const text = '一、总体情况\n主动公开428条。\n\n行政处罚\t0\t+21\t0\n行政强制\t0\t0\t\t\n';
  const lines = linesOf(text);

  test('knows the line of every offset', () => {
    expect(lineAt(lines, text.indexOf('428'))?.number).toBe(2);
    expect(lineAt(lines, 0)?.number).toBe(1);
    expect(lineAt(lines, text.length)?.number).toBe(lines.length);
  });

  test('sets runs of tabbed lines as grids and the rest as prose', () => {
    expect(blocksOf(lines).map((block) => [block.kind, block.lines.length])).toEqual([
      ['prose', 1],
      ['prose', 1],
      ['grid', 2],
    ]);
  });

  test('splits a line where a figure was read, and joined again it is the line', () => {
    const line = lines[1];
    if (!line) throw new Error('the text has two lines');
    const start = text.indexOf('428');
    const spot = { key: 'text:0' as const, start, end: start + 3, line: 2 };
    const segments = segmentsOf(line.text, line.start, [spot]);
    expect(segments.map((segment) => segment.text).join('')).toBe(line.text);
    expect(segments.find((segment) => segment.spot)?.text).toBe('428');
  });

  test('the innermost of two spots over the same words wins', () => {
    const outer = { key: 'text:1' as const, start: 0, end: 6, line: 1 };
    const inner = { key: 'text:2' as const, start: 2, end: 4, line: 1 };
    const segments = segmentsOf('一、总体情况', 0, [outer, inner]);
    expect(segments.map((segment) => [segment.text, segment.spot?.key])).toEqual([
      ['一、', 'text:1'],
      ['总体', 'text:2'],
      ['情况', 'text:1'],
    ]);
  });

  test('an empty cell that a figure was read from keeps its place, other empty ends are dropped', () => {
    const line = lines[4];
    if (!line) throw new Error('the text has five lines');
    const place = line.start + line.text.length - 1;
    expect(gridCells(line, []).map((cell) => cell.text)).toEqual(['行政强制', '0', '0']);
    const spot = { key: 'text:1' as const, start: place, end: place, line: 5 };
    expect(gridCells(line, [spot]).map((cell) => cell.text)).toEqual(['行政强制', '0', '0', '']);
    expect(segmentsOf('', place, [spot])).toEqual([{ text: '', start: place, spot }]);
  });
});

describe('A cell named in an address', () => {
  test('is taken only when a form has it', () => {
    expect(ensureCellId('III/1/total')).toBe('III/1/total');
    expect(ensureCellId('III/9/total')).toBeNull();
    expect(ensureCellId('<script>')).toBeNull();
    expect(ensureCellId(null)).toBeNull();
  });
});

describe('A table typed with bars', () => {
  const lines = linesOf('行政复议 | 行政诉讼 |\n15 | 3 | 21 |\n公文甲|乙');

  test('is a grid like one with tabs; a single bar in prose is not', () => {
    expect(blocksOf(lines).map((block) => [block.kind, block.lines.length])).toEqual([
      ['grid', 2],
      ['prose', 1],
    ]);
  });

  test('gives its cells with their own offsets', () => {
    const line = lines[1];
    if (!line) throw new Error('the text has three lines');
    expect(gridCells(line, []).map((cell) => [cell.text.trim(), cell.start - line.start])).toEqual([
      ['15', 0],
      ['3', 4],
      ['21', 8],
    ]);
  });
});

describe('A table that lost its rows', () => {
  const lines = linesOf('1.本机关不掌握相关政府信息\n\n14\n\n1\n\n\n\n0\n说明\n5\n');

  test('has its numbers side by side again, empty lines left out', () => {
    expect(blocksOf(lines).map((block) => [block.kind, block.lines.map((line) => line.text)])).toEqual([
      ['prose', ['1.本机关不掌握相关政府信息']],
      ['run', ['14', '1', '0']],
      ['prose', ['说明']],
      ['prose', ['5']],
    ]);
  });

  test('keeps an empty line that a figure was read from', () => {
    const run = blocksOf(lines, new Map([[7, true]])).find((block) => block.kind === 'run');
    expect(run?.lines.map((line) => line.number)).toEqual([3, 5, 7, 9]);
  });
});
