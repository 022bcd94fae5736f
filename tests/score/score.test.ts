/** The score counts what is right, wrong and missing as a person would. */
import { expect, test } from 'vitest';
import { checkReport } from '../../schema/check/check.ts';
import { readText } from '../server/ingest/render/expect.ts';
import { Scores } from './scores.ts';
import { share, Tally } from './tally.ts';
import { type TruthFile, truthOf } from './truth.ts';

const TEXT = `示范区林业局2023年政府信息公开工作年度报告
一、总体情况
2023年，我局通过政府网站主动公开政府信息40条，收到政府信息公开申请3件。
二、主动公开政府信息情况
信息内容\t本年处理决定数量
行政许可\t7
行政处罚\t
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
行政复议\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
行政复议\t2\t1\t0\t0\t0
未经复议直接起诉\t0\t0\t0\t0\t0
复议后起诉\t0\t0\t0\t0\t0
`;
const TRUTH: TruthFile = {
  section2: {
    edition: '2021',
    行政许可: { 本年处理决定数量: 7 },
    行政处罚: { 本年处理决定数量: null },
    行政强制: { 本年处理决定数量: 1 },
  },
  section4: { 行政复议: [2, 1, 0, 0, 0], 未经复议直接起诉: [0, 0, 0, 0, 0], 复议后起诉: [0, 0, 0, 0, 0] },
  figures: [
    { measure: 'disclosures.website', value: 40 },
    { measure: 'requests.received', value: 3 },
    { measure: 'proposals', value: 2 },
  ],
  entries: [5],
};

async function scored(file: TruthFile): Promise<Scores> {
  const read = await readText(TEXT);
  const scores = new Scores();
  scores.add({ name: 'one', format: 'TXT', read, findings: checkReport(read) }, truthOf(file));
  return scores;
}

test('cells are right, wrong or gaps; an empty one that is read as empty is right', async () => {
  const { cells } = await scored(TRUTH);
  expect(['right', 'wrong', 'gaps'].map((column) => cells.count('TXT', column))).toEqual([17, 0, 1]);
  const other = await scored({ ...TRUTH, section2: { edition: '2021', 行政许可: { 本年处理决定数量: 8 } } });
  expect(other.cells.count('TXT', 'wrong')).toBe(1);
  expect(other.details).toContainEqual('one: II/licensing.decisions is 8, read as 7');
});

test('numbers of the prose are stated, right and wrong by measure', async () => {
  const { prose } = await scored({ ...TRUTH, figures: [{ measure: 'disclosures.website', value: 41 }] });
  const counts = (row: string) => ['stated', 'right', 'wrong'].map((column) => prose.count(row, column));
  expect(counts('disclosures.website')).toEqual([1, 0, 1]);
  expect(counts('requests.received')).toEqual([0, 0, 1]);
  expect(counts('entries, 2019 on')).toEqual([1, 0, 0]);
  expect((await scored(TRUTH)).prose.count('figures, 2019 on', 'right')).toBe(2);
});

test('a finding is true where the document holds the numbers it stands on, and as a person says', async () => {
  const { findings } = await scored(TRUTH);
  expect(['true', 'false', 'open'].map((column) => findings.count('T4-SUM (error)', column))).toEqual([1, 0, 0]);
  const misread = await scored({ ...TRUTH, section4: { ...TRUTH.section4, 行政复议: [2, 1, 0, 0, 3] } });
  expect(misread.findings.count('T4-SUM (error)', 'false')).toBe(1);
  const unknown = await scored({});
  expect(unknown.findings.count('T4-SUM (error)', 'open')).toBe(1);
  const judged = await scored({ findings: { 'T4-SUM review': false } });
  expect(judged.findings.count('T4-SUM (error)', 'false')).toBe(1);
});

test('a document that is refused has lost all of it', () => {
  const scores = new Scores();
  scores.addRefused('one', 'PDF', truthOf(TRUTH));
  expect(scores.cells.count('PDF', 'gaps')).toBe(18);
  expect(scores.prose.count('figures, 2019 on', 'stated')).toBe(3);
  expect(scores.prose.count('disclosures.item', 'stated')).toBe(1);
});

test('what is printed is a table in the order of its rows', () => {
  const tally = new Tally('cells', ['right', 'wrong']);
  tally.add('B', 'right', 2);
  tally.add('A', 'wrong');
  expect(
    tally
      .print((row) => share(tally.count(row, 'right'), 2))
      .split('\n')
      .map((line) => line.split(/\s+/)),
  ).toEqual([
    ['cells', 'right', 'wrong'],
    ['A', '0', '1', '0.0', '%'],
    ['B', '2', '0', '100.0', '%'],
  ]);
  expect(share(1, 0).trim()).toBe('–');
});
