/** The columns of a list of bureaus: what each may be called, and which row of a table names them. */
import { foldName } from './names.ts';

export const COLUMNS = [
  'name',
  'shortName',
  'aliases',
  'englishName',
  'kind',
  'function',
  'region',
  'since',
  'until',
  'contact',
  'id',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The heading of each column as it is written here first, and others that lists are found with. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  name: [
    '单位全称',
    '单位名称',
    '机构名称',
    '部门名称',
    '名称',
    '全称',
    '单位',
    '机构',
    '单位全名',
    '填报单位',
    'name',
    'full name',
  ],
  shortName: ['简称', '单位简称', '机构简称', 'short name'],
  aliases: ['别名', '其他名称', '又名', '曾用名', '别称', 'aliases', 'other names'],
  englishName: ['英文名', '英文名称', '英文', 'english name', 'english'],
  kind: ['类别', '单位类别', '类型', '单位类型', '机构类型', '单位性质', 'kind', 'type'],
  function: ['职能', '职能领域', '领域', '行业', 'function'],
  region: ['所属地区', '地区', '行政区划', '所在地区', '区划', '所属区域', 'region'],
  since: ['起始年', '起始年度', '开始年', '开始年度', '成立年', 'since', 'from'],
  until: ['终止年', '终止年度', '截止年', '结束年', '撤销年', 'until', 'to'],
  contact: ['联系人', '联系方式', '联系电话', 'contact'],
  id: ['编号', '单位编号', 'id'],
};

/** The heading under which a column is written. */
export function headingOf(column: Column): string {
  return HEADINGS[column][0] ?? column;
}

const BY_HEADING: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [foldName(heading), column] as const)),
);

/** Rows at the head of a table that may stand before the headings: a title, a remark, a date. */
export const MOST_BEFORE_HEADER = 10;

/** Which column stands where, by place from 0; null for a row that names no full name. */
export function columnsOfHeader(cells: readonly string[]): ReadonlyMap<Column, number> | null {
  const found = new Map<Column, number>();
  for (const [place, cell] of cells.entries()) {
    // “单位全称（必填）*” is the column, and its remark.
    const heading = foldName(cell)
      .replace(/[*＊]/gu, '')
      .replace(/\([^()]*\)$/u, '');
    const column = BY_HEADING.get(heading);
    if (column !== undefined && !found.has(column)) found.set(column, place);
  }
  return found.has('name') ? found : null;
}
