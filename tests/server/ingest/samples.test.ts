/** The two whole documents given with the project, where they are at hand; other tests need only the fixtures. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../schema/check/check.ts';
import { findingSentence } from '../../../schema/check/words/words.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { readAnyDocument } from '../../../server/ingest/ingest.ts';
import { expectRead } from './render/expect.ts';
import { publishedForm } from './render/form.ts';

const SAMPLES = new URL('../../../../shared/samples/', import.meta.url);
const ABSENT = !existsSync(SAMPLES);

async function read(fileName: string): Promise<ReadReport> {
  return await readAnyDocument(readFileSync(new URL(fileName, SAMPLES)), fileName);
}

describe.skipIf(ABSENT)(
  'the tab text of a district bureau, 2019 (skipped: shared samples are not beside the checkout)',
  () => {
    const open = (): Promise<ReadReport> => read('shapotou_iic_2019.txt');

    it('reads cell for cell', async () => {
      const report = await open();
      expectRead(report, publishedForm('shapotou_iic_2019'));
      expect(report.notes).toEqual([]);
    });

    it('knows who reports on which year', async () => {
      const report = await open();
      expect(report).toMatchObject({
        publisher: '沙坡头区工业信息化和商务局',
        year: 2019,
        kind: 'bureau',
        period: { from: '2019-01-01', to: '2019-12-31' },
      });
      expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五');
    });

    it('finds every number the prose states, and nothing else', async () => {
      const report = await open();
      const stated = report.narrative.map(({ measure, label, value, approximate }) => [
        measure,
        label,
        approximate ? `${value}余` : value,
      ]);
      expect(stated).toEqual([
        ['document.notice', '〔2019〕60号', 60],
        ['document.sections', null, 6],
        ['document.period', null, 2019],
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
        ['proposals', '提案', 7],
        ['disclosures.item', '行政执法', 6],
        ['wechat.followers', null, 248],
        ['disclosures.wechat', null, 338],
        ['wechat.original', null, 62],
        ['wechat.reposted', null, 276],
        ['requests.received', null, 0],
        ['review.total', null, 0],
        ['litigation.total', null, 0],
      ]);
      for (const figure of report.narrative) {
        const words = report.text.slice(figure.place.start, figure.place.end).replace(/\s/g, '');
        expect(words).toMatch(figure.measure === 'document.sections' ? /六/ : figure.value === 0 ? /未收到/ : /\d/);
        expect(figure.quote).toContain(words);
      }
    });

    it('fails where its list and its two statements differ, and wonders at changes without a base', async () => {
      const told = checkReport(await open()).filter(({ outcome }) => outcome === 'failed' || outcome === 'suspicious');
      expect(
        told.map(({ rule, subject, outcome, expected, actual }) => [rule, subject, outcome, expected, actual]),
      ).toEqual([
        ['T2-19-IDLE', 'otherServices', 'suspicious', null, 4],
        ['T2-19-IDLE', 'penalties', 'suspicious', null, 21],
        ['TX-BREAK', 'entry:disclosures.website', 'failed', 92, 90],
        ['TX-TOTAL', 'outside:disclosures.press', 'suspicious', null, 428],
        ['TX-TWICE', 'disclosures.item:行政执法', 'failed', 4, 6],
        ['TX-ISSUES', '1-12:0', 'suspicious', 12, 10],
        ['TX-OFFICE', '政府信息与政府信息公开办公室', 'suspicious', null, null],
        ['TX-SECTIONS', 'missing:6', 'suspicious', 6, 5],
      ]);
    });

    it('says of each fact that was counted by hand what it is: wrong, doubtful, or confirmed', async () => {
      const report = await open();
      const findings = checkReport(report);
      const told = (rule: string, subject: string) => {
        const found = findings.find((one) => one.rule === rule && one.subject === subject);
        return found && `${found.outcome}: ${findingSentence(found, 'zh')}`;
      };
      // S1: ten kinds add up to 92; S2: two counts of one thing; S4: what stands outside the total; S5: twelve months, ten issues.
      expect(told('TX-BREAK', 'entry:disclosures.website')).toMatch(/^failed: .*92.*90/);
      expect(told('TX-TWICE', 'disclosures.item:行政执法')).toMatch(/^failed: .*4.*6/);
      expect(told('TX-TOTAL', 'outside:disclosures.press')).toMatch(/^suspicious: .*50.*428/);
      expect(told('TX-ISSUES', '1-12:0')).toMatch(/^suspicious: .*12 个月.*10/);
      // S3: what holds is said too.
      expect(told('TX-TOTAL', 'channel:disclosures.total')).toMatch(/^confirmed: .*428/);
      expect(told('TX-BREAK', 'origin:disclosures.wechat')).toMatch(/^confirmed: .*338/);
      // S6: no sixth section; S7: the name of the office; S8: changes without a base.
      expect(told('TX-SECTIONS', 'missing:6')).toMatch(/^suspicious: /);
      expect(told('TX-OFFICE', '政府信息与政府信息公开办公室')).toMatch(/^suspicious: .*政府信息与政务公开办公室/);
      expect(told('T2-19-IDLE', 'penalties')).toMatch(/^suspicious: .*21/);
      expect(told('T2-19-IDLE', 'otherServices')).toMatch(/^suspicious: .*4/);
      // S9: the remarks under tables 3 and 4 say that none came, and the tables agree.
      expect(told('T3-ZERO-ALL', 'requests.received')).toMatch(/^confirmed: /);
      expect(told('TX-REV', 'review.total')).toMatch(/^confirmed: /);
      // S10: whatever the rows look like, every cell is where its label says.
      expect(report.figures.filter(({ content }) => content.kind === 'number')).toHaveLength(22 + 161 + 15);
    });

    it('says which of them make up which', async () => {
      const report = await open();
      expect(report.breakdowns).toEqual([
        { total: 3, parts: [4, 15], closed: true, by: 'channel' },
        { total: 4, parts: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14], closed: true, by: 'entry' },
        { total: 20, parts: [21, 22], closed: true, by: 'origin' },
      ]);
    });
  },
);

describe.skipIf(ABSENT)(
  'the page of a government office, 2019 (skipped: shared samples are not beside the checkout)',
  () => {
    const open = (): Promise<ReadReport> => read('shanghai_gov_office_2019.html');

    it('reads cell for cell, blanks as blanks', async () => {
      const report = await open();
      expectRead(report, publishedForm('shanghai_gov_office_2019'));
      expect(report.figures.filter(({ content }) => content.kind === 'gap' && content.reason === 'blank')).toHaveLength(
        135,
      );
    });

    it('gives the procurement amount in yuan', async () => {
      const report = await open();
      const amount = report.figures.find(({ cell }) => cell === 'II/procurement.amount');
      expect(amount?.content).toEqual({ kind: 'number', value: 251_000, printed: '251000元' });
    });

    it('knows who reports on which year, and when it was published', async () => {
      const report = await open();
      expect(report).toMatchObject({
        title: '2019年上海市人民政府办公厅政府信息公开工作年度报告',
        publisher: '上海市人民政府办公厅',
        year: 2019,
        kind: 'bureau',
        publishedOn: '2020-01-31',
      });
      expect(report.outline).toHaveLength(6);
    });

    it('takes kinds of documents for parts and not for the total of disclosures, and finds the requests and appeals told of', async () => {
      expect((await open()).narrative.map(({ measure, value, scope }) => [measure, value, scope])).toEqual([
        ['disclosures.item', 13, null],
        ['disclosures.item', 60, null],
        ['disclosures.item', 162, null],
        ['disclosures.item', 141, null],
        ['requests.received', 859, 'office'],
        ['requests.closed', 805, 'office'],
        ['requests.carriedIn', 18, 'office'],
        ['requests.carriedOut', 72, 'office'],
        ['requests.grantedAndPartly', 258, 'office'],
        ['requests.refused', 35, 'office'],
        ['requests.unavailable', 265, 'office'],
        ['requests.declined', 158, 'office'],
        ['requests.otherwise', 0, 'office'],
        ['review.total', 7, 'office'],
        ['litigation.total', 9, 'office'],
        ['litigation.upheld', 9, 'office'],
      ]);
    });

    it('is held against its own tables: two outcomes, one of their shares and the suits upheld (one is still pending) differ', async () => {
      const told = checkReport(await open()).filter(
        ({ rule, outcome }) => rule.startsWith('TX-') && outcome !== 'confirmed',
      );
      expect(
        told.map(({ rule, subject, outcome, expected, actual }) => [rule, subject, outcome, expected, actual]),
      ).toEqual([
        ['TX-OUT', 'requests.grantedAndPartly', 'failed', 275, 258],
        ['TX-OUT', 'requests.unavailable', 'failed', 337, 265],
        ['TX-REV', 'litigation.upheld', 'failed', 8, 9],
        ['TX-SHARE', 'requests.grantedAndPartly', 'suspicious', 32, 33.9],
      ]);
    });
  },
);
