import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { file, received } from '../../support/small-district.ts';

const FINDINGS = '{ findings(first: 100) { totalCount nodes { id report { id } rule { id } subject } } }';

interface Node {
  readonly id: string;
  readonly report: { readonly id: string };
  readonly rule: { readonly id: string };
  readonly subject: string;
}

describe('the id of a finding', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp();
  });
  afterAll(() => opened.dispose());

  async function findings(query: string): Promise<readonly Node[]> {
    const { body } = await opened.ask(query);
    expect(body.errors).toBeUndefined();
    return body.data.findings.nodes;
  }

  test('names its report, its rule and what it is about, so that no two findings share one', async () => {
    const all = await findings(FINDINGS);
    expect(all.length).toBe(100);
    expect(new Set(all.map(({ report }) => report.id)).size).toBeGreaterThan(1);
    for (const { id, report, rule, subject } of all) expect(id).toBe(`${report.id}/${rule.id}/${subject}`);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('is the same in the list of findings and on the page of its report', async () => {
    const { body } = await opened.ask('{ report(id: "hill-a-2021") { findings { id rule { id } } } }');
    const ids: readonly string[] = body.data.report.findings.map(({ id }: Node) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^hill-a-2021\/(T|XY)/);
  });

  test('stays when the report is handed in again, so that what was said of it still finds it', async () => {
    const wrong = { ...received(5), 'IV/review.upheld': 2 };
    const failed = '{ findings(filter: { publisher: "hill-b", year: 2023, outcomes: [failed] }) { nodes { id } } }';
    await file(opened.store, 'hill-b', 2023, { cells: wrong });
    const before = (await findings(failed)).map(({ id }) => id);
    await file(opened.store, 'hill-b', 2023, { cells: { ...wrong, 'II/licensing.decisions': 9 } });
    expect((await findings(failed)).map(({ id }) => id)).toEqual(before);
    expect(before).toEqual(['hill-b-2023/T4-SUM/review']);
  });
});
