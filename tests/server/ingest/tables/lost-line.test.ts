/** Whichever line a document loses, the numbers left stay in their own cells or become gaps. */
import { describe, expect, it } from 'vitest';
import { readText } from '../render/expect.ts';
import { type FilledForm, printedCells, publishedForm } from '../render/form.ts';
import { page } from '../render/page.ts';
import { valuesFirstLines, wrappedLines } from '../render/pdf-lines.ts';
import { brokenMarkdown, paddedPipes, pipes, tabs } from '../render/rows.ts';
import { pipedCells, pipedCellsWithSeparators, spacedCells } from '../render/streams.ts';

const LAYOUTS: Readonly<Record<string, (form: FilledForm) => string>> = {
  tabs,
  pipes,
  paddedPipes,
  brokenMarkdown,
  pipedCells,
  pipedCellsWithSeparators,
  spacedCells,
  wrappedLines,
  valuesFirstLines,
  page,
};

describe.each(['suqian_city_2024', 'shanghai_gov_office_2019'])('%s', (name) => {
  const form = publishedForm(name);
  const printed = printedCells(form);

  it.each(Object.entries(LAYOUTS))('keeps every number in its cell: %s', async (_, layout) => {
    const lines = layout(form).split('\n');
    const wrong: string[] = [];
    for (const [lost, line] of lines.entries()) {
      if (lost < 5 || !/\d/.test(line)) continue;
      const report = await readText(lines.filter((_line, index) => index !== lost).join('\n'));
      for (const { cell, content } of report.figures) {
        const expected = printed.get(cell);
        if (content.kind === 'number' && expected !== undefined && expected !== content.printed) {
          wrong.push(`without “${line}”: ${cell} = ${content.printed}, not ${expected}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
