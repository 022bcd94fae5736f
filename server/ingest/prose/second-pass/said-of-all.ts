/**
 * `行政复议1件，正在审理`, `收到申请5件，均为自然人`: a clause without a number that says something of the whole number before it: of
 * requests received or handled, or of all appeals of a kind, whose column it names.
 */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { spell } from '../patterns/shape.ts';
import { table } from '../patterns/table.ts';
import { kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';

const REQUESTS = /^requests\.(?:received|handled|closed)$/;
const APPEALS = /^(?:review|litigation(?:\.direct|\.afterReview)?)\.total$/;

/** Words that name what is said. */
const COLUMNS = kinds('natural organization outcome upheld corrected pending underway direct after');

/** Each is tried on a whole clause; `yes` and `no` tell of 5. */
export const SAID_OF_ALL = table(
  `
    5件，均为自然人 = ^(FILL|via)* (natural|organization) (FILL|via)*$ → of:natural|organization
      yes: 收到政府信息公开申请5件，均为自然人申请。
      yes: 收到政府信息公开申请5件，全部来自法人和其他组织。
      yes: 收到政府信息公开申请5件，均为自然人通过网络提交。
      no: 收到政府信息公开申请5件，未收到自然人申请。
      no: 收到政府信息公开申请5件，部分为法人和其他组织。
    不予公开5件（国家秘密） = ^FILL* outcome FILL*$ → as:reason
      yes: 收到政府信息公开申请12件，其中不予公开5件（均涉及第三方合法权益）。
      yes: 收到政府信息公开申请12件，其中无法提供5件，本机关不掌握。
      no: 收到政府信息公开申请12件，其中不予公开5件（主要涉及第三方合法权益）。
    5件，均予以公开 = ^(FILL|close)* (all|already) (FILL|close)* outcome (FILL|close)*$ → of:outcome
      yes: 收到政府信息公开申请5件，均予以公开。
      yes: 受理政府信息公开申请5件，已全部予以公开。
      yes: 收到政府信息公开申请12件，答复5件，均为予以公开。
      no: 收到政府信息公开申请5件，部分予以公开。
      no: 收到政府信息公开申请5件，其中网上申请3件，均予以公开。
    诉讼5件，均为直接起诉 = ^FILL* (direct|after) FILL*$ → as:suit
      yes: 政府信息公开行政诉讼5件，均为未经复议直接起诉。
      yes: 政府信息公开行政诉讼5件（复议后起诉）。
      no: 政府信息公开行政复议5件，复议后起诉。
    5件，均维持 = ^(FILL|underway)* (upheld|corrected|pending|underway) (FILL|underway|pending)*$ → as:result
      yes: 政府信息公开行政复议5件，均被维持。
      yes: 政府信息公开行政复议5件，均被纠正。
      yes: 政府信息公开行政复议5件，目前正在审理中。
      no: 政府信息公开行政复议5件，未被维持。
      no: 政府信息公开行政复议5件，部分正在审理中。
  `,
  { FILL: 'filler all already now count people self sum others application request matter review litigation theme' },
);

/** What the clause says of the number before it; null for nothing. */
export function saidOfAll(
  clause: readonly Token[],
  of: NarrativeMeasure,
): { readonly pattern: string; readonly measure: NarrativeMeasure } | null {
  const last = clause.findLast(({ kind }) => COLUMNS.has(kind));
  const spelled = spell(clause);
  for (const { name, shape, counts } of SAID_OF_ALL) {
    const measure = shape.test(spelled) ? measureOf(counts, of, last) : null;
    if (measure) return { pattern: name, measure };
  }
  return null;
}

/** `last`: the word that names what is said; null where that is said of another kind of number. */
function measureOf(counts: string, of: NarrativeMeasure, last: Token | undefined): NarrativeMeasure | null {
  const kind = last?.kind;
  if (counts === 'as:result')
    return APPEALS.test(of)
      ? (of.replace(/total$/, kind === 'upheld' || kind === 'corrected' ? kind : 'pending') as NarrativeMeasure)
      : null;
  if (counts === 'as:suit')
    return of === 'litigation.total' ? `litigation.${kind === 'direct' ? 'direct' : 'afterReview'}.total` : null;
  const measure = last?.measure ?? null;
  return (counts === 'as:reason' ? measure?.startsWith(`${of}.`) : REQUESTS.test(of)) ? measure : null;
}
