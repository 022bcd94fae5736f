/** Rows of the table, each with what a test is about. */
import type { FilingRow } from '../../../schema/reporting/table.ts';

export function row(publisher: string, of: Partial<FilingRow> = {}): FilingRow {
  return {
    publisher,
    name: { zh: `山区${publisher}`, en: `${publisher} bureau` },
    region: { zh: '山区', en: 'Hill District' },
    kind: 'department',
    state: 'onTime',
    due: '2026-01-31',
    dueByLaw: true,
    days: null,
    published: { read: '2026-01-20', entered: null },
    source: null,
    receivedOn: '2026-01-21',
    revision: 3,
    failed: 0,
    suspicious: 1,
    contact: null,
    ...of,
  };
}

const none = {
  published: { read: null, entered: null },
  receivedOn: null,
  revision: null,
  failed: null,
  suspicious: null,
};

export const ROWS: readonly FilingRow[] = [
  row('教育局'),
  row('民政局', { state: 'late', days: 3, published: { read: '2026-02-03', entered: null }, failed: 2 }),
  row('水利局', { state: 'missing', days: 20, ...none }),
  row('云台乡', { kind: 'township', state: 'missing', days: 31, due: '2026-01-20', dueByLaw: false, ...none }),
  row('体育局', { state: 'undated', published: { read: null, entered: null } }),
  row('旧局', { state: 'notExpected', ...none }),
  row('人民政府', { kind: 'region', state: 'notYetDue', due: '2026-03-31', days: 39, ...none }),
];
