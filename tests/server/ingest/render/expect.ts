/** Compares a report that was read with the form it was printed from. */
import { expect } from 'vitest';
import type { CellId } from '../../../../schema/form/edition.ts';
import type { Figure } from '../../../../schema/report/figure.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { type FilledForm, printedCells } from './form.ts';

export async function readText(text: string, fileName = 'report.txt'): Promise<ReadReport> {
  return await readAnyDocument(new TextEncoder().encode(text), fileName);
}

/** The figure of a cell; fails the test when the report has none. */
export function figureOf(report: ReadReport, cell: CellId): Figure {
  const figure = report.figures.find((candidate) => candidate.cell === cell);
  if (!figure) throw new Error(`the report has no figure ${cell}`);
  return figure;
}

/** Every cell reads as printed, stands where its place says, and the report has no other cells. */
export function expectRead(report: ReadReport, form: FilledForm): void {
  const expected = [...printedCells(form)].map(([cell, text]) => `${cell} = ${text}`);
  expect(report.figures.map((figure) => `${figure.cell} = ${shown(figure)}`)).toEqual(expected);
  for (const { content, place } of report.figures) {
    expect(place && report.text.slice(place.start, place.end)).toBe(content.printed);
    expect(place && report.text.slice(0, place.start).split('\n').length).toBe(place?.line);
  }
  expect(report.editions).toEqual({
    II: Object.fromEntries(Object.entries(form.blocks).map(([id, block]) => [id, block.edition])),
    III: form.III.edition,
    IV: report.editions.IV,
  });
}

/** A cell as printed, or why it has no number. */
function shown({ content }: Figure): string {
  if (content.kind === 'number') return content.printed;
  return content.reason === 'blank' ? '' : `[${content.reason}]`;
}
