/** The rules, in the order in which they are applied and listed: the tables, sections 二, 三, 四, the annex, the prose; then what is asked of other years, bureaus and the calendar. Each is a file beside this one. */
import type { Rule } from '../rule.ts';
import { DL_GOV } from './dl-gov.ts';
import { DL_UNIT } from './dl-unit.ts';
import { SUM_ROLLUP } from './sum-rollup.ts';
import { T_MISSING } from './t-missing.ts';
import { T2_19_CHAIN } from './t2-19-chain.ts';
import { T2_19_IDLE } from './t2-19-idle.ts';
import { T2_19_MISREAD } from './t2-19-misread.ts';
import { T2_19_NEG } from './t2-19-neg.ts';
import { T2_19_NEW } from './t2-19-new.ts';
import { T2_21_MADE } from './t2-21-made.ts';
import { T2_21_ORG } from './t2-21-org.ts';
import { T2_21_STOCK } from './t2-21-stock.ts';
import { T2_EDITION } from './t2-edition.ts';
import { T2_FEE_UNIT } from './t2-fee-unit.ts';
import { T2_JUMP } from './t2-jump.ts';
import { T2_NONNEG } from './t2-nonneg.ts';
import { T2_PROC } from './t2-proc.ts';
import { T3_BAL } from './t3-bal.ts';
import { T3_COLSUM } from './t3-colsum.ts';
import { T3_GROUPCELL } from './t3-groupcell.ts';
import { T3_NONNEG } from './t3-nonneg.ts';
import { T3_PARTIAL_BLANK } from './t3-partial-blank.ts';
import { T3_ROWSUM } from './t3-rowsum.ts';
import { T3_ROWTOTAL_BLANK } from './t3-rowtotal-blank.ts';
import { T3_SPLITCELL } from './t3-splitcell.ts';
import { T3_ZERO_ALL } from './t3-zero-all.ts';
import { T4_AFTER } from './t4-after.ts';
import { T4_BLANK } from './t4-blank.ts';
import { T4_CARRY } from './t4-carry.ts';
import { T4_NONNEG } from './t4-nonneg.ts';
import { T4_SUM } from './t4-sum.ts';
import { TA_SUM } from './ta-sum.ts';
import { TX_ALLDONE } from './tx-alldone.ts';
import { TX_BREAK } from './tx-break.ts';
import { TX_CITE } from './tx-cite.ts';
import { TX_DONE } from './tx-done.ts';
import { TX_DUP } from './tx-dup.ts';
import { TX_FEE } from './tx-fee.ts';
import { TX_ISSUES } from './tx-issues.ts';
import { TX_NEW } from './tx-new.ts';
import { TX_NONNEG } from './tx-nonneg.ts';
import { TX_OFFICE } from './tx-office.ts';
import { TX_OUT } from './tx-out.ts';
import { TX_PERIOD } from './tx-period.ts';
import { TX_REV } from './tx-rev.ts';
import { TX_SCOPE } from './tx-scope.ts';
import { TX_SEC5 } from './tx-sec5.ts';
import { TX_SECTIONS } from './tx-sections.ts';
import { TX_SHARE } from './tx-share.ts';
import { TX_T2 } from './tx-t2.ts';
import { TX_TOTAL } from './tx-total.ts';
import { TX_TWICE } from './tx-twice.ts';
import { XY_CARRY } from './xy-carry.ts';
import { XY_CARRY_COL } from './xy-carry-col.ts';
import { XY_ORG } from './xy-org.ts';
import { XY_YOY } from './xy-yoy.ts';

const LIST = [
  T_MISSING,
  T2_EDITION,
  T2_NONNEG,
  T2_21_MADE,
  T2_19_NEW,
  T2_19_NEG,
  T2_19_MISREAD,
  T2_19_IDLE,
  T2_PROC,
  T3_BAL,
  T3_COLSUM,
  T3_ROWSUM,
  T3_SPLITCELL,
  T3_ROWTOTAL_BLANK,
  T3_PARTIAL_BLANK,
  T3_GROUPCELL,
  T3_NONNEG,
  T3_ZERO_ALL,
  T4_SUM,
  T4_BLANK,
  T4_AFTER,
  T4_NONNEG,
  TA_SUM,
  TX_BREAK,
  TX_TOTAL,
  TX_TWICE,
  TX_NEW,
  TX_DONE,
  TX_OUT,
  TX_REV,
  TX_T2,
  TX_SHARE,
  TX_NONNEG,
  TX_SCOPE,
  TX_ALLDONE,
  TX_ISSUES,
  TX_PERIOD,
  TX_CITE,
  TX_OFFICE,
  TX_SECTIONS,
  TX_SEC5,
  TX_FEE,
  T2_21_ORG,
  XY_ORG,
  XY_CARRY,
  XY_CARRY_COL,
  T2_21_STOCK,
  T2_19_CHAIN,
  T4_CARRY,
  T2_JUMP,
  T2_FEE_UNIT,
  XY_YOY,
  SUM_ROLLUP,
  TX_DUP,
  DL_UNIT,
  DL_GOV,
] as const;

export type RuleId = (typeof LIST)[number]['id'];

export const RULES: readonly Rule<RuleId>[] = LIST;

const BY_ID: ReadonlyMap<string, Rule<RuleId>> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of that id; throws where there is none. */
export function getRule(id: string): Rule<RuleId> {
  const rule = BY_ID.get(id);
  if (!rule) throw new Error(`No rule is named ${id}`);
  return rule;
}
