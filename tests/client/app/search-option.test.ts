/** A hit of the search as a line of the list: what tells it apart, and where it leads. */
import { expect, it } from 'vitest';
import type { SearchHit } from '../../../client/app/search.query.ts';
import { searchWords } from '../../../client/app/search.words.ts';
import { searchOption } from '../../../client/app/search-option.ts';
import { PAGES } from '../../../schema/pages.ts';

const WHERE = { region: 'hill', year: 2023 };
const label = (zh: string) => ({ zh, en: `${zh} in English` });

function lineOf(target: SearchHit['target'], by: SearchHit['by'] = 'name', matched = '') {
  return searchOption({ target, by, matched } as SearchHit, WHERE, searchWords.zh, 'zh');
}

function bureau(until: number | null): SearchHit['target'] {
  return { __typename: 'Bureau', id: 'hill-a', name: label('山区教育局'), until, region: { name: label('山区') } };
}

it('a bureau leads to its page, in its region, with the other name it was found by and its last year', () => {
  expect(lineOf(bureau(null))).toEqual({ value: '/bureaus/hill-a', label: '山区教育局', note: '山区' });
  expect(lineOf(bureau(null), 'formerName', '教委').note).toBe('山区 · 原名教委');
  expect(lineOf(bureau(2023), 'alias', '教局').note).toBe('山区 · 又名教局 · 至 2023 年');
});

it('a region leads to its overview', () => {
  expect(lineOf({ __typename: 'Region', id: 'hill', name: label('山区') })).toEqual({
    value: '/?region=hill',
    label: '山区',
    note: '地区',
  });
});

it.each(['Measure', 'Indicator'] as const)(
  'a quantity (%s) leads to its comparison in the region and year looked at',
  (kind) => {
    expect(lineOf({ __typename: kind, id: 'rate.granted', label: label('公开率') })).toEqual({
      value: '/compare?region=hill&measure=rate.granted&year=2023',
      label: '公开率',
      note: '指标',
    });
  },
);

it('a page leads there, in the region looked at', () => {
  const [page] = PAGES.filter(({ id }) => id === 'findings');
  if (!page) throw new Error('No page');
  expect(lineOf({ __typename: 'ProductPage', id: 'findings', title: page.title })).toEqual({
    value: '/findings?region=hill&year=2023',
    label: page.title.zh,
    note: '页面',
  });
});
