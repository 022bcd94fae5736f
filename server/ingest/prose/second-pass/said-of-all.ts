/** `行政复议1件，正在审理`, `收到申请5件，均为自然人`: a clause without a number that says something of the whole number before it. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { shapeOf, spell } from '../patterns/shape.ts';
import type { Token } from '../words/token.ts';

const GROUPS = {
  FILL: 'filler all already now count people self sum others application request matter review litigation',
};

interface SaidOfAll {
  readonly name: string;
  readonly shape: string;
  /** What the number before counts. */
  readonly of: RegExp;
  readonly counts: (of: NarrativeMeasure) => NarrativeMeasure;
  readonly yes: string;
  readonly no: string;
}

const APPEALS = /^(?:review|litigation(?:\.direct|\.afterReview)?)\.total$/;
const column =
  (name: 'upheld' | 'corrected' | 'pending') =>
  (of: NarrativeMeasure): NarrativeMeasure =>
    `${of.slice(0, of.lastIndexOf('.'))}.${name}` as NarrativeMeasure;

/** Each is tried on a whole clause; `yes` and `no` tell of 5. */
export const SAID_OF_ALL: readonly SaidOfAll[] = [
  {
    name: '5件，均为自然人',
    shape: '^FILL* natural FILL*$',
    of: /^requests\.(?:received|handled)$/,
    counts: () => 'requests.natural',
    yes: '收到政府信息公开申请5件，均为自然人申请。',
    no: '收到政府信息公开申请5件，未收到自然人申请。',
  },
  {
    name: '5件，均为法人',
    shape: '^FILL* organization FILL*$',
    of: /^requests\.(?:received|handled)$/,
    counts: () => 'requests.organizations',
    yes: '收到政府信息公开申请5件，全部来自法人和其他组织。',
    no: '收到政府信息公开申请5件，部分为法人和其他组织。',
  },
  {
    name: '5件，正在审理',
    shape: '^(FILL|underway)* (pending|underway) (FILL|underway|pending)*$',
    of: APPEALS,
    counts: column('pending'),
    yes: '政府信息公开行政复议5件，目前正在审理中。',
    no: '政府信息公开行政复议5件，部分正在审理中。',
  },
  {
    name: '5件，均维持',
    shape: '^FILL* upheld FILL*$',
    of: APPEALS,
    counts: column('upheld'),
    yes: '政府信息公开行政复议5件，均被维持。',
    no: '政府信息公开行政复议5件，未被维持。',
  },
  {
    name: '5件，均纠正',
    shape: '^FILL* corrected FILL*$',
    of: APPEALS,
    counts: column('corrected'),
    yes: '政府信息公开行政复议5件，均被纠正。',
    no: '政府信息公开行政复议5件，未被纠正。',
  },
];

const READY = SAID_OF_ALL.map((pattern) => ({ ...pattern, expression: shapeOf(pattern.shape, GROUPS) }));

/** What the clause says of the number before it; null for nothing. */
export function saidOfAll(
  clause: readonly Token[],
  of: NarrativeMeasure,
): { readonly name: string; readonly measure: NarrativeMeasure } | null {
  const spelled = spell(clause);
  const found = READY.find((pattern) => pattern.of.test(of) && pattern.expression.test(spelled));
  return found ? { name: found.name, measure: found.counts(of) } : null;
}
