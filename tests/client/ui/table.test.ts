// @vitest-environment happy-dom
/** A table sorted by its headings, as it is pressed. */
import { act, createElement } from 'react';
import { expect, it } from 'vitest';
import { type Column, type Order, Table } from '../../../client/ui/Table.tsx';
import { renderPage } from '../../support/render.ts';

interface Row {
  readonly name: string;
  readonly value: number | null;
}

const ROWS: readonly Row[] = [
  { name: '民政局', value: 3 },
  { name: '审计局', value: null },
  { name: '教育局', value: 20 },
  { name: '水利局', value: -1 },
];
const GIVEN = ['民政局', '审计局', '教育局', '水利局'];
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', head: '单位', cell: ({ name }) => name, sortBy: ({ name }) => name, rowHead: true },
  { key: 'value', head: '数值', unit: '件', cell: ({ value }) => value ?? '未填', sortBy: ({ value }) => value },
  { key: 'note', head: '说明', cell: () => '无', prose: true },
];

async function open(more: { sorting?: { order: Order | null; onSort: (order: Order | null) => void } } = {}) {
  const table = createElement(Table<Row>, {
    caption: '单位',
    columns: COLUMNS,
    rows: ROWS,
    rowKey: ({ name }) => name,
    ...more,
  });
  const page = await renderPage(table, '/', {}, 600);
  const heads = () => [...page.querySelectorAll('thead th')];
  return {
    page,
    names: () => [...page.querySelectorAll('tbody th')].map((head) => head.textContent),
    states: () => heads().map((head) => head.getAttribute('aria-sort')),
    press: (index: number) => act(async () => heads()[index]?.querySelector('button')?.click()),
  };
}

it('keeps the order given until a heading is pressed: the highest first, then the lowest, then as given', async () => {
  const { names, states, press } = await open();
  expect(names()).toEqual(GIVEN);
  expect(states()).toEqual(['none', 'none', null]);
  await press(1);
  expect(names()).toEqual(['教育局', '民政局', '水利局', '审计局']);
  expect(states()).toEqual(['none', 'descending', null]);
  await press(1);
  // What has no number stands last, whichever way one sorts.
  expect(names()).toEqual(['水利局', '民政局', '教育局', '审计局']);
  expect(states()).toEqual(['none', 'ascending', null]);
  await press(1);
  expect(names()).toEqual(GIVEN);
  expect(states()).toEqual(['none', 'none', null]);
});

it('begins anew with another heading, and sorts names as a Chinese list does', async () => {
  const { names, states, press } = await open();
  await press(1);
  await press(1);
  await press(0);
  expect(states()).toEqual(['descending', 'none', null]);
  const byPinyin = [...GIVEN].sort((a, b) => b.localeCompare(a, 'zh-CN'));
  expect(names()).toEqual(byPinyin);
});

it('has no button on a column of sentences, and says the unit of one of numbers', async () => {
  const { page } = await open();
  const heads = [...page.querySelectorAll('thead th')];
  expect(heads.map((head) => head.querySelector('button') !== null)).toEqual([true, true, false]);
  expect(heads.map((head) => head.getAttribute('data-head'))).toEqual(['单位', '数值 件', null]);
});

it('asks for the order instead of sorting where the order stands in the address', async () => {
  const asked: (Order | null)[] = [];
  const { names, states, press } = await open({
    sorting: { order: { key: 'value', descending: true }, onSort: (order) => asked.push(order) },
  });
  expect(names()).toEqual(GIVEN);
  expect(states()).toEqual(['none', 'descending', null]);
  await press(1);
  await press(0);
  expect(asked).toEqual([
    { key: 'value', descending: false },
    { key: 'name', descending: true },
  ]);
  expect(names()).toEqual(GIVEN);
});
