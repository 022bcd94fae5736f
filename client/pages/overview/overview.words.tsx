import type { ReactNode } from 'react';
import { defineWords } from '../../../schema/language.ts';

/** What is not in a sum over bureaus. */
interface LeftOut {
  /** Names of those that did not report. */
  readonly missing: string;
  readonly waiting: number;
  readonly blank: number;
  readonly regions: number;
}

export const overviewWords = defineWords({
  zh: {
    ofYear: (year: number) => `政府信息公开 ${year} 年度`,
    yearSwitch: '年度',
    whole: { province: '全省', city: '全市', district: '全区', county: '全县' },
    received: (whole: string, value: ReactNode): ReactNode => (
      <>
        {whole}新收申请 {value} 件
      </>
    ),
    receivedGap: (whole: string, why: string) => `${whole}新收申请${why}`,
    rose: (basis: string, change: ReactNode, up: boolean): ReactNode => (
      <>
        ，{basis}比上年{up ? '增长' : '下降'} {change}
      </>
    ),
    unchanged: (basis: string) => `，${basis}与上年持平`,
    almostUnchanged: (basis: string) => `，${basis}与上年基本持平`,
    commonSet: (count: number) => `同口径 ${count} 家单位`,
    driver: (name: string, share: string) => `，增量的 ${share} 来自${name}`,
    granted: (value: ReactNode): ReactNode => <>；予以公开和部分公开占办结总计的 {value}</>,
    points: (size: string, up: boolean) => `，${up ? '提高' : '降低'} ${size} 个百分点`,
    review: (decided: number, corrected: ReactNode): ReactNode => (
      <>
        ；行政复议审结 {decided} 件，其中纠正 {corrected} 件
      </>
    ),
    noReview: '；没有审结的行政复议',
    end: '。',
    nothing: (year: number) => `${year} 年没有可汇总的数字。`,
    governmentWide: '本地区没有收录分单位的年报；以下数字来自本级政府发布的总报告。',
    openReport: (year: number) => `打开 ${year} 年总报告`,
    beside: {
      label: '数字取自',
      ofBureaus: '各单位合计',
      report: (level: string, _name: string) => `${level}政府年报`,
      measure: '新收申请：',
      sum: (count: number, value: string) => `${count} 家单位合计 ${value}`,
      noSum: '各单位没有可合计的数字',
      printed: (report: string, value: string) => `${report} ${value}`,
      noNumber: (report: string) => `${report}没有这个数字`,
      noReport: (year: number, report: string) => `没有收录 ${year} 年${report}`,
      difference: (value: string) => `，差 ${value}`,
      next: '；',
      stop: '。',
      why: '差额：',
      reasons: {
        notReported: ({ missing }: LeftOut) => `${missing}未报送，不在合计内`,
        notYetDue: ({ waiting }: LeftOut) => `${waiting} 家未到报送期限，不在合计内`,
        blank: ({ blank }: LeftOut) => `${blank} 家年报此项空缺`,
        smallerRegions: ({ regions }: LeftOut) => `${regions} 个下级地区没有单位在名录上`,
        government: (_: LeftOut) => '名录上的单位都已计入，余下的是政府本身的数，或名录以外单位的数',
        unknown: (_: LeftOut) => '各占多少，以及政府本身有多少，从年报中查不出',
        printedLess: (_: LeftOut) => '政府年报小于各单位合计，缺报不能解释，请核对双方年报',
      },
    },
    smaller: '下级地区：',
    coverage: (reported: ReactNode, expected: number): ReactNode => (
      <>
        {expected} 家单位中 {reported} 家已报送
      </>
    ),
    missing: '缺：',
    waiting: (count: number) => `${count} 家未到报送期限`,
    next: '；',
    late: (count: number) => `，${count} 家逾期`,
    noneMissing: '名录中的单位全部报送',
    notComplete: '未注明本年名录齐全，名录以外的单位不在其中',
    has: '已报送',
    hasNot: '未报送',
    hasTime: '未到报送期限',
    strip: '各单位报送情况，用方向键逐家查看',
    disclosures: {
      question: '主动公开了多少信息',
      unit: (reported: number, expected: number) =>
        expected > 1 ? `条（正文自报，${reported} 家）` : '条（正文自报）',
      channel: '政府网站，',
      none: '正文没有写明公开条数，无从作图',
      foot: '条；正文自报数，口径由各单位自定，各渠道不可相加',
    },
    requests: {
      question: '收到多少公开申请',
      unit: '件，本年新收',
      foot: (carriedIn: string, carriedOut: string) => `件；另有上年结转 ${carriedIn} 件，结转下年 ${carriedOut} 件`,
      footPlain: '件；不含上年结转',
    },
    appeals: {
      question: '引起多少复议和诉讼',
      unit: (review: string, litigation: string) => `件（复议 ${review}，诉讼 ${litigation}）`,
      corrected: (count: string) => `纠正 ${count}`,
      decided: (count: number) => `复议审结 ${count}`,
      foot: '件；诉讼含未经复议直接起诉和复议后起诉',
    },
    bars: {
      question: '哪些单位收到的申请多，变化如何',
      foot: '新收申请，件。',
      dots: (last: number) => `空心点为 ${last} 年。`,
      below: (count: number, zero: number) => `另有 ${count} 家未画出${zero > 0 ? `，其中 ${zero} 家为 0 件` : ''}。`,
      all: '看全部单位',
      noFigures: '这一年没有单位的申请数。',
    },
    findings: {
      heading: '待处理的核查结果',
      all: (count: number) => `全部 ${count} 处`,
      see: '查看',
      seeOf: (name: string) => `查看${name}的年报`,
      none: '没有待处理的：没有核查出问题，或都已有结论。',
      confirmed: (count: string) => `${count} 条核查关系成立`,
      notAssessable: (count: number) => `另有 ${count} 条无法核查（缺数字）`,
    },
    outcomes: {
      question: '申请是怎样办结的',
      most: (name: string, share: string) => `“${name}”最多，占 ${share}`,
      moved: (name: string, share: string, points: string, up: boolean, bureaus: number) =>
        `；变化最大的是“${name}”，占 ${share}，${bureaus > 1 ? '同口径' : ''}比上年${up ? '提高' : '降低'} ${points} 个百分点`,
      mostMoved: (points: string, up: boolean, bureaus: number) =>
        `，变化也最大，${bureaus > 1 ? '同口径' : ''}比上年${up ? '提高' : '降低'} ${points} 个百分点`,
      foot: '占六类结果合计的百分比；右侧为合计件数',
      footCommon: '各年覆盖单位可能不同，见表格',
    },
    noNumbers: '没有可画的数字',
    noReports: '还没有收录这个地区的年报。',
    toRegions: '看收录了哪些地区',
    brief: '写成材料',
    toStart: '列出单位，放入年报',
    toBrief: (year: number) => `把 ${year} 年写成材料`,
    toCompile: '汇总成本地区的年报',
  },
  en: {
    ofYear: (year: number) => `Government information disclosure ${year}`,
    yearSwitch: 'Report year',
    whole: { province: 'The province', city: 'The city', district: 'The district', county: 'The county' },
    received: (whole: string, value: ReactNode): ReactNode => (
      <>
        {whole} received {value} requests
      </>
    ),
    receivedGap: (whole: string, why: string) => `${whole}: requests received ${why}`,
    rose: (basis: string, change: ReactNode, up: boolean): ReactNode => (
      <>
        , {change} {up ? 'more' : 'fewer'} than the year before{basis}
      </>
    ),
    unchanged: (basis: string) => `, unchanged on the year before${basis}`,
    almostUnchanged: (basis: string) => `, almost unchanged on the year before${basis}`,
    commonSet: (count: number) => ` (same ${count} bureaus)`,
    driver: (name: string, share: string) => `; ${share} of the increase came from ${name}`,
    granted: (value: ReactNode): ReactNode => <>; {value} of those closed were granted in full or in part</>,
    points: (size: string, up: boolean) => `, ${up ? 'up' : 'down'} ${size} percentage points`,
    review: (decided: number, corrected: ReactNode): ReactNode => (
      <>
        ; {decided} administrative reviews were decided, {corrected} of them corrected
      </>
    ),
    noReview: '; no administrative review was decided',
    end: '.',
    nothing: (year: number) => `There are no figures to gather for ${year}.`,
    governmentWide:
      'No reports of single bureaus are held for this region; the figures are those of the report its government published.',
    openReport: (year: number) => `Open the report of ${year}`,
    beside: {
      label: 'Figures from',
      ofBureaus: 'Sum of bureaus',
      report: (_level: string, _name: string) => 'Report of the government',
      measure: 'Requests received: ',
      sum: (count: number, value: string) => `${count} ${count === 1 ? 'bureau' : 'bureaus'} together ${value}`,
      noSum: 'the bureaus have no number to add up',
      printed: (_report: string, value: string) => `the government’s own report ${value}`,
      noNumber: (_report: string) => 'the government’s own report has no such number',
      noReport: (year: number, _report: string) => `no report of the government is held for ${year}`,
      difference: (value: string) => `, ${value} apart`,
      next: '; ',
      stop: '.',
      why: 'Why they differ: ',
      reasons: {
        notReported: ({ missing }: LeftOut) => `not in the sum, for they did not report: ${missing}`,
        notYetDue: ({ waiting }: LeftOut) => `${waiting} not in the sum, for they still have time`,
        blank: ({ blank }: LeftOut) => `${blank} ${blank === 1 ? 'report has' : 'reports have'} no such number`,
        smallerRegions: ({ regions }: LeftOut) =>
          `${regions} smaller ${regions === 1 ? 'region has' : 'regions have'} no bureau on the list`,
        government: (_: LeftOut) =>
          'everybody on the list is in the sum; the rest was counted by the government itself, or by bodies not on the list',
        unknown: (_: LeftOut) =>
          'how much is due to which, and how much to the government itself, cannot be told from the reports',
        printedLess: (_: LeftOut) =>
          'the government printed less than its bureaus together, which nothing missing can explain: compare the reports',
      },
    },
    smaller: 'Smaller regions: ',
    coverage: (reported: ReactNode, expected: number): ReactNode => (
      <>
        {reported} of {expected} bureaus have reported
      </>
    ),
    missing: 'Missing: ',
    waiting: (count: number) => `${count} not yet due`,
    next: '; ',
    late: (count: number) => `, ${count} late`,
    noneMissing: 'Every bureau on the list has reported',
    notComplete: 'nobody has said that the list of the year is complete; bureaus on no list are not among them',
    has: 'reported',
    hasNot: 'no report',
    hasTime: 'not yet due',
    strip: 'Bureaus and their reports; arrow keys go from one to the next',
    disclosures: {
      question: 'How much was disclosed',
      unit: (reported: number, expected: number) =>
        expected > 1 ? `postings · ${reported} bureaus` : 'postings (as stated)',
      channel: 'on the website, ',
      none: 'The text states no number of postings, so there is nothing to draw',
      foot: 'Postings as stated in the text; each bureau counts its own way, and channels do not add up',
    },
    requests: {
      question: 'How many requests came in',
      unit: 'cases received',
      foot: (carriedIn: string, carriedOut: string) =>
        `Cases; besides, ${carriedIn} carried in and ${carriedOut} carried out`,
      footPlain: 'Cases; without those carried in',
    },
    appeals: {
      question: 'How many led to reviews and suits',
      unit: (review: string, litigation: string) => `cases: ${review} reviews · ${litigation} suits`,
      corrected: (count: string) => `${count} corrected`,
      decided: (count: number) => `of ${count} reviews decided`,
      foot: 'Cases; suits brought directly and after review',
    },
    bars: {
      question: 'Which bureaus get most requests, and how that changed',
      foot: 'Requests received, cases.',
      dots: (last: number) => ` Open dot: ${last}.`,
      below: (count: number, zero: number) =>
        ` ${count} more are not drawn${zero > 0 ? `, ${zero} of them with 0` : ''}.`,
      all: 'All bureaus',
      noFigures: 'No bureau has a number of requests for this year.',
    },
    findings: {
      heading: 'Findings to look at',
      all: (count: number) => `All ${count}`,
      see: 'Open',
      seeOf: (name: string) => `Open the report of ${name}`,
      none: 'Nothing is waiting: nothing was found, or all of it is settled.',
      confirmed: (count: string) => `${count} checks hold`,
      notAssessable: (count: number) => `${count} more could not be assessed (numbers missing)`,
    },
    outcomes: {
      question: 'How requests ended',
      most: (name: string, share: string) => `${name}: the largest share, ${share}`,
      moved: (name: string, share: string, points: string, up: boolean, bureaus: number) =>
        `; ${name} changed most: ${share}, ${up ? 'up' : 'down'} ${points} percentage points${bureaus > 1 ? ' on the same bureaus' : ''}`,
      mostMoved: (points: string, up: boolean, bureaus: number) =>
        `, which also changed most: ${up ? 'up' : 'down'} ${points} percentage points${bureaus > 1 ? ' on the same bureaus' : ''}`,
      foot: 'Share of the six outcomes added up; their number at the right',
      footCommon: 'bureaus covered may differ by year, see the table',
    },
    noNumbers: 'There is no number to draw',
    noReports: 'No report of this region is held yet.',
    toRegions: 'See which regions are held',
    brief: '写成材料',
    toStart: 'List its bureaus and put in reports',
    toBrief: (year: number) => `Write ${year} up as a briefing`,
    toCompile: 'Compile the region’s own report',
  },
});
