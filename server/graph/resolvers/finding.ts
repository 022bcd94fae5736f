import type { Operand as OperandRow } from '../../../schema/check/finding.ts';
import type { RepairedCell as RepairedCellRow, Repair as RepairRow } from '../../../schema/check/repair/repair.ts';
import { repairSentence } from '../../../schema/check/repair/words.ts';
import type { Rule as RuleRow } from '../../../schema/check/rule.ts';
import { getRule } from '../../../schema/check/rules/index.ts';
import { findingArithmetic, findingSentence } from '../../../schema/check/words/words.ts';
import { numberOf } from '../../../schema/report/figure.ts';
import type { StoredFinding } from '../../store/find/findings.ts';
import type { Complete } from '../all-fields.ts';
import type {
  FindingResolvers,
  OperandResolvers,
  RepairedCellResolvers,
  RepairResolvers,
  RuleResolvers,
} from '../generated.ts';

type SameFields = 'outcome' | 'severity' | 'subject' | 'expected' | 'actual';

export const Finding: Complete<FindingResolvers, Pick<StoredFinding, SameFields>> = {
  // The same finding keeps its id when the report is checked or submitted again.
  id: ({ report, rule, subject }) => `${report}/${rule}/${subject}`,
  report: async (finding, _, { loaders }) => {
    const report = await loaders.report.load(finding.report);
    if (!report) throw new Error(`The finding ${finding.rule} of ${finding.report} belongs to no current report`);
    return report;
  },
  rule: (finding) => getRule(finding.rule),
  message: (finding) => ({ zh: findingSentence(finding, 'zh'), en: findingSentence(finding, 'en') }),
  arithmetic: (finding) => findingArithmetic(finding),
  operands: (finding) => [...finding.operands],
};

export const Operand: Complete<OperandResolvers, Pick<OperandRow, 'label' | 'value' | 'side'>> = {
  cell: ({ ref }) => (ref.kind === 'cell' ? ref.cell : null),
  narrative: ({ ref }) => (ref.kind === 'narrative' ? ref.index : null),
};

export const Repair: Complete<RepairResolvers, Pick<RepairRow, 'kind' | 'whose' | 'rivals'>> = {
  sentence: (repair) => ({ zh: repairSentence(repair, 'zh'), en: repairSentence(repair, 'en') }),
  cells: (repair) => [...repair.cells],
};

export const RepairedCell: Complete<RepairedCellResolvers, Pick<RepairedCellRow, 'cell' | 'to'>> = {
  from: ({ from }) => numberOf(from),
};

export const Rule: Complete<RuleResolvers, Pick<RuleRow, 'id' | 'title' | 'basis' | 'severity'>> = {
  explanation: ({ why }) => why,
};
