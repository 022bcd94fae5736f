/** Questions that are asked most, ready to start a chart from. `REGION` stands for the region chosen. */
import type { ChartKind } from '../../schema/chart/chart.ts';
import type { Label } from '../../schema/language.ts';

export interface ReadyQuestion {
  readonly group: 'requests' | 'disclosures' | 'appeals' | 'bureaus';
  readonly label: Label;
  readonly query: string;
}

const ask = (group: ReadyQuestion['group'], zh: string, en: string, query: string): ReadyQuestion => ({
  group,
  label: { zh, en },
  query,
});

export const READY: readonly ReadyQuestion[] = [
  ask('requests', '申请量逐年怎么走', 'How have requests gone by year?', 'measure=requests.received&of=REGION'),
  ask(
    'requests',
    '谁来申请、结果怎样、结转多少',
    'Who asks, what becomes of it, what is carried over?',
    'kind=flow&of=REGION',
  ),
  ask('requests', '谁在申请', 'Who asks?', 'measure=requests.received&of=REGION&by=applicant'),
  ask(
    'requests',
    '自然人申请占多大比重',
    'What share of requests comes from natural persons?',
    'measure=rate.natural&of=REGION',
  ),
  ask('requests', '申请的结果怎样', 'What becomes of requests?', 'kind=outcomes&of=REGION'),
  ask('requests', '公开率逐年怎么走', 'How has the share granted gone?', 'measure=rate.granted&of=REGION'),
  ask(
    'requests',
    '哪些单位的公开率偏离大到难以用偶然解释',
    'Whose share granted differs by more than chance explains?',
    'kind=funnel&measure=rate.granted&of=region:REGION/*',
  ),
  ask('requests', '不予公开的理由是什么', 'Why are requests refused?', 'measure=requests.refused&of=REGION&by=outcome'),
  ask('requests', '信息不存在的占比', 'How often is the information not held?', 'measure=rate.notHeld&of=REGION'),
  ask(
    'requests',
    '各类单位分别收到多少申请',
    'How do requests spread over kinds of bureaus?',
    'measure=requests.received&of=REGION&by=kind',
  ),
  ask(
    'requests',
    '以最早一年为 100，申请与办结怎么走',
    'Requests and closings, the first year being 100',
    'measure=requests.received,requests.closed&of=REGION&view=index',
  ),
  ask('disclosures', '主动公开多少条', 'How much is disclosed?', 'measure=disclosures.total&of=REGION'),
  ask(
    'disclosures',
    '通过哪些渠道公开',
    'By which channels?',
    'kind=table&measure=disclosures.website,disclosures.wechat,disclosures.total&of=REGION',
  ),
  ask(
    'disclosures',
    '规范性文件制发与废止',
    'Normative documents made and repealed',
    'measure=normativeDocuments.made,normativeDocuments.repealed&of=REGION',
  ),
  ask('disclosures', '行政许可办理多少', 'How many licences are decided?', 'measure=licensing.decisions&of=REGION'),
  ask('disclosures', '行政处罚办理多少', 'How many penalties are decided?', 'measure=penalties.decisions&of=REGION'),
  ask('disclosures', '行政事业性收费多少', 'How much is charged in fees?', 'measure=fees.amount&of=REGION'),
  ask(
    'appeals',
    '复议与诉讼各有多少',
    'How many reviews and suits?',
    'measure=review.total,litigation.total&of=REGION',
  ),
  ask('appeals', '复议的结果怎样', 'What becomes of reviews?', 'kind=outcomes&measure=review&of=REGION'),
  ask('appeals', '诉讼的结果怎样', 'What becomes of suits?', 'kind=outcomes&measure=litigation&of=REGION'),
  ask(
    'appeals',
    '复议纠错率',
    'How often are decisions corrected on review?',
    'measure=rate.reviewCorrected&of=REGION',
  ),
  ask(
    'appeals',
    '每百件申请引出多少复议',
    'How many reviews to a hundred requests?',
    'measure=review.total&of=REGION&view=perHundred&per=requests.received',
  ),
  ask(
    'appeals',
    '哪些单位被复议最多',
    'Which bureaus are reviewed most?',
    'kind=bar&measure=review.total&of=region:REGION/*',
  ),
  ask(
    'bureaus',
    '哪些单位收到的申请多',
    'Which bureaus receive most requests?',
    'kind=bar&measure=requests.received&of=region:REGION/*',
  ),
  ask(
    'bureaus',
    '申请量的增减是谁带来的',
    'Who made the change in requests?',
    'kind=contribution&measure=requests.received&of=region:REGION/*',
  ),
  ask(
    'bureaus',
    '公开率谁排在前、升降几位',
    'Who ranks where in granting, and who moved?',
    'kind=rank&measure=rate.granted&of=region:REGION/*',
  ),
  ask(
    'bureaus',
    '各单位申请量的中间水平在哪里',
    'Where does the middle of the bureaus lie?',
    'kind=distribution&measure=requests.received&of=region:REGION/*',
  ),
  ask(
    'bureaus',
    '哪些单位哪年报送了、逾期没有',
    'Who has reported which year, and in time?',
    'kind=coverage&of=region:REGION/*',
  ),
  ask(
    'bureaus',
    '各单位申请的结果怎样',
    'What becomes of requests, bureau by bureau?',
    'kind=outcomes&by=bureau&of=region:REGION/*',
  ),
  ask(
    'bureaus',
    '政府年报与各单位合计',
    'The published report and the sum of the bureaus',
    'measure=requests.received&of=REGION,region:REGION/report',
  ),
];

/** The ready questions of these kinds of chart, in their order here: for pages that lead on to them. */
export function readyOf(kinds: readonly ChartKind[]): readonly ReadyQuestion[] {
  return kinds.flatMap((kind) => READY.filter(({ query }) => query.startsWith(`kind=${kind}&`)).slice(0, 1));
}

/** The address of a ready question in a region. */
export function readyQuery({ query }: ReadyQuestion, region: string): string {
  return query.replace(/REGION/g, region);
}
