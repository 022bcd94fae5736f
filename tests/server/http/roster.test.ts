import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOfTable } from '../../../schema/roster/rows.ts';
import { tablesOf } from '../../../server/ingest/tables-of.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

test.each(['csv', 'xlsx'])(
  'an empty list to fill in (%s) is read again as a list, its columns known',
  async (format) => {
    const answer = await opened.app.inject({ url: `/roster/template.${format}` });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).toContain(`.${format}`);
    const [table] = await tablesOf(answer.rawPayload, `名单.${format}`);
    if (!table) throw new Error('no table');
    expect(rowsOfTable(table)).toEqual({ header: 1, rows: [] });
    expect(table.rows[0]?.cells.slice(0, 5)).toEqual(['单位全称', '简称', '别名', '英文名', '类别']);
  },
);
