/** A bureau as it is typed. */
import { expect, it } from 'vitest';
import { NO_TEXTS, namesIn, rowInput, textsOf } from '../../../client/roster/texts.ts';

it.each(['、', ',', '，', ';', '；', '|', '/', '\n', ' 、 '])('names in one field are told apart by “%s”', (mark) => {
  expect(namesIn(['教委', '区教委', ''].join(mark))).toEqual(['教委', '区教委']);
});

it('a row sends what was typed, its name even where it is empty', () => {
  expect(rowInput({ ...NO_TEXTS, name: '青川区教育局', kind: '部门', since: ' ', aliases: '教委，区教委' })).toEqual({
    name: '青川区教育局',
    kind: '部门',
    aliases: ['教委', '区教委'],
  });
  expect(rowInput(NO_TEXTS)).toEqual({ name: '', aliases: [] });
});

it('a row that was read fills the fields, and what it lacks is empty', () => {
  expect(textsOf({ name: '青川区教育局', since: '2019' } as Parameters<typeof textsOf>[0])).toEqual({
    ...NO_TEXTS,
    name: '青川区教育局',
    since: '2019',
  });
});
