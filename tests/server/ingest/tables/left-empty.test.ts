/** A table that is printed whole and left empty has empty cells: none of its rows is missing. */
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import { findingSentence } from '../../../../schema/check/words/words.ts';
import { readText } from '../render/expect.ts';
import { type FilledForm, publishedForm } from '../render/form.ts';
import { page } from '../render/page.ts';
import { pipes, tabs } from '../render/rows.ts';
import { pipedCells, pipedCellsWithSeparators } from '../render/streams.ts';

const LAYOUTS = { page, pipes, tabs, pipedCells, pipedCellsWithSeparators };
type Section = 'II' | 'III' | 'IV';

function emptied(form: FilledForm, sections: readonly Section[]): FilledForm {
  const has = (section: Section) => sections.includes(section);
  const blank = (values: readonly unknown[]) => values.map(() => null);
  return {
    ...form,
    blocks: has('II')
      ? Object.fromEntries(
          Object.entries(form.blocks).map(([id, block]) => [id, { ...block, rows: block.rows.map(blank) }]),
        )
      : form.blocks,
    III: has('III')
      ? {
          ...form.III,
          rows: Object.fromEntries(Object.entries(form.III.rows).map(([code, row]) => [code, blank(row)])),
        }
      : form.III,
    IV: has('IV') ? blank(form.IV) : form.IV,
  };
}

const CASES = Object.keys(LAYOUTS).flatMap((layout) =>
  (['suqian_city_2024', 'shapotou_iic_2019'] as const).flatMap((name) =>
    ([['II'], ['III'], ['IV'], ['II', 'III', 'IV']] as const).map((sections) => [layout, name, sections] as const),
  ),
);

describe.each(CASES)('%s of %s with %j left empty', (layout, name, sections) => {
  it('has blank cells there, and all others as printed', async () => {
    const form = publishedForm(name);
    const draw = LAYOUTS[layout as keyof typeof LAYOUTS];
    const [whole, report] = [await readText(draw(form)), await readText(draw(emptied(form, sections)))];
    const told = report.figures.map(({ cell, content }) => {
      const isEmptied = sections.some((section: Section) => cell.startsWith(`${section}/`));
      return [cell, isEmptied ? (content.kind === 'gap' ? content.reason : 'number') : content.printed];
    });
    const wanted = whole.figures.map(({ cell, content }) => {
      const isEmptied = sections.some((section: Section) => cell.startsWith(`${section}/`));
      return [cell, isEmptied ? 'blank' : content.printed];
    });
    expect(told).toEqual(wanted);
  });

  it('and no finding says that rows or tables are missing, or accuses it', async () => {
    const report = await readText(LAYOUTS[layout as keyof typeof LAYOUTS](emptied(publishedForm(name), sections)));
    const about = checkReport(report).filter(({ operands }) =>
      operands.some(
        ({ ref }) => ref.kind === 'cell' && sections.some((section: Section) => ref.cell.startsWith(`${section}/`)),
      ),
    );
    expect(about.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(
      about.map((finding) => findingSentence(finding, 'zh')).filter((words) => /缺失|没有找到/.test(words)),
    ).toEqual([]);
  });
});

it.each(['II', 'III'] as const)('%s of which a converter kept the labels alone is empty too', async (section) => {
  const form = emptied(publishedForm('suqian_city_2024'), [section]);
  const text = pipedCells(form)
    .split('\n')
    .filter((line) => line.trim() !== '|')
    .map((line) => line.replace(/ \|$/, ''))
    .join('\n\n');
  const { figures } = await readText(text);
  const own = figures.filter(({ cell }) => cell.startsWith(`${section}/`));
  expect(new Set(own.map(({ content }) => (content.kind === 'gap' ? content.reason : 'number')))).toEqual(
    new Set(['blank']),
  );
});
