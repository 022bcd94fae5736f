/** Every place comes with the words that stand there, for whoever cannot count in UTF-16 units. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { file, received } from '../../support/small-district.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
  // A character of two units in front of everything moves all that follows.
  await file(opened.store, 'hill-b', 2023, {
    cells: received(12),
    appendix: '𠮷野',
    narrative: [{ measure: 'disclosures.total', value: 120 }],
  });
});
afterAll(() => opened.dispose());

interface Placed {
  readonly place: { readonly start: number; readonly end: number; readonly quote: string } | null;
}

test('of figures, stated numbers, headings, sections, flat figures and passages', async () => {
  const PLACE = 'place { start end quote }';
  const { body } = await opened.ask(`{
    report(id: "hill-b-2023") {
      figures { printed ${PLACE} } narrative { quote ${PLACE} } outline { title ${PLACE} } sections { text ${PLACE} } notes { ${PLACE} }
      document { text } versions { figures(cells: ["III/1/total"]) { printed ${PLACE} } }
    }
    figures(filter: { of: ["hill-b"], years: { from: 2023, to: 2023 } }) { nodes { printed ${PLACE} } }
    search(text: "公开", of: ["hill-b"]) { passages { nodes { quote ${PLACE} } } }
  }`);
  expect(body.errors).toBeUndefined();
  const { report, figures, search } = body.data;
  const { text } = report.document;
  const all: readonly Placed[] = [
    ...[...report.figures, ...report.narrative, ...report.outline, ...report.sections, ...report.notes],
    ...report.versions.flatMap((version: { figures: Placed[] }) => version.figures),
    ...[...figures.nodes, ...search.passages.nodes],
  ];
  const placed = all.flatMap(({ place }) => place ?? []);
  expect(placed.length).toBeGreaterThan(100);
  for (const { start, end, quote } of placed) expect(quote).toBe(text.slice(start, end));
  for (const { printed, place } of report.figures) if (place) expect(place.quote.trim()).toBe(printed);
  for (const { place } of search.passages.nodes) expect(place.quote).toBe('公开');
});
