/**
 * Labels of the codes that answers are written in, by the enum of the contract (api/) whose values they are, so that no reader of
 * an answer has to translate them himself. What each value means stands in the contract, beside it.
 */
import { FIGURES_AS_LABELS } from './chart/chart.ts';
import { gapWord, reasonWord } from './chart/format.ts';
import { NOTE_KIND_LABELS } from './chart/point-notes.ts';
import type { PointGap } from './chart/series.ts';
import { SEVERITY_LABELS } from './check/table.ts';
import { STATE_LABELS } from './check/verdict.ts';
import { APPLICANT_LABELS } from './form/applicants.ts';
import { EDITIONS } from './form/cells.ts';
import { editionName } from './form/edition.ts';
import { INDEX, PER_HUNDRED, UNITS } from './form/measures/units.ts';
import type { Label } from './language.ts';
import { THEME_IDS, THEMES } from './prose/themes.ts';
import { ITEM_KIND_LABELS, TRACE_LABELS } from './prose/trace.ts';
import { GAP_REASONS } from './report/figure.ts';
import { BUREAU_KIND_LABELS } from './report/publisher.ts';
import { NO_CHANGE_REASONS, NO_PERCENT_REASONS } from './rollup/change.ts';
import { NOT_EXPECTED_REASONS } from './rollup/coverage.ts';

/** Labels by code, in the order of the contract. */
export type Codelist = Readonly<Record<string, Label>>;

const label = (zh: string, en: string): Label => ({ zh, en });

function labelled<Code extends string>(codes: readonly Code[], of: (code: Code) => Label): Codelist {
  return Object.fromEntries(codes.map((code) => [code, of(code)]));
}

const gap = (reason: PointGap): Label => label(gapWord(reason, 'zh'), gapWord(reason, 'en'));

const FORMS: Codelist = Object.fromEntries(
  Object.values(EDITIONS).map(({ id, notice }) => [
    editionName(id),
    label(`${id} 年表式（${notice}）`, `Form of ${id} (${notice})`),
  ]),
);

export const CODELISTS: Readonly<Record<string, Codelist>> = {
  NoteKind: NOTE_KIND_LABELS,
  FiguresAs: FIGURES_AS_LABELS,
  Subject: {
    disclosures: label('主动公开', 'Disclosures'),
    requests: label('依申请公开', 'Requests'),
    appeals: label('复议诉讼', 'Appeals'),
    organization: label('机构与人员', 'Organization'),
  },
  Unit: {
    ...Object.fromEntries(Object.values(UNITS).map((unit) => [unit.id, unit.label])),
    percent: label('百分比', 'Per cent'),
    index: INDEX.label,
    perHundred: PER_HUNDRED.label,
  },
  UnitKind: { count: label('数量', 'Count'), money: label('金额', 'Money'), ratio: label('比值', 'Ratio') },
  SumRule: {
    flow: label('流量', 'Flow'),
    stock: label('存量', 'Stock'),
    carry: label('结转', 'Carried over'),
    signed: label('增减数', 'Increase or decrease'),
    amount: label('金额', 'Amount'),
  },
  JoinKind: {
    same: label('口径相同', 'Same quantity'),
    sum: label('后者为数行之和', 'Sum of several'),
    soft: label('口径相近', 'Much the same'),
    break: label('口径不同', 'Another quantity'),
    starts: label('后一表式新设', 'Later form only'),
    ends: label('后一表式不再设', 'Earlier form only'),
  },
  BreakKind: { soft: label('口径相近', 'Much the same'), break: label('口径不同', 'Another quantity') },
  Applicant: APPLICANT_LABELS,
  Section: {
    II: label('二、主动公开', 'II Disclosures'),
    III: label('三、依申请公开', 'III Requests'),
    IV: label('四、复议诉讼', 'IV Appeals'),
    annex: label('附表：统计表', 'Annex: statistics table'),
  },
  Edition: FORMS,
  PointEdition: {
    ...FORMS,
    mixed: label('两种表式', 'Several forms'),
    narrative: label('正文数字', 'Stated in the text'),
  },
  GapReason: labelled(GAP_REASONS, gap),
  PointGap: labelled(
    [...GAP_REASONS, 'notReported', ...NOT_EXPECTED_REASONS, 'denominatorZero', 'notStated', 'notComparable'],
    gap,
  ),
  NotExpectedReason: labelled(NOT_EXPECTED_REASONS, gap),
  NoChangeReason: labelled([...NO_PERCENT_REASONS, ...NO_CHANGE_REASONS], (reason) =>
    label(reasonWord(reason, 'zh'), reasonWord(reason, 'en')),
  ),
  Basis: {
    common: label('同口径', 'Common set'),
    all: label('全部单位', 'All bureaus'),
    panel: label('各年均有数的单位', 'Bureaus of every year'),
  },
  Dimension: {
    year: label('年度', 'Year'),
    applicant: label('申请人', 'Applicant'),
    outcome: label('结果', 'Outcome'),
    kind: label('单位类别', 'Kind of bureau'),
    region: label('地区', 'Region'),
    edition: label('表式', 'Form'),
  },
  View: {
    absolute: label('数值', 'Number'),
    share: label('占比', 'Share'),
    index: label('指数', 'Index'),
    perHundred: label('每百件', 'Per hundred'),
  },
  Over: { none: label('不跨沿革', 'Not over successions'), succession: label('跨沿革', 'Over successions') },
  Scope: {
    own: label('本单位年报', 'Own report'),
    bureaus: label('各单位合计', 'Sum of bureaus'),
    governmentWide: label('地区年报', 'Report of the region'),
  },
  BureauKind: BUREAU_KIND_LABELS,
  RegionLevel: {
    province: label('省级', 'Province'),
    city: label('地级', 'City'),
    district: label('区', 'District'),
    county: label('县级', 'County'),
  },
  ReportKind: { bureau: label('单位年报', 'Report of a bureau'), region: label('地区年报', 'Report of a region') },
  Outcome: {
    failed: label('不符', 'Failed'),
    suspicious: label('存疑', 'Suspicious'),
    confirmed: label('一致', 'Confirmed'),
    notAssessable: label('无法核对', 'Not assessable'),
  },
  Severity: SEVERITY_LABELS,
  FindingState: STATE_LABELS,
  Confidence: {
    agreed: label('两种读法一致', 'Both readings agree'),
    single: label('只有一种读法', 'One reading only'),
    refereed: label('由勾稽关系判定', 'Decided by the sums'),
    pictured: label('由图片识别', 'Made out in a picture'),
  },
  BesideReason: {
    notReported: label('有单位未报送', 'Bureaus did not report'),
    notYetDue: label('有单位未到期限', 'Bureaus still have time'),
    blank: label('有单位未填', 'Cells left empty'),
    smallerRegions: label('不含下级地区各单位', 'Without smaller regions'),
    government: label('由政府自行统计', 'Counted by the government itself'),
    unknown: label('原因无法区分', 'Cannot be told'),
    printedLess: label('印数小于合计', 'Printed less than the sum'),
  },
  ProseKind: ITEM_KIND_LABELS,
  ProseTrace: TRACE_LABELS,
  ProseTheme: labelled(THEME_IDS, (theme) => THEMES[theme].label),
  FilingState: {
    missing: label('未报送', 'Not reported'),
    late: label('逾期报送', 'Late'),
    undated: label('公布日期不明', 'Day unknown'),
    notYetDue: label('未到期限', 'Not yet due'),
    onTime: label('按期报送', 'On time'),
    notExpected: label('当年不需报送', 'Not expected'),
  },
};
