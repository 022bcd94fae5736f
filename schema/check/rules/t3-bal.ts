import type { Lang } from '../../language.ts';
import type { Operand } from '../finding.ts';
import { judgeIdentity } from '../identity.ts';
import { cellOperand } from '../operands.ts';
import type { Rule } from '../rule.ts';
import { sectionIII } from '../section-iii.ts';
import { columnOf, namedTerms } from '../words/names.ts';
import { notJudged } from '../words/not-judged.ts';
import { difference, doubtOf } from '../words/sum.ts';

export const T3_BAL: Rule<'T3-BAL'> = {
  id: 'T3-BAL',
  family: 'tableIII',
  asks: /:III\/(1|2|3\.7|4)\//,
  severity: 'error',
  title: { zh: '收办平衡', en: 'What comes in goes out' },
  why: {
    zh: '表三每一列：本年新收 + 上年结转 = 办理结果总计 + 结转下年度。差额可能在空白单元格里的，不作判断。',
    en: 'In each column of table 3, received + carried in = closed + carried out. Where an empty cell could hold the difference, it is not judged.',
  },
  basis: {
    zh: '表式表头：“第一项加第二项之和，等于第三项加第四项之和”',
    en: 'Header of the form: items one and two together equal items three and four',
  },
  apply: ({ figures }) =>
    sectionIII(figures).columns.map(({ applicant, toHandle, handled }) =>
      judgeIdentity(applicant, {
        left: toHandle.map((cell) => cellOperand(figures, cell, 'left')),
        right: handled.map((cell) => cellOperand(figures, cell, 'right')),
        blanks: 'open',
      }),
    ),
  sentence: (finding, { left, right }) => {
    const where = columnOf(finding);
    if (finding.outcome === 'notAssessable')
      return notJudged(where, finding, 'row', {
        zh: '“本年新收 + 上年结转 = 办结总计 + 结转下年”',
        en: 'received + carried in = closed + carried out',
      });
    const side = (operands: readonly Operand[], sum: number | null, lang: Lang) =>
      `${namedTerms(operands, 'row', lang)} = ${sum}`;
    const zh = `${where.zh}：${side(left, finding.expected, 'zh')}，${side(right, finding.actual, 'zh')}`;
    const en = `${where.en}: ${side(left, finding.expected, 'en')}, ${side(right, finding.actual, 'en')}`;
    if (finding.outcome === 'confirmed') return { zh: `${zh}，两边相等`, en: `${en}; both sides agree` };
    const doubt = doubtOf(finding);
    return {
      zh: `${zh}，两边相差 ${difference(finding)}${doubt.zh}`,
      en: `${en}; the sides differ by ${difference(finding)}${doubt.en}`,
    };
  },
  examples: {
    holds: {
      cells: { 'III/1/natural': 821, 'III/2/natural': 18, 'III/3.7/natural': 767, 'III/4/natural': 72 },
    },
    fails: { cells: { 'III/1/natural': 60, 'III/3.7/natural': 61 } },
    notAssessable: { cells: { 'III/1/natural': 5, 'III/3.7/natural': 3, 'III/4/natural': 'blank' } },
  },
};
