import type { ShownFinding, ShownRepair, ShownRule } from '../../../schema/report/shown.ts';
import type { Complete } from '../all-fields.ts';
import type { FindingResolvers, RepairResolvers, RuleResolvers } from '../generated.ts';

export const Finding: Complete<FindingResolvers, Omit<ShownFinding, 'report'>> = {
  report: async ({ id, report }, _, { loaders }) => {
    const found = report === null ? null : await loaders.report.load(report);
    if (!found) throw new Error(`The finding ${id} belongs to no current report`);
    return found;
  },
  operands: ({ operands }) => [...operands],
};

export const Repair: Complete<RepairResolvers, ShownRepair> = {
  cells: ({ cells }) => [...cells],
};

export const Rule: Complete<RuleResolvers, ShownRule> = {};
