/** README.txt of an export: every file and every column, for whoever has the files and not the program. */

import { MEASURES } from '../../../schema/form/measures/index.ts';
import { UNITS } from '../../../schema/form/measures/units.ts';
import type { Label } from '../../../schema/language.ts';
import type { Line } from './lines.ts';

/** What each measure is: files name it by its id. */
export function measureLines(): readonly Line[] {
  return MEASURES.map(({ id, label, unit, code, parts }) => ({
    id,
    ...{ name_zh: label.zh, name_en: label.en, unit_zh: UNITS[unit].label.zh, unit_en: UNITS[unit].label.en },
    ...{ code, parts },
  }));
}

type Words = readonly [zh: string, en: string];

interface Explained {
  readonly name: string;
  readonly is: Words;
  /** By name; those of one meaning stand together, with blanks between. */
  readonly columns: Readonly<Record<string, Words>>;
}

const REVISION: Words = ['数据版本号，见 revisions.ndjson', 'number of the change, see revisions.ndjson'];
const ACTOR: Words = ['谁做的：密钥编号或程序名', 'who did it: the id of a key, or the part of the program'];
const AT: Words = ['时间（UTC）', 'when (UTC)'];
const WHOSE = {
  version: ['年报的哪一版，见 versions.ndjson 的 id', 'version of a report: id in versions.ndjson'],
  'publisher year': ['谁的、哪一年度的年报', 'whose report, of which year'],
} as const satisfies Explained['columns'];
const PLACE = {
  'start end line': [
    '在原文文本（texts/）中的起止字符位置（UTF-16）与行号（从 1 起）',
    'first character, the one behind the last (UTF-16), and line (from 1) in the text (texts/)',
  ],
} as const satisfies Explained['columns'];

const EXPLAINED: readonly Explained[] = [
  {
    name: 'measures.ndjson',
    is: ['指标的名称和单位；其他文件按 id 引用', 'measures with names and units; other files name their ids'],
    columns: {
      id: ['指标编号', 'id of the measure'],
      'name_zh name_en': ['名称', 'name'],
      'unit_zh unit_en': ['单位', 'unit'],
      code: ['第三部分表中的行号', 'number of its row in the table of section 三'],
      parts: ['由哪些指标相加', 'measures that it is the sum of'],
    },
  },
  {
    name: 'publishers.ndjson',
    is: ['地区与单位', 'regions and bureaus'],
    columns: {
      id: ['编号', 'id'],
      kind: ['region 地区，bureau 单位', 'region or bureau'],
      region_id: ['单位所属地区；地区的上级', 'region of a bureau; region above a region'],
      'name_zh name_en short_zh short_en': ['全称与简称', 'names and short names'],
      type: ['级别或类别', 'level or kind'],
      'since until': ['应报送的起止年度', 'first and last year in which a report is expected'],
      illustrative: ['1：虚构的示例数据', '1: made up, to show the program'],
      example: ['1：随程序而来', '1: came with the program'],
      function: ['职能', 'what it is in charge of'],
      contact: ['联系人', 'who answers for its reports'],
      complete_since: [
        '地区：自哪一年度起，其下各单位已全部列入名录；空为未注明',
        'of a region: the report year since which every bureau below it is listed; null: nobody has said so',
      ],
      position: ['在名录中的顺序', 'place in the list'],
      held: [
        '收到年报的年度，各附首次收到时的数据版本号',
        'years of which reports are held, each with the change that brought the first',
      ],
    },
  },
  {
    name: 'names.ndjson',
    is: ['名称、别名与曾用名', 'names, other names and former names'],
    columns: {
      name: ['去掉空格等以便查找的写法', 'as it is searched, without blanks'],
      publisher_id: ['谁的名称', 'whose name'],
      written: ['写法', 'as written'],
      alias: ['1：人工录入的别名', '1: entered by people'],
      former: ['1：曾用名', '1: a former name'],
      until: ['曾用名用到哪一年度', 'last report year in which it was the name'],
    },
  },
  {
    name: 'successions.ndjson',
    is: ['更名、合并、分设、撤销', 'renamed, merged, split, ended'],
    columns: {
      id: ['顺序号', 'number'],
      'predecessor_id successor_id': ['由谁变为谁', 'from whom to whom'],
      kind: ['变更的种类', 'what happened'],
      on_date: ['生效日期', 'day from which it holds'],
      document: ['依据的文件', 'the decision'],
      former_name: ['更名前的名称', 'name before a renaming'],
      revision: REVISION,
    },
  },
  {
    name: 'list-changes.ndjson',
    is: ['每次名录变更涉及哪些单位', 'which publishers each change of the list touched'],
    columns: {
      revision: REVISION,
      publisher_id: ['地区或单位', 'region or bureau'],
      names_before: [
        '此前的全称、简称，中英文；空为名称未变',
        'its names before, in both languages; null: they stayed',
      ],
    },
  },
  {
    name: 'reports.ndjson',
    is: ['年报：谁、哪一年度', 'reports: whose, of which year'],
    columns: {
      id: ['编号', 'id'],
      publisher_id: ['谁的年报', 'whose report'],
      kind: ['bureau 单位的，region 地区（政府）的', 'of a bureau, or of a region (its government)'],
      region_id: ['所属地区', 'region'],
      year: ['年度', 'year'],
    },
  },
  {
    name: 'versions.ndjson',
    is: ['年报的每一版：更换原文后旧版保留', 'every version of a report: one that was replaced stays'],
    columns: {
      id: ['编号', 'id'],
      report_id: ['哪份年报', 'report'],
      revision: ['自哪个数据版本起有效', 'change from which on it is current'],
      superseded: ['到哪个数据版本被替换；空为现行', 'change that replaced it; null: current'],
      document_hash: ['原文，见 documents.ndjson', 'document, see documents.ndjson'],
      title: ['标题', 'title'],
      published_on: ['原文所写公布日期', 'day of publication as the document says'],
      'period_from period_to': ['统计期间', 'period that it covers'],
      editions: [
        '各部分所用表式（2019、2021）；annex：附有 2014 年统计表',
        'form of each part (2019, 2021); annex: the statistics table of 2014 is attached',
      ],
      'outline breakdowns notes': ['标题层次、分项数字、读取说明', 'headings, breakdowns, remarks of the reading'],
      repairs: ['对不平表格提出的最小改正（未采用）', 'smallest repairs offered where sums fail (never applied)'],
      'source_zh source_en': ['来源说明', 'where it is from'],
      changed_cells: ['与上一版不同的格数', 'cells that differ from the version before'],
      finding_counts: ['各类核查结果的数量', 'findings by outcome'],
    },
  },
  {
    name: 'figures.ndjson',
    is: ['每一版的每个数字或空缺', 'every figure and every gap of every version'],
    columns: {
      ...WHOSE,
      measure: ['指标，见 measures.ndjson', 'measure, see measures.ndjson'],
      applicant: ['申请人类别；不分类的为空', 'kind of applicant; null where there is none'],
      edition: ['所用表式；narrative 取自正文', 'form; narrative: from the prose'],
      value: ['计入汇总的数值，单位见 measures.ndjson', 'value that counts in sums, in the unit of the measure'],
      gap: [
        '没有数值的原因：blank 空白，slash /，dash -，none 无，unreadable 不可辨，cellMissing 缺格，rowMissing 缺行，tableMissing 缺表，tableIsImage 表为图片，notInEdition 该表式没有此格',
        'why there is no value: printed blank, as slash, dash or 无 (none), unreadable; cell, row or table missing; table is a picture; not in that form',
      ],
      computed: ['true：由其他格算出，原文未填', 'true: computed from other cells, not printed'],
      approximate: ['true：正文写的是约数', 'true: the text gives it as about so many'],
      corrected: ['true：计入的数值依据更正', 'true: what counts rests on a correction'],
      cell: ['表中的格；空为表中没有', 'cell of the form; null: in no table'],
      'cell_value cell_gap': ['该格原样读得的数值或空缺', 'value or gap as read from that cell'],
      'corrected_value corrected_gap corrected_at': [
        '该格更正后的数值或空缺，及作出更正的数据版本号（见 amendments.ndjson）；空为未更正',
        'what that cell was corrected to, and by which change (see amendments.ndjson); null: it was not',
      ],
      printed: ['原文所印文字', 'text as printed'],
      confidence: [
        'agreed 按标题与按位置读得一致，single 只有一种读法，refereed 两者不同而由合计判定，pictured 由程序从图片识别',
        'agreed: by label and by place alike; single: one of the two only; refereed: decided by the sums; pictured: made out in a picture',
      ],
      ...PLACE,
    },
  },
  {
    name: 'narrative.ndjson',
    is: ['正文中写明的数字', 'numbers stated in the prose'],
    columns: {
      ...WHOSE,
      measure: ['指标', 'measure'],
      label: ['原文的说法', 'what the text calls it'],
      value: ['数值', 'value'],
      approximate: ['true：约数', 'true: approximate'],
      counter: ['量词', 'word counted with'],
      quote: ['原句', 'the sentence'],
      isLessSure: [
        'true：按就近的词读出，不太确定；不写即为确定',
        'true: told by its nearest words, less sure; left out otherwise',
      ],
      pattern: ['认出它的句式；早先存入的没有', 'the pattern it was read by; left out where stored before it was kept'],
      corrected: [
        '更正后的数值与作出更正的数据版本号；不写为未更正',
        'what it was corrected to, and by which change; left out otherwise',
      ],
      scope: [
        'region 全区的，office 本机关的；不写为未写明',
        'of the whole area, or of the office itself; left out where it is not said',
      ],
      share: ['正文所写占比（%）；不写为没有', 'per cent that the text gives it; left out where there is none'],
      ...PLACE,
    },
  },
  {
    name: 'findings.ndjson',
    is: ['核查结果', 'what the checks found'],
    columns: {
      ...WHOSE,
      position: ['规则的顺序', 'order of the rules'],
      rule: ['规则编号', 'id of the rule'],
      outcome: ['failed 不符，suspicious 可疑，confirmed 相符，notAssessable 无法判断', 'what came of it'],
      severity: ['轻重', 'severity'],
      rank: ['紧要程度，小的在前', 'most pressing first'],
      subject: ['核查的对象', 'what was checked'],
      operands: ['参与核查的格与数值', 'cells and values that were compared'],
      'revision superseded': [
        '自哪个数据版本起、到哪个为止成立；空为与该版年报同始同终',
        'changes from which on and up to which it holds; null: as long as the version',
      ],
      'expected actual': ['应为与实为', 'what it should be, and what it is'],
    },
  },
  {
    name: 'amendments.ndjson',
    is: ['人工更正的数字与撤回的年报', 'figures that people corrected, and reports that they withdrew'],
    columns: {
      revision: REVISION,
      report_id: ['哪份年报', 'report'],
      place: [
        '更正的格；text/ 开头为正文数字；空为撤回整份年报',
        'cell that is corrected; with text/ in front: a number of the prose; null: the whole report is withdrawn',
      ],
      'printed value': [
        '所印的与更正后的数值，或空缺的原因',
        'what was printed and what counts in its place, or why there is none',
      ],
      reason: ['理由', 'why'],
      source: ['依据', 'where the right value was found'],
      superseded: ['到哪个数据版本为止；空为仍有效', 'change from which on it holds no longer; null: it holds'],
      ended: [
        'withdrawn 已撤销，replaced 被另一更正或新原文取代，dropped 新原文所印不同',
        'taken back; replaced by another one or by a new document; dropped, since a new document prints something else',
      ],
      ended_reason: ['撤销的理由', 'why it was taken back'],
    },
  },
  {
    name: 'rechecks.ndjson',
    is: [
      '与相邻年报、名录、期限重新核对后，各版年报的核查结果数量',
      'findings of versions by outcome, after they were held against neighbouring reports, the list or deadlines again',
    ],
    columns: {
      version_id: WHOSE.version,
      revision: ['自哪个数据版本起如此', 'change from which on it is so'],
      superseded: ['到哪个数据版本为止；空为现行', 'change at which it no longer was; null: it is'],
      finding_counts: ['各类核查结果的数量', 'findings by outcome'],
    },
  },
  {
    name: 'sentences.ndjson',
    is: [
      '各单位年报自己的长句的指纹，用于找出雷同（可由原文重算）',
      'fingerprints of long sentences that are a report’s own, by which the same words are found (they follow from the texts)',
    ],
    columns: {
      hash: ['指纹', 'fingerprint'],
      publisher_id: ['谁的', 'whose'],
      version_id: WHOSE.version,
    },
  },
  {
    name: 'verdicts.ndjson',
    is: [
      '人对核查结果的处理意见，以及单位的答复；最新的意见有效',
      'what people said of findings, and what bureaus answered; the newest verdict holds',
    ],
    columns: {
      id: ['顺序号', 'number'],
      report_id: ['年报', 'report'],
      'rule rule_version subject': [
        '哪条规则（及当时的版本）、核查的对象',
        'rule, as it was then, and what was checked',
      ],
      said: [
        '当时的核查结果：[对象, 应为, 实为, [格与数值]]',
        'the finding as it was then: [what was checked, expected, actual, [cells and values]]',
      ],
      verdict: [
        'confirmed 属实，dismissed 不成立，explained 有说明，askedBack 已退回，open 撤回意见，answered 单位答复',
        'the verdict; open: the one before was taken back; answered: what the bureau says',
      ],
      reason: ['理由或答复', 'reason, or answer'],
      actor: ACTOR,
      at: AT,
      revision: REVISION,
    },
  },
  {
    name: 'finding-states.ndjson',
    is: [
      '未通过和存疑的核查结果各处于什么状态、哪些出于同一处差错（可由 findings 与 verdicts 重算）',
      'how findings that failed or are suspicious stand, and which are one mistake (it follows from findings and verdicts)',
    ],
    columns: {
      version_id: WHOSE.version,
      'rule subject': ['规则、核查的对象', 'rule, and what was checked'],
      revision: ['自哪个数据版本起如此', 'change from which on it stands so'],
      superseded: ['到哪个数据版本为止；空为现行', 'change at which it no longer did; null: it does'],
      'publisher_id region_id year': ['谁的、所属地区、年度', 'whose report, their region, of which year'],
      'outcome severity': ['结果与轻重', 'what came of it, and severity'],
      state: [
        'open 待处理，reopened 数字已变、重新打开，其余见 verdicts.ndjson',
        'open; reopened: the numbers have changed since; else the verdict that holds',
      ],
      group_number: ['同一版中编号相同的出于同一处差错', 'findings of a version with the same number are one mistake'],
      group_rank: ['该处最紧要者的紧要程度', 'how pressing the most pressing of them is'],
    },
  },
  {
    name: 'finding-tallies.ndjson',
    is: [
      '各地区各年度的差错各有哪些种类、各有多少（可由 findings 与 finding-states 重算）',
      'of which kinds the mistakes of a region and year are, and how many (it follows from findings and finding-states)',
    ],
    columns: {
      region_id: ['地区', 'region'],
      year: ['年度', 'year'],
      tally: [
        'kinds 为差错的种类（规则、结果、轻重、状态、同样的核查结果几项），reports 为每份年报：谁的、成立几项、无法核查几项、各种类（按序号）几处',
        'kinds: of a mistake its rules, outcomes, severities, states and how many findings are so; reports: whose, how many findings hold, how many could not be assessed, and mistakes by the place of their kind',
      ],
    },
  },
  {
    name: 'return-sheets.ndjson',
    is: ['退回修改单', 'return sheets'],
    columns: {
      id: ['顺序号', 'number'],
      'publisher_id year': ['发给谁、哪一年度的年报', 'whose report, of which year'],
      findings: ['所列核查结果的编号', 'ids of the findings on it'],
      'sent_on due_on answered_on': ['发出、应答复、答复的日期', 'days on which it was sent, is due, was answered'],
      actor: ACTOR,
      at: AT,
      revision: REVISION,
      superseded: ['被哪个数据版本替换；空为现行', 'change that replaced it; null: current'],
    },
  },
  {
    name: 'documents.ndjson',
    is: ['收到的原文', 'documents as submitted'],
    columns: {
      hash: ['文件内容的 SHA-256', 'SHA-256 of the bytes'],
      'file_name media_type size': ['原文件名、类型、字节数', 'name, type and size as submitted'],
      pruned_at: ['原文何时清理；空为保留', 'when the bytes were pruned; null: kept'],
      document: ['原文在本 ZIP 中的位置', 'where its bytes are in this ZIP'],
      text: ['读出的文本（UTF-8）在本 ZIP 中的位置', 'where the text that was read from it (UTF-8) is in this ZIP'],
    },
  },
  {
    name: 'columns.ndjson',
    is: [
      '各地区各年度全部年报某一指标的数据，一行（可由 figures.ndjson 重算）',
      'what all reports of a region and year count of a measure, in one line (it follows from figures.ndjson)',
    ],
    columns: {
      measure: [
        '指标；空为这些年报的单位编号，以 - 开头的前面省去地区编号，分号后为有数据的指标的序号',
        'measure; empty: the ids of those whose reports they are, without that of the region where they begin with -; behind a semicolon the numbers of the measures that have a line',
      ],
      region_id: ['地区', 'region'],
      year: ['年度', 'year'],
      cells: [
        '以分号分开：先是各份年报的表式，再按申请人类别，总计在最后，^ 为与后一列相同；每份年报一格，以逗号分开，36*5 为三十六格都是 5，大写字母为连续的 0（A 一个，Z 二十六个），列首的冒号为各数均系算出；金额以最小单位计，空缺写原因，= 为算出，~ 为约数，! 为依据更正',
        'by semicolons: the form of each report, then a column a kind of applicant, the total last, ^ for one like the next; an entry a report, by commas, 36*5 for thirty-six fives, a capital for a run of noughts (A one, Z twenty-six), a colon in front where all numbers were computed; money in its smallest unit, gaps by their reason, = computed, ~ approximate, ! resting on a correction',
      ],
    },
  },
  {
    name: 'rolls.ndjson',
    is: [
      '各地区的单位与报送情况，一个地区一行（可由 publishers.ndjson 重算）',
      'the bureaus of each region and who reported, a row a region (it follows from publishers.ndjson)',
    ],
    columns: {
      region_id: ['地区', 'region'],
      above: ['上级地区', 'the region above'],
      complete_since: ['同 publishers.ndjson', 'as in publishers.ndjson'],
      listed: ['直接所辖的单位数', 'how many bureaus stand right under it'],
      filed: [
        '先是收到任何年报的首末年度，其后每组为：起、止年度，及其间未报送的单位在名录中的序号（从 0 起）',
        'first and last year of which any report is held; then, each, from and to which year the bureaus at these places (from 0) did not report',
      ],
      bureaus: [
        'ids 为单位编号（以地区编号开头的略去该段），kinds 为类别与应报送的起止年度，of 为各单位属第几类、连续几家，at 为在名录中的顺序、连续几家',
        'ids (without that of the region in front), kinds with first and last year expected, of: which kind and how many in a row, at: places in the list and how many follow',
      ],
    },
  },
  {
    name: 'sums.ndjson',
    is: [
      '各地区各年度所有下级地区所辖单位按类别的合计（可由 figures.ndjson 重算）',
      'sums over the bureaus of all regions below a region, by kind and year (they follow from figures.ndjson)',
    ],
    columns: {
      region_id: ['地区', 'region'],
      year: ['年度', 'year'],
      kind: ['单位类别', 'kind of bureau'],
      sums: [
        '按指标、申请人类别：[合计（金额以最小单位计）, 有数值的, 空白的, 2019 表式的, 2021 表式的, 算出的, 约数的, 数值不明的, 2014 统计表的, 依据更正的（两者没有则不写）]',
        'by measure and kind of applicant: [sum (money in its smallest unit), reports with a value, blanks, in the form of 2019, of 2021, computed, approximate, value not known, in the table of 2014, resting on a correction (both left out where none is)]',
      ],
    },
  },
  {
    name: 'sums-two-years.ndjson',
    is: [
      '只计本年与上年均有数字的单位：[本年, 上年, 单位数]；列同 sums.ndjson',
      'over bureaus that count in this year and in the year before: [this year, the year before, bureaus]; columns as in sums.ndjson',
    ],
    columns: {},
  },
  {
    name: 'deadlines.ndjson',
    is: ['另行规定的报送期限', 'deadlines set by people'],
    columns: {
      id: ['顺序号', 'number'],
      region_id: ['地区；空为全部', 'region; null: all'],
      kind: ['单位类别；空为全部', 'kind of bureau; null: all'],
      since: ['自哪一年度起', 'first report year'],
      'month day': ['次年的月、日', 'month and day in the year after'],
      revision: REVISION,
      superseded: ['被哪个数据版本替换', 'change that replaced it'],
    },
  },
  {
    name: 'point-notes.ndjson',
    is: ['编注：编辑对某一数字的说明', 'notes: what an editor says of a number'],
    columns: {
      id: ['顺序号', 'number'],
      publisher_id: ['单位或地区', 'bureau or region'],
      scope: [
        'own 单位自己的年报，bureaus 地区各单位合计，governmentWide 地区自己的年报',
        'own: of its own report; bureaus: of the sum over the bureaus of a region; governmentWide: of the report of a region',
      ],
      quantity: ['指标；空为全部', 'measure or ratio; null: all of them'],
      year: ['年度', 'year'],
      onward: ['1：自该年度起', '1: from that year on'],
      kind: [
        'method 口径或方法，oneOff 一次性，scope 范围，other 其他',
        'method: counted otherwise; oneOff: for once; scope: of others than before; other',
      ],
      'zh en': ['中文与英文的说明', 'the sentence, in Chinese and in English'],
      revision: REVISION,
      superseded: ['被哪个数据版本撤回', 'change that took it back'],
    },
  },
  {
    name: 'published-days.ndjson',
    is: ['人工录入的公布日期', 'days of publication entered by people'],
    columns: {
      report_id: ['年报', 'report'],
      revision: REVISION,
      published_on: ['日期；空为撤回', 'the day; null: taken back'],
      source: ['出处', 'where it was found'],
      actor: ACTOR,
      at: AT,
    },
  },
  {
    name: 'revisions.ndjson',
    is: ['数据的每次变更', 'every change of the data'],
    columns: {
      number: ['数据版本号', 'number of the change'],
      at: AT,
      kind: ['roster 名录，import 接收，revise 更换', 'list changed, report accepted, report replaced'],
      about: [
        'deadline 期限，publication 公布日期，verdict 处理意见，sheet 退回修改单，correction 更正，correctionWithdrawn 撤销更正，withdrawal 撤回年报，restoration 恢复年报，note 编注，saved 存下的图或集合；空为名录或原文',
        'where it is about a deadline, a day of publication, a verdict, a return sheet, a correction or its withdrawal, a report withdrawn or restored, a note on a number, a chart or set that was saved, renamed or removed; null: the list, or a document',
      ],
      note: ['说明', 'what was done'],
      report_id: ['年报', 'report'],
      actor: ACTOR,
    },
  },
  {
    name: 'collected.ndjson',
    is: ['按网址收录的年报的出处', 'where reports were collected from'],
    columns: {
      report_id: ['年报', 'report'],
      'address file_address': ['网页与文件的网址', 'addresses of the page and of the file'],
      'page_etag page_last_modified page_hash file_etag file_last_modified file_hash': [
        '网站的标记与内容的 SHA-256',
        'what the site said of them, and SHA-256',
      ],
      document_hash: ['原文', 'document'],
      at: AT,
      'asked_at outcome': ['最近一次复查与结果', 'when it was asked again, and what was found'],
    },
  },
  {
    name: 'audit.ndjson',
    is: ['操作记录（不改数据的操作）', 'what was done and changed no data'],
    columns: {
      id: ['顺序号', 'number'],
      at: AT,
      actor: ACTOR,
      action: ['操作', 'what was done'],
      subject: ['涉及的密钥编号', 'id of the key it was done to'],
      detail: ['细节', 'details'],
    },
  },
  {
    name: 'saved.ndjson',
    is: ['编辑为一个地区存下的图和单位集合', 'charts and sets of bureaus that editors saved for a region'],
    columns: {
      id: ['编号；集合的地址是 region:地区/set/编号', 'number; a set is addressed as region:ID/set/NUMBER'],
      region_id: ['地区', 'region'],
      kind: ['chart 图，set 单位集合', 'chart, or set of bureaus'],
      holds: ['图表地址，或以空格分开的单位编号', 'address of the chart, or ids of bureaus with spaces between them'],
      'zh en': ['现在的中文与英文名字', 'what it is called now, in Chinese and in English'],
      revision: REVISION,
      superseded: ['在哪个数据版本移除', 'change at which it was removed'],
    },
  },
  {
    name: 'pins.ndjson',
    is: ['固定在某个数据版本、带到别处的图', 'charts pinned to a revision and carried away'],
    columns: {
      id: ['编号', 'id'],
      address: ['图表地址', 'address of the chart'],
      since: ['固定在哪个数据版本', 'the revision it is pinned to'],
      actor: ['登记人的密钥编号', 'id of the key of whoever kept it'],
      at: ['登记时间', 'when it was kept'],
    },
  },
  {
    name: 'pin-hosts.ndjson',
    is: ['哪些网站取用过固定的图，按天计数', 'sites that fetched pinned charts, counted by day'],
    columns: {
      pin_id: ['图的编号', 'the chart'],
      day: ['日期', 'day'],
      host: ['网站', 'site'],
      count: ['次数', 'how often'],
    },
  },
  {
    name: 'briefings.ndjson',
    is: ['存下的材料', 'briefings that are kept'],
    columns: {
      id: ['编号', 'id'],
      'region_id publisher_id year lang': [
        '地区、所写的地区或单位、年度、语言',
        'region, the region or bureau it is on, year, language',
      ],
      title: ['标题', 'title'],
      text: [
        '编辑后的文字：各部分的段落；figure 是数字的名称，made 是自动写的段落',
        'the text as it was edited: paragraphs by part; figure names a number, made a paragraph that the data make',
      ],
      version: ['第几次存下', 'how often it was stored'],
      'actor at': ['起草人的密钥编号、时间', 'id of the key of whoever made it, and when'],
      'edited_by edited_at': ['最近改动的人和时间', 'who changed it last, and when'],
      copied_from: ['由哪一份复制而来', 'the one it was copied from'],
      'revision signed_by signed_at': [
        '签发时的数据版本、签发人、时间；空：草稿',
        'the revision it was signed at, by whom and when; empty: a draft',
      ],
      content: [
        '签发时的全文、数字和各图的数据，此后不变',
        'what it said when it was signed, numbers and charts included; never changed since',
      ],
    },
  },
  {
    name: 'settings.ndjson',
    is: ['程序记下的状态', 'what the program remembers'],
    columns: { name: ['名称', 'name'], value: ['值', 'value'] },
  },
];

const FORM: Label = {
  zh: `文字均为 UTF-8；.ndjson 文件每行是一个 JSON 对象，可用文本编辑器、Excel（Power Query）、Python、DuckDB 等打开。
documents/ 为收到的原文（逐字节），texts/ 为从中读出的文本，均按“年报/r数据版本号-文件名”存放。
manifest.json 记有数据版本号、数据库结构、每个文件的行数和校验值，以及全部数字的校验值（与备份清单中 figures 的算法相同）。
密钥和登录状态不在其中。`,
  en: `All text is UTF-8; in a .ndjson file every line is a JSON object: text editors, Excel (Power Query), Python, DuckDB and others open it.
documents/ holds what was submitted, byte for byte, texts/ what was read from it, each under “report/r(change)-(file name)”.
manifest.json has the number of the last change, the schema of the database, rows and checksum of each file, and the checksum of all figures (made as “figures” beside a backup).
Keys and sessions are not in it.`,
};

function headOf(region: string | null): Label {
  if (region === null) {
    return {
      zh: `公开年报导出的全部数据。恢复到空的数据库：gongkai import --all 本文件.zip\n${FORM.zh}`,
      en: `All data of Gongkai 公开年报. To rebuild an empty database: gongkai import --all THIS.zip\n${FORM.en}`,
    };
  }
  return {
    zh: `公开年报数据的节选：只含 ${region} 及其下级，供阅读，不能由它恢复数据库。\n${FORM.zh}`,
    en: `An excerpt of the data of Gongkai 公开年报: ${region} and what is below it, to be read. No database can be rebuilt from it.\n${FORM.en}`,
  };
}

function inWords({ name, is, columns }: Explained): string {
  const lines = Object.entries(columns).map(([names, [zh, en]]) => `  ${names.replaceAll(' ', ', ')}: ${zh} · ${en}`);
  return [`${name}: ${is[0]} · ${is[1]}`, ...lines].join('\n');
}

/** `region`: what the export is limited to; null where it holds everything. */
export function readmeOf(region: string | null): string {
  const { zh, en } = headOf(region);
  return `${[zh, en, ...EXPLAINED.map(inWords)].join('\n\n')}\n`;
}
