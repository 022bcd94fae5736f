import { describe, expect, test } from 'vitest';
import { FUNCTIONS, functionIn, functionOf } from '../../../schema/roster/functions.ts';

const named = (shortName: string, name = shortName, listed: string | null = null): string | null =>
  functionOf({ function: listed, shortName, name });

describe('the function of a bureau', () => {
  test.each([
    ['自然资源局', 'natural-resources'],
    ['自然资源和规划局', 'natural-resources'],
    ['规划和自然资源局', 'natural-resources'],
    ['教育体育局', 'education'],
    ['科技和工业信息化局', 'science-technology'],
    ['工业信息化和商务局', 'industry'],
    ['农业农村和水利局', 'agriculture'],
    ['文化广电旅游体育局', 'culture-tourism'],
    ['人社局', 'human-resources'],
    ['综合行政执法局', 'urban-management'],
    ['市场监管局', 'market'],
    ['住建局', 'housing'],
    ['发改委', 'development-reform'],
    ['政务服务数据管理局', 'government-services'],
    ['医保局', 'medical-insurance'],
  ])('%s is told by the name, the first named first: %s', (name, id) => expect(named(name)).toBe(id));

  test('is what the list says before what the name does', () => {
    expect(named('综合局', '山区综合局', '教育')).toBe('education');
    expect(named('教育局', '山区教育局', 'water')).toBe('water');
    expect(named('教育局', '山区教育局', '大数据发展')).toBe('government-services');
    // A word that is in no table tells none, and is not overruled by the name.
    expect(named('教育局', '山区教育局', '殡葬')).toBeNull();
  });

  test('is not told by the region in front', () => {
    expect(named('教育局', '公安县教育局')).toBe('education');
    expect(named('史志办', '青川区史志办')).toBeNull();
  });

  test('every one is found by its own id and names', () => {
    for (const { id, label } of FUNCTIONS) {
      expect(functionIn(id)).toBe(id);
      expect(functionIn(label.zh), label.zh).toBe(id);
    }
  });
});
