/**
 * `行政复议1件，正在审理`, `收到申请5件，均为自然人`: a clause without a number that says something of the whole number before it: of
 * requests received or handled, or of all appeals of a kind, whose column it names.
 */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { spell } from '../patterns/shape.ts';
import { table } from '../patterns/table.ts';
import { kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';

const REQUESTS = /^requests\.(?:received|handled)$/;
const APPEALS = /^(?:review|litigation(?:\.direct|\.afterReview)?)\.total$/;

/** Words that name what is said. */
const COLUMNS = kinds('natural organization outcome upheld corrected pending underway');

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
    5件，均予以公开 = ^(FILL|close)* all (FILL|close)* outcome (FILL|close)*$ → of:outcome
      yes: 收到政府信息公开申请5件，均予以公开。
      no: 收到政府信息公开申请5件，部分予以公开。
      no: 收到政府信息公开申请5件，其中网上申请3件，均予以公开。
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
  const spelled = spell(clause);
  for (const { name, shape, counts } of SAID_OF_ALL) {
    const last = clause.findLast(({ kind }) => COLUMNS.has(kind));
    const fits =
      counts === 'as:reason'
        ? last?.measure?.startsWith(`${of}.`)
        : (counts === 'as:result' ? APPEALS : REQUESTS).test(of);
    if (!fits || !shape.test(spelled)) continue;
    const column = last?.kind === 'upheld' || last?.kind === 'corrected' ? last.kind : 'pending';
    const measure = counts === 'as:result' ? (of.replace(/total$/, column) as NarrativeMeasure) : last?.measure;
    if (measure) return { pattern: name, measure };
  }
  return null;
}
