import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { readCell } from '../../../../server/ingest/text/number.ts';
import { printedCells } from '../render/form.ts';
import type { FormCase } from './ways/case.ts';
import { SHEET_WAYS, WORD_WAYS } from './ways/office-ways.ts';

/** What stands in a cell: its number, nothing, or something that is no number. */
function meaning(text: string): string {
  const reading = readCell(text)?.content;
  if (reading?.kind === 'number') return String(reading.value);
  return reading && reading.reason !== 'unreadable' ? 'empty' : 'no number';
}

function meaningOf(report: ReadReport): Map<string, string> {
  const empty = new Set(['blank', 'dash', 'slash', 'none']);
  return new Map(
    report.figures.map(({ cell, content }) => {
      if (content.kind === 'number') return [cell, String(content.value)];
      return [
        cell,
        empty.has(content.reason) ? 'empty' : content.reason === 'unreadable' ? 'no number' : content.reason,
      ];
    }),
  );
}

async function expectAsSeen({ form, bytes, changed }: FormCase): Promise<void> {
  const report = await readAnyDocument(bytes, 'a');
  const seen = [...printedCells(form)].map(([cell, text]) => [cell, meaning(changed?.(cell, text) ?? text)] as const);
  expect(meaningOf(report)).toEqual(new Map(seen));
  expect(report).toMatchObject({ publisher: form.publisher, year: form.year });
  expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
  const stated = report.narrative.filter(({ measure }) => measure === 'disclosures.website');
  expect(stated.map(({ value }) => value)).toEqual([1136]);
}

describe.each(Object.entries(WORD_WAYS))('a Word document %s reads as it is seen', (_, cases) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => expectAsSeen(one));
});

describe.each(Object.entries(SHEET_WAYS))('a workbook %s reads as it is seen', (_, cases) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => expectAsSeen(one));
});
