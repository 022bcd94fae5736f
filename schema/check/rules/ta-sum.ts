import { cellAnnex, EDITIONS } from '../../form/cells.ts';
import type { RowAnnex } from '../../form/edition.ts';
import type { Found } from '../finding.ts';
import { judgeIdentity } from '../identity.ts';
import { cellOperand } from '../operands.ts';
import { FORM, type Rule } from '../rule.ts';
import { namedTerms } from '../words/names.ts';
import { againstTotal } from '../words/sum.ts';

const ROWS = EDITIONS['2014'].annex;

/** Rows that the table divides into others, with those. */
const SUMS = ROWS.filter(({ parts }) => parts.length > 0).map((whole) => ({
  whole,
  parts: whole.parts.flatMap((code) => ROWS.find((row) => row.code === code) ?? []),
}));

const cellOf = ({ measure }: RowAnnex) => cellAnnex(measure ?? '');

/**
 * Subject: the code of the row that is divided. Silent where any of its rows has no number, which may be anything here: tables
 * leave out rows of their own accord.
 */
export const TA_SUM: Rule<'TA-SUM'> = {
  id: 'TA-SUM',
  family: 'annex',
  severity: 'error',
  asksOlder: true,
  title: { zh: '统计表分项之和', en: 'Rows of the statistics table add up' },
  why: {
    zh: '2014 年统计表中由下级各行组成的数：收到申请数、办结数、答复数、不同意公开数、行政复议、行政诉讼、工作人员数，各等于其下各行之和。各渠道公开数不与总数相比：同一信息可由几个渠道公开。',
    en: 'Rows of the 2014 table that are divided into others: received, closed, answered, refused, reviews, suits and staff are each the sum of the rows below. Channels are not held against the total of disclosures, since the same information may go out by several.',
  },
  basis: FORM,
  apply: ({ figures }) =>
    SUMS.flatMap(({ whole, parts }): Found[] => {
      const cells = [whole, ...parts].map(cellOf);
      if (cells.some((cell) => figures.get(cell)?.content.kind !== 'number')) return [];
      return [
        judgeIdentity(whole.code, {
          left: parts.map((row) => cellOperand(figures, cellOf(row), 'left')),
          right: [cellOperand(figures, cellOf(whole), 'right')],
          blanks: 'open',
        }),
      ];
    }),
  sentence: (finding, { left }) => {
    const label = ROWS.find(({ code }) => code === finding.subject)?.label ?? { zh: '', en: '' };
    const sum = {
      zh: `${namedTerms(left, 'row', 'zh')} = ${finding.expected}`,
      en: `${namedTerms(left, 'row', 'en')} = ${finding.expected}`,
    };
    const where = { zh: `附表 ${label.zh}`, en: `Annex, ${label.en}` };
    return againstTotal(where, sum, finding, { zh: '该行', en: 'the row' });
  },
  examples: {
    holds: {
      edition: '2014',
      cells: { 'annex/review.total': 3, 'annex/review.upheld': 2, 'annex/review.corrected': 1 },
    },
    fails: {
      edition: '2014',
      cells: { 'annex/requests.received': 9, 'annex/requests.online': 5, 'annex/requests.byLetter': 3 },
    },
    notAssessable: null,
  },
};
