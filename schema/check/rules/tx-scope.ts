import type { Label } from '../../language.ts';
import { compareScopes } from '../against-tables.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { againstTable } from '../words/against-table.ts';
import { NONE_RECEIVED } from './t3-zero-all.ts';
import { CLOSED } from './tx-done.ts';
import { RECEIVED } from './tx-new.ts';
import { OUTCOMES_STATED } from './tx-out.ts';
import { APPEALS_STATED } from './tx-rev.ts';
import { SECTION_II_STATED } from './tx-t2.ts';

const COMPARISONS = [NONE_RECEIVED, RECEIVED, CLOSED, OUTCOMES_STATED, APPEALS_STATED, SECTION_II_STATED];

const WHOLE_AREA: Label = {
  zh: '正文写的是全区域的数，表格为本机关的数，疑为口径不同，请核对',
  en: 'the text counts the whole area and the table the office itself, probably another scope, please check',
};
const OFFICE_ITSELF: Label = {
  zh: '正文写的是本机关的数，表格为全区域的数，疑为口径不同，请核对',
  en: 'the text counts the office itself and the table the whole area, probably another scope, please check',
};

/** Speaks in place of the rules that hold the text against the tables, where they fail; subject `office:requests.received`. */
export const TX_SCOPE: Rule<'TX-SCOPE'> = {
  id: 'TX-SCOPE',
  family: 'narrative',
  asks: /:III\/(1|2|3\.7)\//,
  severity: 'warning',
  title: { zh: '口径不同', en: 'Another scope' },
  why: {
    zh: '正文写明的范围（全区，或我局、代表区政府）与报告的范围不同，其数与表格不一致，可能是口径不同而非错误。',
    en: 'The text gives a number for another body or area than the report covers, and the table differs; probably a matter of scope, not a mistake.',
  },
  basis: DERIVED,
  apply: (context) => compareScopes(COMPARISONS, context),
  sentence: (finding, sides) =>
    againstTable(finding, sides, finding.subject.startsWith('region:') ? WHOLE_AREA : OFFICE_ITSELF),
  examples: {
    holds: {
      kind: 'region',
      cells: { 'III/1/total': 95 },
      narrative: [{ measure: 'requests.received', value: 95, counter: '件', scope: 'office' }],
    },
    fails: {
      kind: 'region',
      cells: { 'III/1/total': 95 },
      narrative: [{ measure: 'requests.received', value: 17, counter: '件', scope: 'office' }],
    },
    notAssessable: null,
  },
};
