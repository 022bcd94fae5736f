import { describe, expect, it } from 'vitest';
import { foldLabel, foldProse, looksConverted, withoutNotes } from '../../../../server/ingest/text/normalize.ts';

describe('a folded label', () => {
  it.each([
    ['社会公 益组织', '社会公益组织'],
    ['(三)　不予公\u00a0开', '三不予公开'],
    ['２．其他法律', '2其他法律'],
    ['⾏政⽣效⺠事', '行政生效民事'],
    ['網(wǎng)站', '网站'],
    ['規範性檔案', '规范性文件'],
    ['“三安全一稳定”', '三安全一稳定'],
    ['**一、总体情况**', '一总体情况'],
    ['㈠予以公开', '一予以公开'],
  ])('of %s is %s', (text, folded) => {
    expect(foldLabel(text)).toBe(folded);
  });

  it('keeps letters in brackets that are no pinyin', () => {
    expect(foldLabel('网站(APP)')).toBe('网站APP');
  });

  it('can leave out bracketed notes, closed or not', () => {
    expect(withoutNotes('规范性文件(指各机关印发的文件)')).toBe('规范性文件');
    expect(withoutNotes('本年增/减（指2019年')).toBe('本年增/减');
  });
});

describe('folded prose', () => {
  it('knows where each character stands, over line breaks and pinyin', () => {
    const text = '公开信息4\n28条，網(wǎng)站 ９０条';
    const { text: folded, at } = foldProse(text, 0, text.length);
    expect(folded).toBe('公开信息428条,网站90条');
    expect(at).toHaveLength(folded.length);
    expect(text.charAt(at[folded.indexOf('站')] ?? -1)).toBe('站');
    expect(text.charAt(at[folded.indexOf('9')] ?? -1)).toBe('９');
  });
});

it('a mirror is known by its characters', () => {
  expect(looksConverted('政府資訊公開工作年度報告，辦理結果，總計，行政複議，數據，規範'.repeat(2))).toBe(true);
  expect(looksConverted('政府信息公开工作年度报告，办理结果，总计，行政复议，数据，规范'.repeat(20))).toBe(false);
});
