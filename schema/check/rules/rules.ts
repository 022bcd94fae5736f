/** The rules as data: what each asks, how grave a failure is, and where it comes from. The code stands beside in its family. */
import type { Label } from '../../language.ts';
import type { RuleId, Severity } from '../finding.ts';

/** The file in which the rule is applied, and the part of the report it looks at. */
export type RuleFamily = 'tableII' | 'tableIII' | 'tableIV' | 'narrative';

export interface Rule {
  readonly id: RuleId;
  readonly family: RuleFamily;
  /** Severity of the rule at its gravest; a finding may be milder (an open list, an approximate number). */
  readonly severity: Severity;
  readonly title: Label;
  readonly explanation: Label;
  /** Where it comes from: printed on the form, practice of reviewers, or derived. */
  readonly basis: Label;
  /** False while nothing that is read from a document could decide it: no finding names it yet. */
  readonly applied: boolean;
}

const FORM: Label = { zh: '表式', en: 'The form' };
const PRACTICE: Label = { zh: '核查实践', en: 'Practice of reviewers' };
const LAW: Label = {
  zh: '《政府信息公开条例》第四十九条：公布上一年度的年度报告',
  en: 'Regulations on Open Government Information, article 49: the report of the year before is published',
};
const DERIVED: Label = { zh: '推导', en: 'Derived' };

export const RULES: readonly Rule[] = [
  {
    id: 'T2-19-IDLE',
    family: 'tableII',
    severity: 'warning',
    title: { zh: '有增减而无基数', en: 'A change without a base' },
    explanation: {
      zh: '2019 年表式第二部分：上一年项目数量为 0、处理决定数量为 0，而本年增/减为正，多为处理决定数量未填或项目数填错列。',
      en: 'Section two of the 2019 form: items were added to a base of none and none was used; probably the number of decisions was not filled in, or a number stands in the wrong column.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'T3-BAL',
    family: 'tableIII',
    severity: 'error',
    title: { zh: '收办平衡', en: 'What comes in goes out' },
    explanation: {
      zh: '表三每一列：本年新收 + 上年结转 = 办理结果总计 + 结转下年度。差额可能在空白单元格里的，不作判断。',
      en: 'In each column of table 3, received + carried in = closed + carried out. Where an empty cell could hold the difference, it is not judged.',
    },
    basis: {
      zh: '表式表头：“第一项加第二项之和，等于第三项加第四项之和”',
      en: 'Header of the form: items one and two together equal items three and four',
    },
    applied: true,
  },
  {
    id: 'T3-COLSUM',
    family: 'tableIII',
    severity: 'error',
    title: { zh: '办理结果之和', en: 'Outcomes add up' },
    explanation: {
      zh: '表三每一列：（一）至（六）各行之和 =（七）总计。2019 年表式的（六）为一行，2021 年表式为三行。',
      en: 'In each column of table 3 the outcome rows (1) to (6) add up to row (7). Row (6) is one row in the 2019 form and three in the 2021 form.',
    },
    basis: FORM,
    applied: true,
  },
  {
    id: 'T3-ROWSUM',
    family: 'tableIII',
    severity: 'error',
    title: { zh: '申请人各列之和', en: 'Applicants add up' },
    explanation: {
      zh: '表三每一行：自然人与五类法人或其他组织之和 = 总计。空白单元格按 0 计；总计未填的不作判断。',
      en: 'In each row of table 3 the six applicant columns add up to the total. Empty cells count as 0; a row without a total is not judged.',
    },
    basis: FORM,
    applied: true,
  },
  {
    id: 'T3-ROWTOTAL-BLANK',
    family: 'tableIII',
    severity: 'hint',
    title: { zh: '行总计未填', en: 'Row total left blank' },
    explanation: {
      zh: '表三某行已填各列而总计空白。按各列之和计算，并注明为计算值。',
      en: 'A row of table 3 has figures and no total. The sum is computed and marked as computed.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'T3-PARTIAL-BLANK',
    family: 'tableIII',
    severity: 'hint',
    title: { zh: '空白与 0 混用', en: 'Blanks among zeros' },
    explanation: {
      zh: '表三中有的单元格填 0，有的空白或填“/”，无法区分“没有”与“未填”。',
      en: 'Some cells of table 3 say 0 and others are empty or struck out, so that none and not filled in look alike.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'T3-NONNEG',
    family: 'tableIII',
    severity: 'error',
    title: { zh: '非负整数', en: 'Whole numbers' },
    explanation: {
      zh: '表三填的是申请件数，应为不小于 0 的整数。',
      en: 'Table 3 counts requests: whole numbers, not below zero.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'T3-ZERO-ALL',
    family: 'tableIII',
    severity: 'error',
    title: { zh: '全零与正文不符', en: 'All zero against the text' },
    explanation: {
      zh: '表三全部为 0 而正文写有收到的申请，或者正文说没有收到而表三有数。',
      en: 'Table 3 is all zero while the text reports a request, or the text says there was none while the table has some.',
    },
    basis: DERIVED,
    applied: true,
  },
  {
    id: 'T4-SUM',
    family: 'tableIV',
    severity: 'error',
    title: { zh: '复议诉讼结果之和', en: 'Results add up' },
    explanation: {
      zh: '表四每一组：结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计。',
      en: 'In each block of table 4, upheld + corrected + other result + pending = total.',
    },
    basis: FORM,
    applied: true,
  },
  {
    id: 'T4-BLANK',
    family: 'tableIV',
    severity: 'hint',
    title: { zh: '总计漏填', en: 'Total not filled in' },
    explanation: {
      zh: '表四某组各项有数而总计为 0 或空白，多为漏填。建议按各项之和补填；原数保留不改。',
      en: 'A block of table 4 has cases and a total of 0 or none, most likely left out. The sum is suggested; the printed value stays.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'T4-AFTER',
    family: 'tableIV',
    severity: 'warning',
    title: { zh: '复议后起诉偏多', en: 'More suits than reviews' },
    explanation: {
      zh: '复议后起诉的案件多于本年复议维持与其他结果之和。含上年度结转案件的属正常，请核对。',
      en: 'More suits after review than reviews upheld or ended otherwise this year. Right where cases were carried over; please check.',
    },
    basis: DERIVED,
    applied: true,
  },
  {
    id: 'TX-BREAK',
    family: 'narrative',
    severity: 'error',
    title: { zh: '分项与所写之数', en: 'Entries against their total' },
    explanation: {
      zh: '正文列出的分项（栏目、类别，或原创与转载）之和 = 正文所写之数。列全的（以“其他”收尾等）不等即为错误；未列全的只作提示；含“余、约”等概数的不作判断。',
      en: 'The entries the text lists (by column or kind, or original and reposted) add up to the number it states. A complete list must add up; an incomplete one is only pointed out; approximate numbers are not judged.',
    },
    basis: DERIVED,
    applied: true,
  },
  {
    id: 'TX-TOTAL',
    family: 'narrative',
    severity: 'error',
    title: { zh: '各渠道与主动公开总数', en: 'Channels against the total' },
    explanation: {
      zh: '正文所写各渠道公开数之和 = 主动公开总数。另述于总数之外的渠道作提示。',
      en: 'The channels the text names add up to the total of disclosures. A channel told of outside that total is pointed out.',
    },
    basis: DERIVED,
    applied: true,
  },
  {
    id: 'TX-TWICE',
    family: 'narrative',
    severity: 'error',
    title: { zh: '前后不一', en: 'Stated twice, differently' },
    explanation: {
      zh: '同一事项在正文中前后写有不同的数。其中一个为概数的只作提示。',
      en: 'The text states two different numbers for the same thing. Where one of them is approximate it is only pointed out.',
    },
    basis: DERIVED,
    applied: true,
  },
  {
    id: 'TX-NEW',
    family: 'narrative',
    severity: 'error',
    title: { zh: '收到申请数与表三', en: 'Requests received' },
    explanation: {
      zh: '正文所写收到（受理、收办）的申请，以及自然人、法人申请数 = 表三“本年新收”，或“本年新收 + 上年结转”，两种口径都可以。',
      en: 'What the text says was received (from natural persons, from organizations) is row 1 of table 3, or rows 1 and 2 together; either way of counting is accepted.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'TX-DONE',
    family: 'narrative',
    severity: 'error',
    title: { zh: '办结与结转数与表三', en: 'Closed and carried over' },
    explanation: {
      zh: '正文所写办结（答复）、上年结转、结转下年的件数 = 表三（七）总计、第二项、第四项。',
      en: 'What the text says was closed, carried in or carried out is row (7), row 2 or row 4 of table 3.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'TX-OUT',
    family: 'narrative',
    severity: 'error',
    title: { zh: '办理结果与表三', en: 'Outcomes against table 3' },
    explanation: {
      zh: '正文所写予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的件数 = 表三相应各行之和。',
      en: 'The number of requests granted, partly granted, refused, unavailable, declined or otherwise handled that the text states is the sum of their rows in table 3.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'TX-REV',
    family: 'narrative',
    severity: 'error',
    title: { zh: '复议诉讼数与表四', en: 'Appeals against table 4' },
    explanation: {
      zh: '正文所写行政复议、行政诉讼件数及结果 = 表四相应各格；行政诉讼为未经复议直接起诉与复议后起诉之和。备案数是另一口径，不核对。',
      en: 'The reviews and suits the text states, and their results, are those of table 4; suits are those brought directly and after review together. Filings reported (备案) are another measure and are not compared.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'TX-T2',
    family: 'narrative',
    severity: 'error',
    title: { zh: '许可处罚强制收费与表二', en: 'Decisions and fees against table 2' },
    explanation: {
      zh: '正文所写行政许可、行政处罚、行政强制的处理决定数量和行政事业性收费金额 = 表二相应各格。金额按正文所写的小数位比较，四舍五入或截断都可以。',
      en: 'The decisions on licences, penalties and coercion and the amount of fees that the text repeats are those of table 2. Amounts are compared to the decimals the text gives, rounded or cut off.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'TX-SHARE',
    family: 'narrative',
    severity: 'warning',
    title: { zh: '占比', en: 'Shares' },
    explanation: {
      zh: '正文所写占比 = 该数 ÷ 总数，四舍五入或截断都可以。办理结果的总数可以是正文或表三的办结数、新收数或收办数，与其中任何一个相符即可。',
      en: 'A percentage the text gives is the number divided by its whole, rounded or cut off. The whole of an outcome may be what was closed, received or to be handled, in the text or in table 3; one that fits is enough.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'TX-SCOPE',
    family: 'narrative',
    severity: 'warning',
    title: { zh: '口径不同', en: 'Another scope' },
    explanation: {
      zh: '正文写明的范围（全区，或我局、代表区政府）与报告的范围不同，其数与表格不一致，可能是口径不同而非错误。',
      en: 'The text gives a number for another body or area than the report covers, and the table differs; probably a matter of scope, not a mistake.',
    },
    basis: DERIVED,
    applied: true,
  },
  {
    id: 'TX-ALLDONE',
    family: 'narrative',
    severity: 'warning',
    title: { zh: '称全部办结', en: 'All closed, it says' },
    explanation: {
      zh: '正文称申请均已办结或答复，而表三有结转下年度的申请。仍在法定期限内的属正常，请核对措辞。',
      en: 'The text says that all requests were closed or answered while table 3 carries some out. Right where these are still within time; please check the words.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'TX-PERIOD',
    family: 'narrative',
    severity: 'error',
    title: { zh: '统计期限', en: 'Period covered' },
    explanation: {
      zh: '正文所写统计期限应为标题所示年度的 1 月 1 日至 12 月 31 日。年度相同而不足全年的只作提示。',
      en: 'The period the text gives is 1 January to 31 December of the year in the title. A part of that year is only pointed out.',
    },
    basis: LAW,
    applied: true,
  },
  {
    id: 'TX-CITE',
    family: 'narrative',
    severity: 'hint',
    title: { zh: '引用的通知', en: 'Notice cited' },
    explanation: {
      zh: '2019、2020 年报告依据国办公开办函〔2019〕60号，2021 年起依据〔2021〕30号。',
      en: 'Reports on 2019 and 2020 follow notice 〔2019〕60号, those since 2021 notice 〔2021〕30号.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'TX-SECTIONS',
    family: 'narrative',
    severity: 'warning',
    title: { zh: '六个部分', en: 'The six sections' },
    explanation: {
      zh: '报告有总体情况至其他需要报告的事项六个部分，依次排列，并与开头所称部分数一致。',
      en: 'The six sections of the form are there, in order, and as many as the opening announces.',
    },
    basis: FORM,
    applied: true,
  },
  {
    id: 'TX-SEC5',
    family: 'narrative',
    severity: 'warning',
    title: { zh: '第五部分过简', en: 'Section five is empty' },
    explanation: {
      zh: '第五部分（存在的主要问题及改进情况）应有实际内容，不应为“无”或不足十字。',
      en: 'Section five tells what went wrong and what is done about it: it is not “none”, nor shorter than ten characters.',
    },
    basis: PRACTICE,
    applied: true,
  },
  {
    id: 'TX-FEE',
    family: 'narrative',
    severity: 'warning',
    title: { zh: '信息处理费', en: 'Information processing fee' },
    explanation: {
      zh: '2021 年表式要求在第六部分报告收取信息处理费的情况。写“无”而未说明的作提示；一处写没有收取、另一处写有金额的，请核对。',
      en: 'The 2021 form asks section six to tell of the information processing fee. One that says there is nothing to report is pointed out; so is a report that tells of an amount in one place and of none in another.',
    },
    basis: FORM,
    applied: true,
  },
];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

export function isRuleId(text: string): text is RuleId {
  return BY_ID.has(text);
}

/** The rule of that id. */
export function getRule(id: RuleId): Rule {
  const rule = BY_ID.get(id);
  if (!rule) throw new Error(`No rule is named ${id}`);
  return rule;
}
