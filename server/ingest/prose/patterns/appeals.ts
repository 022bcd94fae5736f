/**
 * What a number of cases counts, where the prose is about reviews and suits over the disclosure of information. The words name
 * the block of the form, or those before them did; a pattern names its column.
 */
import { finder, type Subject } from './pattern.ts';

const GROUPS = {
  FILL: `filler within sum count matter application request conj now whole all already handle close people self region
    among publish info receive left theme each 、`,
  LEAD: 'among filler left all already receive count sum now whole self region',
  NAME: 'review litigation direct after',
  RESULT: 'upheld corrected otherResult pending',
};

export const APPEALS: Subject = {
  section: 4,
  groups: GROUPS,
  never: `filing compare rate past next part span often plan detail other decision agent others practice respectively`,
  patterns: [
    { name: '5件备案', shape: '# ANY* filing', counts: null, yes: ['行政复议5件已报备案。'] },
    { name: '维持5件', shape: 'RESULT FILL*#', counts: { column: 'result' }, yes: ['行政复议12件，其中维持5件。'] },
    {
      name: '复议5件',
      shape: 'NAME (NAME|FILL)*#',
      counts: { column: 'total' },
      yes: ['因政府信息公开引起的行政复议5件。'],
      no: ['行政复议、行政诉讼共5件。'],
    },
    {
      name: '其中涉及信息公开5件',
      shape: '^FILL* matter FILL*#',
      counts: { column: 'total' },
      yes: ['全年行政复议案件12件，其中涉及信息公开的5件。'],
    },
    {
      name: '5件正在办理',
      shape: '^LEAD*# (FILL|others)* underway (FILL|others|underway)*$',
      counts: { column: 'pending' },
      yes: ['行政复议12件，其中5件正在办理中。'],
    },
    {
      name: '5件维持',
      shape: '^LEAD*# (FILL|others|underway){0,6} RESULT',
      counts: { column: 'result' },
      yes: ['行政复议12件，其中5件维持。'],
    },
    {
      name: '5件行政复议',
      shape: '^LEAD*# FILL* NAME (FILL|NAME)*$',
      counts: { column: 'total' },
      yes: ['全年发生5件行政复议。'],
    },
  ],
};

export const appealCounted = finder(APPEALS);
