/** The two whole documents given with the project, where they are at hand; other tests need only the fixtures. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../schema/report/report.ts';
import { readDocument } from '../../server/ingest/read.ts';
import { expectRead } from './render/expect.ts';
import { publishedForm } from './render/form.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);
const ABSENT = !existsSync(SAMPLES);

function read(fileName: string): ReadReport {
  return readDocument(readFileSync(new URL(fileName, SAMPLES)), { fileName, mediaType: null });
}

describe.skipIf(ABSENT)(
  'the tab text of a district bureau, 2019 (skipped: shared samples are not beside the checkout)',
  () => {
    const open = (): ReadReport => read('shapotou_iic_2019.txt');

    it('reads cell for cell', () => {
      const report = open();
      expectRead(report, publishedForm('shapotou_iic_2019'));
      expect(report.notes).toEqual([]);
    });

    it('knows who reports on which year', () => {
      const report = open();
      expect(report).toMatchObject({
        publisher: '沙坡头区工业信息化和商务局',
        year: 2019,
        kind: 'bureau',
        period: { from: '2019-01-01', to: '2019-12-31' },
      });
      expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五');
    });

    it('finds every disclosure the prose states, and nothing else', () => {
      const report = open();
      const stated = report.narrative.map(({ measure, label, value, approximate }) => [
        measure,
        label,
        approximate ? `${value}余` : value,
      ]);
      expect(stated).toEqual([
        ['disclosures.total', null, 428],
        ['disclosures.website', null, 90],
        ['disclosures.item', '预决算', 2],
        ['disclosures.item', '行政执法类', 4],
        ['disclosures.item', '安全生产类', 1],
        ['disclosures.item', '部门动态信息', 71],
        ['disclosures.item', '公告公示类信息', 6],
        ['disclosures.item', '组织机构类信息', 1],
        ['disclosures.item', '建议提案办理', 1],
        ['disclosures.item', '政府开放日', 1],
        ['disclosures.item', '意见征集反馈', 1],
        ['disclosures.item', '其他信息', 4],
        ['disclosures.wechat', null, 338],
        ['disclosures.press', null, '50余'],
        ['disclosures.item', '行政执法', 6],
        ['wechat.followers', null, 248],
        ['disclosures.wechat', null, 338],
        ['wechat.original', null, 62],
        ['wechat.reposted', null, 276],
      ]);
      for (const figure of report.narrative) {
        const words = report.text.slice(figure.place.start, figure.place.end);
        expect(words).toContain(String(figure.value));
        expect(figure.quote).toContain(words);
      }
    });

    it('says which of them make up which', () => {
      const report = open();
      expect(report.breakdowns).toEqual([
        { total: 0, parts: [1, 12], closed: true, by: 'channel' },
        { total: 1, parts: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], closed: true, by: 'entry' },
        { total: 16, parts: [17, 18], closed: true, by: 'origin' },
      ]);
    });
  },
);

describe.skipIf(ABSENT)(
  'the page of a government office, 2019 (skipped: shared samples are not beside the checkout)',
  () => {
    const open = (): ReadReport => read('shanghai_gov_office_2019.html');

    it('reads cell for cell, blanks as blanks', () => {
      const report = open();
      expectRead(report, publishedForm('shanghai_gov_office_2019'));
      expect(report.figures.filter(({ reading }) => reading.kind === 'gap' && reading.reason === 'blank')).toHaveLength(
        135,
      );
    });

    it('gives the procurement amount in yuan', () => {
      const report = open();
      const amount = report.figures.find(({ cell }) => cell === 'II/procurement.amount');
      expect(amount?.reading).toEqual({ kind: 'number', value: 251_000, printed: '251000元' });
    });

    it('knows who reports on which year, and when it was published', () => {
      const report = open();
      expect(report).toMatchObject({
        title: '2019年上海市人民政府办公厅政府信息公开工作年度报告',
        publisher: '上海市人民政府办公厅',
        year: 2019,
        kind: 'bureau',
        publishedOn: '2020-01-31',
      });
      expect(report.outline).toHaveLength(6);
    });

    it('takes no document count for a count of disclosures', () => {
      const report = open();
      expect(report.narrative).toEqual([]);
    });
  },
);
