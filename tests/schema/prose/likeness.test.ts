/** Near the same: other numbers and a few other words do not make another sentence; what everybody writes makes none the same. */
import { expect, test } from 'vitest';
import { containedIn, isNear, likeness, type Shingles, shinglesOf } from '../../../schema/prose/likeness.ts';

function ready(text: string): Shingles {
  const found = shinglesOf(text);
  if (found === null) throw new Error(`${text} has nothing to compare`);
  return found;
}

test.each([
  ['同样的句子只换数字', '全年把公示栏核对了12次，换下过期内容30件', '全年把公示栏核对了9次，换下过期内容18件', true],
  ['换了几个字', '社区公示栏的内容更新偏慢，有的两个月没换', '各社区公示栏内容更新偏慢，有的三个月没换', true],
  [
    '只有套话相同',
    '政府信息公开工作取得了一定成效，但还存在一些不足，栏目更新偏慢久拖',
    '政府信息公开工作取得了一定成效，但还存在一些不足，答复说理过少',
    false,
  ],
  ['说的是别的', '网站栏目层级较深查找费时', '经办人员变动频繁业务生疏', false],
  ['一句在另一长句里', '目录更新不及时', '目录更新不及时，人员力量薄弱，解读偏少，答复说理不足，公示栏无人打理', false],
])('%s', (_, a, b, same) => {
  expect(isNear(ready(a), ready(b))).toBe(same);
  expect(isNear(ready(b), ready(a))).toBe(same);
});

test('a sentence of nothing but usual words is compared with none', () => {
  expect(shinglesOf('政府信息公开工作有待进一步加强')).toBeNull();
  expect(shinglesOf('2024年12月31日')).toBeNull();
});

test('likeness is 1 of the same and 0 of what shares nothing; being contained is no two-way matter', () => {
  const [short, long] = [ready('目录更新缓慢拖沓'), ready('目录更新缓慢拖沓而且解读偏少说理含糊')];
  expect(likeness(short, short)).toBe(1);
  expect(likeness(short, ready('经办员轮岗频繁'))).toBe(0);
  expect(containedIn(short, long)).toBe(1);
  expect(containedIn(long, short)).toBeLessThan(0.6);
});
