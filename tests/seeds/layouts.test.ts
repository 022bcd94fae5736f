import { describe, expect, it } from 'vitest';
import { LAYOUT_IDS, printedCells, printedIn } from '../../seeds/draft.ts';
import { cleanDrafts } from '../../seeds/illustrative/drafts.ts';
import { LAYOUTS } from '../../seeds/illustrative/layouts/render.ts';
import { groupRows, outcomeRows, rowsOf } from '../../seeds/illustrative/layouts/tables.ts';

const drafts = cleanDrafts().filter(({ publisher }) => publisher === 'shifan-natural-resources');
const of2020 = drafts.find(({ year }) => year === 2020);
const of2023 = drafts.find(({ year }) => year === 2023);
if (!of2020 || !of2023) throw new Error('The drafts this test is about are gone');

/** The values of a document's tables in reading order: cells of figures only. */
function valuesIn(text: string): readonly string[] {
  const tables = text.slice(text.search(/[>\n](?:##? )?二、/), text.search(/[>\n](?:##? )?五、/));
  return tables
    .replace(/<[^>]+>/g, '\n')
    .split(/[\n\t|]/)
    .flatMap((cell) => {
      const trimmed = cell.trim();
      // Lines drawn from a PDF hold a label and its values.
      return /^(?:- \d+ -)$/.test(trimmed)
        ? []
        : trimmed.split(' ').filter((word) => /^[+-]?\d+(?:\.\d+)?(?:元|万元)?$/.test(word));
    });
}

describe.each(LAYOUT_IDS)('the layout %s', (id) => {
  it('prints every cell of both forms, in the form’s order', () => {
    for (const draft of [of2020, of2023]) {
      const values = printedCells(draft).map((cell) => printedIn(draft, cell));
      expect(valuesIn(LAYOUTS[id].render({ ...draft, layout: id }))).toEqual(values);
    }
  });

  it('prints title, date, mark and the six headings', () => {
    const text = LAYOUTS[id].render({ ...of2023, layout: id });
    for (const words of [of2023.title, ...of2023.remarks, ...of2023.headings]) expect(text).toContain(words);
    expect(text).toMatch(/发布日期：2024(?:-01-|年1月)/);
  });

  it('leaves section six out where the draft has none', () => {
    const text = LAYOUTS[id].render({ ...of2023, layout: id, sectionSix: null });
    expect(text).not.toContain('六、');
  });

  it('prints no table where the tables are pictures', () => {
    expect(valuesIn(LAYOUTS[id].render({ ...of2023, layout: id, tables: 'image' }))).toEqual([]);
  });
});

describe('the rows of section three', () => {
  it('stand beside the label 三 as on the form: 20 rows in 2019, 22 in 2021', () => {
    expect(outcomeRows(rowsOf(of2020))).toBe(20);
    expect(outcomeRows(rowsOf(of2023))).toBe(22);
  });

  it('are grouped as on the form', () => {
    const rows = rowsOf(of2023);
    const groups = rows.flatMap(({ opens }, index) => (opens === null ? [] : [[opens, groupRows(rows, index)]]));
    expect(groups).toEqual([
      ['（三）不予公开', 8],
      ['（四）无法提供', 3],
      ['（五）不予处理', 5],
      ['（六）其他处理', 3],
    ]);
  });
});
