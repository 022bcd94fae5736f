/** Findings as files: what the address of the page chooses, whole, with what people said of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { readTable } from '../../support/read-table.ts';
import { file, received } from '../../support/small-district.ts';

const WRONG = { ...received(4), 'IV/review.upheld': 3, 'IV/review.total': 5, 'III/3.1/natural': 9 } as const;

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp({
    fill: async (store) => {
      await fillDistrict(store);
      await file(store.store, 'hill-a', 2023, { cells: WRONG });
      await file(store.store, 'hill-b', 2023, {
        cells: { ...received(2), 'IV/review.upheld': 3, 'IV/review.total': 5 },
      });
    },
  });
  const headers = { authorization: `Bearer ${await keyFor(opened.store, { label: '李编辑' })}` };
  const said =
    'mutation { judgeFindings(findings: ["hill-a-2023/T4-SUM/review"], verdict: explained, reason: "=含结转") { problems { code } } answerFindings(findings: ["hill-a-2023/T4-SUM/review"], text: "见附件") { problems { code } } }';
  expect((await opened.ask(said, {}, headers)).body.errors).toBeUndefined();
});
afterAll(() => opened.dispose());

const get = (query: string, format = 'csv') => opened.app.inject(`/findings.${format}?${query}`);

test('what waits, mistake by mistake, with the arithmetic and the smallest repair', async () => {
  const answer = await get('region=hill&year=2023');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('山区 2023 年核查结果（待处理）'));
  const [head, ...rows] = readTable(answer.body);
  expect(head?.slice(0, 5)).toEqual(['单位', '地区', '年度', '问题', '规则']);
  expect(rows.map((row) => [row[0], row[3], row[16]])).toEqual([
    ['山区教育局', '1', 'hill-a-2023/T3-COLSUM/natural'],
    ['山区教育局', '1', 'hill-a-2023/T3-ROWSUM/3.1'],
    ['山区民政局', '2', 'hill-b-2023/T4-SUM/review'],
  ]);
  expect(rows[0]?.[9]).toContain('≠');
});

test('what was said stands beside it, and is no formula', async () => {
  const [, ...rows] = readTable((await get('region=hill&year=2023&show=explained&lang=en')).body);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.slice(5, 8)).toEqual(['failed', 'Error', 'Explained']);
  expect(rows[0]?.[11]).toBe("'=含结转");
  expect(rows[0]?.[12]).toBe('李编辑');
  expect(rows[0]?.[14]).toBe('见附件');
});

test('what holds is listed finding by finding, and a workbook holds the same', async () => {
  const [, ...rows] = readTable((await get('region=hill&year=2023&show=holds&publisher=hill-b')).body);
  expect(rows.length).toBeGreaterThan(10);
  expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(['山区民政局']));
  const xlsx = await get('region=hill&year=2023&show=holds', 'xlsx');
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
});

test.each([
  ['region=nowhere&year=2023', 404],
  ['region=hill-a&year=2023', 404],
  ['region=hill', 400],
  ['region=hill&year=12', 400],
  ['region=hill&year=2023&show=everything', 400],
  ['region=hill&year=2023&severity=grave', 400],
  ['region=hill&year=2023&rule=NO-SUCH', 404],
  ['region=hill&year=2023&publisher=nobody', 404],
])('%s is refused with what to do', async (query, status) => {
  const answer = await get(query);
  expect(answer.statusCode).toBe(status);
  expect(answer.json().errors[0].message.length).toBeGreaterThan(10);
});
