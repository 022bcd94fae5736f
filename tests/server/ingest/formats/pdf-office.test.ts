/**
 * Forms made up for the purpose, set by an office program and printed by it as PDF, in the ways offices do; the fonts were
 * taken out of the files afterwards, which changes nothing about where anything stands.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { type FilledForm, printedCells } from '../render/form.ts';

const FOLDER = new URL('../../../fixtures/formats/', import.meta.url);
const FORMS: Readonly<Record<string, FilledForm>> = JSON.parse(
  readFileSync(new URL('office-forms.json', FOLDER), 'utf8'),
);

/** Cells that cannot be told, by document: numbers broken over lines where no rules say whose they are, labels without values. */
const GAPS: Readonly<Record<string, number>> = { 'no-rules': 4, 'outer-rules': 8, 'rules-between-rows': 29 };

const narrow = (printed: string): string =>
  printed.replace(/[０-９＋－．]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

describe.each(Object.entries(FORMS))('a PDF of an office program, %s', (name, form) => {
  it('is read without a wrong number, and gaps stand where none can be told', async () => {
    const bytes = readFileSync(new URL(`office-${name}.pdf`, FOLDER));
    const report = await readAnyDocument(bytes, 'a.pdf');
    const cells = printedCells(form);
    let gaps = 0;
    for (const { cell, content } of report.figures) {
      if (content.kind === 'number')
        expect(`${cell} = ${narrow(content.printed)}`).toBe(`${cell} = ${cells.get(cell)}`);
      else if (content.reason === 'blank') expect(`${cell} = ${cells.get(cell)}`).toBe(`${cell} = `);
      else gaps++;
    }
    expect([report.figures.length, gaps]).toEqual([cells.size, GAPS[name] ?? 0]);
    expect(report).toMatchObject({ publisher: form.publisher, year: form.year });
    expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
    const stated = report.narrative.filter(({ measure }) => measure === 'disclosures.website');
    expect(new Set(stated.map(({ value }) => value))).toEqual(new Set([1136]));
  });
});
