/** The six sections under the many titles that offices give them, and the lines that are none. */
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import { findHeadings } from '../../../../server/ingest/outline/outline.ts';
import { splitLines } from '../../../../server/ingest/text/lines.ts';
import { readText } from '../render/expect.ts';

const sectionsIn = (text: string) => findHeadings(splitLines(text)).map(({ section }) => section);

const WORDINGS: Readonly<Record<number, readonly string[]>> = {
  1: [
    '总体情况',
    '概述',
    '工作概述',
    '工作概况',
    '基本情况',
    '总体工作情况',
    '2023年政府信息公开工作总体情况',
    '政府信息公开工作基本情况',
    '本年度工作概述',
    '综述',
    '工作开展情况',
    '主要工作情况',
    '政府信息公开工作情况',
    '年度工作情况',
    '总体概况及主要做法',
  ],
  2: [
    '主动公开政府信息情况',
    '主动公开情况',
    '政府信息主动公开情况',
    '行政机关主动公开政府信息情况',
    '主动公开政府信息的情况',
    '本机关主动公开信息情况',
    '信息主动公开工作情况',
    '主动公开',
  ],
  3: [
    '收到和处理政府信息公开申请情况',
    '行政机关收到和处理政府信息公开申请情况',
    '受理政府信息公开申请情况',
    '收到的处理政府信息公开申请情况',
    '政府信息依申请公开情况',
    '依申请公开办理情况',
    '申请公开政府信息的情况',
    '收到和处理信息公开申请的情况',
    '政府信息公开申请受理和处理情况',
    '依申请公开',
  ],
  4: [
    '政府信息公开行政复议、行政诉讼情况',
    '因政府信息公开申请行政复议、提起行政诉讼的情况',
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '政府信息公开行政复议和行政诉讼情况',
    '政府信息行政复议、行政诉讼情况',
    '行政复议诉讼情况',
    '复议和诉讼情况',
    '因依申请公开引起的行政复议、行政诉讼情况',
  ],
  5: [
    '存在的主要问题及改进情况',
    '政府信息公开工作存在的主要问题及改进情况',
    '信息公开工作存在的主要问题和改进措施',
    '存在问题及改进情况',
    '存在的不足及改进情况',
    '主要问题和改进措施',
    '工作中存在的困难和问题',
    '问题与改进',
    '面临的困难及改进措施',
    '不足之处和改进方向',
  ],
  6: [
    '其他需要报告的事项',
    '其它需要报告的事项',
    '其他事项',
    '其他情况',
    '需要说明的其他事项',
    '需要报告的其他情况',
    '其他需要说明的问题',
    '其他应当报告的事项',
    '其他有关情况',
    '应报告的其他事项',
    '其他须报告的事项',
  ],
};
const ORDINALS = ['一', '二', '三', '四', '五', '六'];

describe('a heading is known by its key words', () => {
  const each = Object.entries(WORDINGS).flatMap(([section, titles]) =>
    titles.map((title) => [Number(section), title] as const),
  );
  it.each(each)('section %i: %s', (section, title) => {
    const ordinal = ORDINALS[section - 1] ?? '';
    expect(sectionsIn(`${ordinal}、${title}`)).toEqual([section]);
    expect(sectionsIn(`第${ordinal}部分 ${title}`)).toEqual([section]);
  });

  it.each([
    '一、',
    '（一）',
    '1.',
    '１、',
    '第一部分',
    '第一部分：',
    '一 ',
    '## 一、',
    '【一】',
    '第1部分 ',
    'Ⅰ、',
    '壹、',
  ])('numbered as %s', (first) => {
    const text = Object.values(WORDINGS).map((titles, at) => {
      const number = first
        .replace('一', ORDINALS[at] ?? '')
        .replace('1', String(at + 1))
        .replace('１', '１２３４５６'.charAt(at))
        .replace('Ⅰ', 'ⅠⅡⅢⅣⅤⅥ'.charAt(at))
        .replace('壹', '壹贰叁肆伍陆'.charAt(at));
      return `${number}${titles[1]}\n本年度有序开展。`;
    });
    expect(sectionsIn(text.join('\n'))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    '一、本年新收政府信息公开申请数量',
    '二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1',
    '三、本年度办理结果',
    '四、结转下年度继续办理',
    '一、主动公开的内容不够全面',
    '二、提高依申请公开答复质量',
    '三、加强主动公开',
    '1.主动公开情况',
    '（二）依申请公开情况',
    '2.其他法律行政法规禁止公开',
    '二是主动公开政府信息情况有待改善',
    '二级单位主动公开情况',
  ])('%s is none', (line) => {
    expect(sectionsIn(line)).toEqual([]);
  });

  it('takes the form’s own words behind an ordinal of another kind, where they are missing otherwise', () => {
    const text = [
      '1. 总体情况',
      '（一）主动公开情况。本年度有序开展。',
      '2. 规范依申请公开',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、行政复议、行政诉讼情况',
      '五、存在的主要问题',
      '六、其他事项',
    ];
    expect(sectionsIn(text.join('\n'))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sectionsIn(text.with(0, '1. 加强领导').join('\n'))).toEqual([2, 3, 4, 5, 6]);
  });

  it.each(['一、总体情况（一）主动公开', '一、总体情况。本年度主动公开信息', '一、总体情况：依申请公开'])(
    'ends where its text begins: %s',
    (line) => {
      expect(findHeadings(splitLines(line))).toMatchObject([{ section: 1, title: '总体情况' }]);
    },
  );

  it('takes an unknown title where its ordinal leaves no other place', () => {
    const titles = ['一、走过的一年', '二、主动公开情况', '三、办件', '四、复议诉讼', '五、问题', '六、尾声'];
    expect(sectionsIn(titles.join('\n'))).toEqual([2, 4, 5]);
    const known = titles.with(0, '一、总体情况').with(4, '五、存在问题');
    expect(sectionsIn(known.join('\n'))).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

it('a report with headings in other words is none that lacks a section', async () => {
  const last = Object.values(WORDINGS).map((titles, at) => `${ORDINALS[at]}、${titles.at(-1)}\n本年度有序开展。`);
  const report = await readText(`示范区民政局2021年政府信息公开工作年度报告\n${last.join('\n')}`);
  expect(report.outline).toHaveLength(6);
  const found = checkReport(report).filter(({ rule }) => rule === 'TX-SECTIONS');
  expect(found.map(({ outcome }) => outcome)).toEqual(['confirmed']);
});

it('two sentences on a line are no heading, whatever the last one ends with', () => {
  expect(sectionsIn('六、其他需要报告的事项\n依申请公开没有向申请人收取信息处理费。没有其他需要报告的事项。')).toEqual([
    6,
  ]);
  expect(sectionsIn('主动公开信息的情况\n正文。')).toEqual([2]);
});
