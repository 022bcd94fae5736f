import { describe, expect, it } from 'vitest';
import { expectRead, readText } from './render/expect.ts';
import { type FilledForm, publishedForm } from './render/form.ts';
import { mirrored, page } from './render/page.ts';
import { valuesFirstLines, wrappedLines } from './render/pdf-lines.ts';
import { brokenMarkdown, paddedPipes, pipes, tabs } from './render/rows.ts';
import { pipedCells, pipedCellsWithSeparators, spacedCells } from './render/streams.ts';

const FORMS = {
  'a 2019 form of zeros': publishedForm('shapotou_iic_2019'),
  'a 2019 form with empty cells': publishedForm('shanghai_gov_office_2019'),
  'a 2021 form of a city': publishedForm('suqian_city_2023'),
  'the same city a year later': publishedForm('suqian_city_2024'),
  'a 2021 form with one row （六）': publishedForm('hongze_district_2023'),
};

type Layout = (form: FilledForm) => string;

const KEEP_BLANKS: Readonly<Record<string, Layout>> = {
  'tabs with rows shifted by a page break': tabs,
  pipes,
  'pipes with padding': paddedPipes,
  'one piped cell a line': pipedCells,
  'one piped cell a line, lone pipes between rows': pipedCellsWithSeparators,
  'a page with odd spans': page,
  'a mirror in traditional characters with pinyin': (form) => mirrored(pipes(form)),
  'a mirrored page': (form) => mirrored(page(form)),
};

/** In these, an empty cell leaves nothing behind. */
const LOSE_BLANKS: Readonly<Record<string, Layout>> = {
  'one cell a line with blank lines': spacedCells,
  'PDF lines with labels wrapped around values': wrappedLines,
  'PDF lines with values before labels': valuesFirstLines,
  'markdown rows without labels': brokenMarkdown,
};

describe.each(Object.entries(FORMS))('%s', (name, form) => {
  it.each(Object.entries(KEEP_BLANKS))('reads cell for cell from %s', async (_, layout) => {
    expectRead(await readText(layout(form)), form);
  });

  it.runIf(name !== 'a 2019 form with empty cells').each(Object.entries(LOSE_BLANKS))(
    'reads cell for cell from %s',
    async (_, layout) => {
      expectRead(await readText(layout(form)), form);
    },
  );
});

describe('layouts that lose empty cells', () => {
  it.each(Object.entries(LOSE_BLANKS))('never put a number into a wrong cell: %s', async (_, layout) => {
    const form = FORMS['a 2019 form with empty cells'];
    const report = await readText(layout(form));
    for (const { cell, content } of report.figures) {
      if (content.kind !== 'number' || !cell.startsWith('III/')) continue;
      const [, code = '', applicant] = cell.split('/');
      const column = [
        'natural',
        'business',
        'research',
        'nonprofit',
        'legalService',
        'otherOrganization',
        'total',
      ].indexOf(applicant ?? '');
      expect(`${cell} ${content.value}`).toBe(`${cell} ${form.III.rows[code]?.[column]}`);
    }
  });
});
