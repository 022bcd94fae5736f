/** Reports on 2008 to 2018: told as such, read as they are, and accused of nothing that was not asked of them. */
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../schema/check/check.ts';
import { cellsOf } from '../../../schema/form/cells.ts';
import type { Problem } from '../../../schema/problem.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { readAnyDocument } from '../../../server/ingest/ingest.ts';
import {
  olderProse,
  olderReport,
  STATISTICS,
  type StatisticsRow,
  statisticsHtml,
  statisticsWith,
  TABLE_LAYOUTS,
} from '../../support/older-text.ts';
import { rawWord } from './formats/zip-writer.ts';
import { readText } from './render/expect.ts';

const BUREAU = '青山区粮食局';

/** What the table prints, by row, against what was read. */
function annexOf(report: ReadReport): Record<string, string | number> {
  const codes = new Map(cellsOf('2014', 'annex').map(({ id, code }) => [id, code.replace('annex/', '')]));
  return Object.fromEntries(
    report.figures.flatMap(({ cell, content }) => {
      const code = codes.get(cell);
      return code === undefined ? [] : [[code, content.kind === 'number' ? content.value : content.reason]];
    }),
  );
}

const printed = (rows: readonly StatisticsRow[]): Record<string, number> =>
  Object.fromEntries(rows.flatMap(([code, , , value]) => (value === undefined ? [] : [[code, Number(value)]])));

const stated = (report: ReadReport) => report.narrative.map(({ measure, value }) => `${measure}=${value}`);
const loud = (report: ReadReport) => checkReport(report).filter(({ outcome }) => outcome !== 'confirmed');

describe('the statistics table', () => {
  it.each(Object.entries(TABLE_LAYOUTS))('is read whole: %s', async (_, layout) => {
    const report = await readText(olderReport(BUREAU, 2016, layout(STATISTICS)));
    expect(annexOf(report)).toEqual(printed(STATISTICS));
    expect(report.editions).toEqual({ II: {}, III: null, IV: null, annex: '2014' });
    for (const { content, place } of report.figures) {
      expect(place && report.text.slice(place.start, place.end)).toBe(content.printed);
    }
    expect(new Set(report.figures.map(({ confidence }) => confidence))).toEqual(new Set(['agreed']));
  });

  it('is read whole out of a page, and out of a Word document', async () => {
    const prose = olderProse(BUREAU, 2015);
    const page = `<html><body>${prose.replace(/.+/g, '<p>$&</p>')}${statisticsHtml(STATISTICS)}</body></html>`;
    expect(annexOf(await readText(page, 'a.html'))).toEqual(printed(STATISTICS));
    const word = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
    const cell = (text: string): string => `<w:tc>${word(text)}</w:tc>`;
    const rows = STATISTICS.map(
      ([, label, unit = '', value = '']) => `<w:tr>${[label, unit, value].map(cell).join('')}</w:tr>`,
    );
    const body = `${prose.split('\n').map(word).join('')}<w:tbl>${rows.join('')}</w:tbl>`;
    expect(annexOf(await readAnyDocument(rawWord(body), 'a.docx'))).toEqual(printed(STATISTICS));
  });

  it('keeps its rows out of the prose, out of the headings and out of the later forms', async () => {
    const report = await readText(olderReport(BUREAU, 2016, TABLE_LAYOUTS.cellPerLine(STATISTICS)));
    expect(stated(report)).toEqual(stated(await readText(olderProse(BUREAU, 2016))));
    expect(report.outline.map(({ ordinal }) => ordinal)).toEqual(
      (await readText(olderProse(BUREAU, 2016))).outline.map(({ ordinal }) => ordinal),
    );
  });

  it('between two halves of an unfinished sentence adds nothing to it', async () => {
    const [before = '', after = ''] = olderProse(BUREAU, 2016).split('依申请公开政府信息办理情况');
    const table = TABLE_LAYOUTS.tabs(STATISTICS);
    const report = await readText(`${before}依申请公开政府信息办理情况\n详见下表，\n${table}\n${after}`);
    expect(annexOf(report)).toEqual(printed(STATISTICS));
    expect(stated(report).filter((one) => one.startsWith('requests.received'))).toEqual(['requests.received=37']);
  });

  it('gives gaps their reasons: rows left out, empty cells, words, half requests, two numbers', async () => {
    const rows = statisticsWith({ '3.1.2': null, '3.1.3': '', '3.1.4': '若干', '3.2.2': '3.5', '3.3.1': '-2' });
    const table = TABLE_LAYOUTS.tabs(rows).replace('2.兼职人员数\t人\t5', '2.兼职人员数\t人\t5\t41');
    expect(annexOf(await readText(olderReport(BUREAU, 2016, table)))).toEqual({
      ...printed(STATISTICS),
      '3.1.2': 'rowMissing',
      '3.1.3': 'blank',
      '3.1.4': 'unreadable',
      '3.2.2': 'unreadable',
      '3.3.1': 'unreadable',
      '8.3.2': 'unreadable',
    });
  });

  it('never takes the number of a row that a bureau added for that of the row before it', async () => {
    const rows = statisticsWith({ '3.1.3': '', '4': '' });
    const added = rows.flatMap((row): StatisticsRow[] =>
      row[0] === '3.1.3' || row[0] === '4' ? [row, ['', '其中：街道办理', '件', '8']] : [row],
    );
    for (const layout of ['tabs', 'pipes', 'cellPerLine', 'noUnits'] as const) {
      const annex = annexOf(await readText(olderReport(BUREAU, 2016, TABLE_LAYOUTS[layout](added))));
      expect([layout, annex]).toEqual([layout, { ...printed(STATISTICS), '3.1.3': 'blank', '4': 'blank' }]);
    }
    // Without units and cell by cell, nobody can tell.
    const lines = TABLE_LAYOUTS.noUnits(added).replaceAll('\t', '\n').replaceAll('\n\n', '\n');
    const annex = annexOf(await readText(olderReport(BUREAU, 2016, lines)));
    expect([annex['3.1.3'], annex['4']]).toEqual(['unreadable', 'unreadable']);
  });

  it('reads on where a row that a bureau added stands behind a filled one', async () => {
    const added = STATISTICS.flatMap((row): StatisticsRow[] =>
      row[0] === '3.1' ? [row, ['', '其中：街道收到', '件', '8']] : [row],
    );
    for (const layout of ['tabs', 'cellPerLine', 'noUnits'] as const)
      expect(annexOf(await readText(olderReport(BUREAU, 2016, TABLE_LAYOUTS[layout](added))))).toEqual(
        printed(STATISTICS),
      );
  });

  it('may be printed twice; where the two differ nobody can tell which number is meant, which is said once a row', async () => {
    const table = TABLE_LAYOUTS.tabs(STATISTICS);
    const other = TABLE_LAYOUTS.tabs(statisticsWith({ '3.1': '38' }));
    expect(annexOf(await readText(olderReport(BUREAU, 2016, `${table}\n${table}`)))).toEqual(printed(STATISTICS));
    const report = await readText(olderReport(BUREAU, 2016, `${table}\n${other}\n${table}`));
    expect(annexOf(report)).toEqual({ ...printed(STATISTICS), '3.1': 'unreadable' });
    expect(report.notes.map(({ code }) => code)).toEqual(['unplacedCells', 'olderForm']);
  });

  it('reads this year’s column beside others that the header names', async () => {
    const rows = STATISTICS.map(([, label, unit = '', value = '']) => [
      label,
      unit,
      value,
      value && '99',
      value && '无',
    ]);
    const table = [['指标名称', '计量单位', '本年数', '上年数', '备注'], ...rows]
      .map((row) => row.join('\t'))
      .join('\n');
    expect(annexOf(await readText(olderReport(BUREAU, 2016, table)))).toEqual(printed(STATISTICS));
  });

  it('reads a label that goes on in the next line', async () => {
    const cut = (text: string): string => text.replace('经济安全和社会稳定', '经济安全\n和社会稳定');
    for (const layout of ['tabs', 'cellPerLine'] as const) {
      const table = cut(TABLE_LAYOUTS[layout](STATISTICS));
      expect(annexOf(await readText(olderReport(BUREAU, 2016, table)))).toEqual(printed(STATISTICS));
    }
  });

  it('reads money in the unit of its row', async () => {
    const table = TABLE_LAYOUTS.tabs(STATISTICS).replace('费用\t万元\t0.35', '费用\t元\t3500');
    expect(annexOf(await readText(olderReport(BUREAU, 2016, table)))['7']).toBe(0.35);
  });

  it('is doubted where a row stands out of order', async () => {
    const rows = [...STATISTICS].filter(([code]) => code !== '6');
    const table = TABLE_LAYOUTS.tabs([['6', '六、举报投诉数量', '件', '13'], ...rows]);
    const report = await readText(olderReport(BUREAU, 2016, table));
    expect(annexOf(report)).toEqual(printed(STATISTICS));
    expect(report.figures.find(({ cell }) => cell === 'annex/complaints.received')?.confidence).toBe('single');
  });

  describe('in parts', () => {
    const HEADER = ['统计指标', '单位', '统计数'];
    const cells = ([, label, unit = '——', value = '——']: StatisticsRow): string[] => [label, unit, value];
    const tabs = (rows: readonly StatisticsRow[]): string =>
      [HEADER, ...rows.map(cells)].map((row) => row.join('\t')).join('\n');
    const under = (...codes: string[]): readonly StatisticsRow[] =>
      STATISTICS.filter(([code]) => codes.includes(code.charAt(0)));
    const read = async (table: string, year = 2016) => annexOf(await readText(olderReport(BUREAU, year, table)));
    const expectPart = async (table: string, rows: readonly StatisticsRow[]): Promise<void> => {
      const numbers = Object.entries(await read(table)).filter(([, value]) => typeof value === 'number');
      expect(Object.fromEntries(numbers)).toEqual(printed(rows));
    };

    it.each([['1'], ['1', '2'], ['3'], ['1', '8', '9'], ['4', '5', '6'], ['6', '7', '8', '9']])(
      'gives the rows it has, and the others as missing: %s',
      async (...codes) => {
        await expectPart(tabs(under(...codes)), under(...codes));
        const others = Object.entries(await read(tabs(under(...codes)))).filter(
          ([, value]) => typeof value !== 'number',
        );
        expect(new Set(others.map(([, reason]) => reason))).toEqual(new Set(['rowMissing']));
      },
    );

    it.each([['\t'], [' | ']])('side by side, each label with its own number: %j', async (between) => {
      const half = Math.ceil(STATISTICS.length / 2);
      const beside = (emptied: (at: number) => boolean): string => {
        const rows = STATISTICS.slice(0, half).map((row, at) => {
          const [label = '', unit = '', value = ''] = cells(row);
          const right = STATISTICS[half + at];
          return [label, unit, emptied(at) ? '' : value, ...(right ? cells(right) : ['', '', ''])];
        });
        return [[...HEADER, ...HEADER], ...rows].map((row) => row.join(between)).join('\n');
      };
      await expectPart(
        beside(() => false),
        STATISTICS,
      );
      const isEmptied = (at: number): boolean => at % 3 === 1;
      await expectPart(
        beside(isEmptied),
        STATISTICS.filter((_, at) => at >= half || !isEmptied(at)),
      );
    });

    it('over two pages with much between them, and under the sections of the text, which is read as well', async () => {
      const foot = `\n${Array.from({ length: 25 }, (_, at) => (at === 3 ? '— 4 —' : '')).join('\n')}\n统计表（续）\n`;
      await expectPart(tabs(STATISTICS.slice(0, 30)) + foot + tabs(STATISTICS.slice(30)), STATISTICS);
      const first = `统计表\n${tabs(under('1', '2'))}\n全年举办政务公开培训7次。\n`;
      const whole = olderReport(BUREAU, 2016, tabs(under('3', '4', '5')));
      const report = await readText(whole.replace('三、依申请', `${first}三、依申请`));
      expect(stated(report)).toContain('training=7');
      expect(annexOf(report)).toMatchObject(printed(under('1', '2', '3', '4', '5')));
    });

    it('is none without a header, and none in a report of a later year', async () => {
      const rows = under('1')
        .map((row) => cells(row).join('\t'))
        .join('\n');
      expect(annexOf(await readText(`${olderProse(BUREAU, 2016)}\n${rows}\n`))).toEqual({});
      const later = olderReport(BUREAU, 2021, tabs(under('1', '9'))).replaceAll('的情况', '情况');
      expect(annexOf(await readText(later))).toEqual({});
    });

    it('of two years is not mixed', async () => {
      const lastYear = statisticsWith(Object.fromEntries(STATISTICS.map(([code]) => [code, '1'])));
      const apart = Array.from({ length: 20 }, () => '本局认真落实各项要求。').join('\n');
      await expectPart(`${tabs(STATISTICS)}\n${apart}\n上年统计表\n${tabs(lastYear)}`, STATISTICS);
    });
  });

  it('is no table of a report whose text merely names a few of its rows', async () => {
    const text = `${olderProse(BUREAU, 2016)}\n当面申请\t4\n网络申请\t20\n信函申请\t12\n按时办结\t33\n延期办结\t3\n`;
    expect((await readText(text)).editions).toEqual({ II: {}, III: null, IV: null });
  });
});

describe('an older report', () => {
  it.each([
    ['with the table', olderReport(BUREAU, 2016, TABLE_LAYOUTS.tabs(STATISTICS))],
    ['without it', olderProse(BUREAU, 2009)],
  ])('is told as such and accused of nothing: %s', async (_, text) => {
    const report = await readText(text);
    expect(report.notes.map(({ code }) => code)).toEqual(['olderForm']);
    expect(report.notes[0]?.detail).toContain('2019 年以前的旧式年报');
    expect(report.figures.filter(({ content }) => content.kind === 'gap')).toEqual([]);
    expect(loud(report)).toEqual([]);
  });

  it('has its prose read', async () => {
    expect(stated(await readText(olderProse(BUREAU, 2009)))).toEqual(
      expect.arrayContaining(['disclosures.total=486', 'requests.received=37', 'review.total=5', 'litigation.total=4']),
    );
  });

  it.each([
    ['a total of disclosures', '2011年，我局共主动公开政府信息52条。'],
    ['a number of requests', '2011年共收到政府信息公开申请3件，均已答复。'],
    ['requests that nobody made', '2011年度未收到政府信息公开申请。'],
  ])('is accepted without any heading that is known where it states %s', async (_, sentence) => {
    const report = await readText(`${BUREAU}2011年政府信息公开年度报告\n\n${sentence}\n公开工作还有不足。\n`);
    expect(report).toMatchObject({ year: 2011, publisher: BUREAU, figures: [] });
    expect(loud(report)).toEqual([]);
  });

  it('is refused where it states neither, and the refusal asks for no tables that were not there', async () => {
    const text = `${BUREAU}2011年政府信息公开年度报告\n\n我局召开了几次会议。\n`;
    const problem: unknown = await readText(text).catch((error: Problem) => error);
    expect(problem).toMatchObject({ code: 'NOT_A_REPORT' });
    expect((problem as Problem).sentence.zh).toContain('也没有写明公开信息的条数或收到申请的件数');
    expect((problem as Problem).sentence.zh).not.toContain('三张表');
  });

  it('is none of a later year, whatever it says: there the tables are missing', async () => {
    const report = await readText(olderReport(BUREAU, 2020, TABLE_LAYOUTS.tabs(STATISTICS)));
    expect(report.notes.map(({ code }) => code)).not.toContain('olderForm');
    expect(loud(report).map(({ rule }) => rule)).toContain('T-MISSING');
    expect(annexOf(report)).toEqual(printed(STATISTICS));
  });

  it('has no table of a later form made of rows that are worded like its rows', async () => {
    const table = `结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n${Array(15).fill('1').join('\t')}\n`;
    expect((await readText(`${olderProse(BUREAU, 2019)}${table}`)).editions.IV).not.toBeNull();
    expect((await readText(`${olderProse(BUREAU, 2013)}${table}`)).editions).toEqual({ II: {}, III: null, IV: null });
  });
});

describe('the period of a report is the one printed', () => {
  it.each([
    [
      'from the day the regulation took effect',
      '统计期限自2008年5月1日起至2008年12月31日止',
      '2008-05-01',
      '2008-12-31',
    ],
    ['in the words of the first year', '本报告所列数据为2008年5月1日至12月31日', '2008-05-01', '2008-12-31'],
    ['of a school year', '统计期限为2014年9月1日至2015年8月31日', '2014-09-01', '2015-08-31'],
    [
      'of a school year in brackets',
      '现公布2014-2015学年度（2014年9月1日－2015年8月31日）年度报告',
      '2014-09-01',
      '2015-08-31',
    ],
    ['of the year', '数据统计时限为2012年1月1日到12月31日', '2012-01-01', '2012-12-31'],
  ])('%s', async (_, words, from, to) => {
    const text = olderProse('青山学院', 2009).replace(/所列数据的统计期限.*止/, words);
    expect((await readText(text)).period).toEqual({ from, to });
  });
});

it('reads that no fees were taken, or how much, under their own heading between the sections', async () => {
  const under = (words: string): Promise<ReadReport> =>
    readText(
      `${BUREAU}2012年政府信息公开工作年度报告\n\n一、概述\n\n全年公开政府信息57条。\n\n二、主动公开政府信息情况\n\n按目录公开。\n\n三、依申请公开政府信息情况\n\n收到政府信息公开申请3件。\n\n四、收费及减免情况\n\n${words}\n\n五、行政复议、行政诉讼情况\n\n没有发生行政复议和行政诉讼。\n`,
    );
  expect(stated(await under('本年没有收取任何费用。'))).toContain('fees.informationProcessing=0');
  expect(stated(await under('收取检索、复制费用28元。'))).toContain('fees.informationProcessing=28');
  expect(stated(await under('减免检索、复制费用28元。'))).not.toContain('fees.informationProcessing=28');
});

describe('a report in the shape of its body', () => {
  it('of a university, on a school year, under headings of its own', async () => {
    const report = await readText(`松江学院2015-2016学年信息公开年度报告

本报告的统计期限为2015年9月1日至2016年8月31日。

一、概述
学校重视信息公开。

二、信息公开情况
（一）主动公开情况。本学年学校通过网站公开信息730条。
（二）依申请公开情况。本学年共收到信息公开申请4件，均按时答复。

三、对信息公开的评议情况
师生反映良好。

四、主要经验、问题和改进措施
继续改进。
`);
    expect(report).toMatchObject({ year: 2015, publisher: '松江学院', figures: [] });
    expect(report.period).toEqual({ from: '2015-09-01', to: '2016-08-31' });
    expect(stated(report)).toEqual(expect.arrayContaining(['disclosures.website=730', 'requests.received=4']));
    expect(loud(report)).toEqual([]);
  });

  it('of the first year, which began on 1 May', async () => {
    const report = await readText(olderProse(BUREAU, 2008).replace('统计期限自2008年1月1日', '统计期限自2008年5月1日'));
    expect(report).toMatchObject({ year: 2008, period: { from: '2008-05-01', to: '2008-12-31' } });
    expect(loud(report)).toEqual([]);
  });
});
