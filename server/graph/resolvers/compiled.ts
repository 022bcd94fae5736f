/** A compiled report as data. */
import { editionName } from '../../../schema/form/edition.ts';
import { type ShownFinding, shownFinding } from '../../../schema/report/shown.ts';
import { filledIn, gapOf, handedOn, handedOnBy } from '../../../schema/rollup/compiled.ts';
import { compiledNotes } from '../../../schema/rollup/compiled.words.ts';
import { askCompiled, type Compiled as CompiledRow, compiledWays } from '../../aggregate/compile.ts';
import type { Complete } from '../all-fields.ts';
import type {
  CompiledCellResolvers,
  CompiledFindingResolvers,
  CompiledResolvers,
  QueryResolvers,
} from '../generated.ts';

export const CompiledQuery: Pick<Complete<QueryResolvers>, 'compiled'> = {
  compiled: (_, { region, year, office, carry }, { reader, budget, today, asOf }) =>
    askCompiled(reader, { region, year, ways: compiledWays({ office, carry }), now: today, asOf }, budget),
};

type SameOfCompiled = 'year' | 'hasOffice' | 'expected' | 'revision' | 'revisedOn' | 'illustrative';

export const Compiled: Complete<CompiledResolvers, Pick<CompiledRow, SameOfCompiled>> = {
  edition: ({ edition }) => editionName(edition),
  missing: ({ missing }) => [...missing],
  carriedFrom: (compiled) => handedOnBy(compiled, 'III'),
  notes: (compiled) => {
    const english = compiledNotes(compiled, 'en');
    return compiledNotes(compiled, 'zh').map((zh, index) => ({ zh, en: english[index] ?? '' }));
  },
  cells: (of) => [...of.cells.values()].map((one) => ({ of, one })),
  findings: ({ findings }) => findings.map((finding) => shownFinding(finding, null)),
};

export const CompiledCell: Complete<CompiledCellResolvers> = {
  cell: ({ one }) => one.cell.id,
  filled: ({ of, one }) => filledIn(of, one, of.ways),
  sum: ({ one }) => one.sum,
  office: ({ one }) => one.office,
  before: ({ of, one }) => handedOn(of, one, of.ways.office),
  printed: ({ one }) => one.printed,
  gap: ({ of, one }) => gapOf(one, of.ways.office),
  reported: ({ one }) => one.reported,
};

export const CompiledFinding: Complete<CompiledFindingResolvers, Omit<ShownFinding, 'operands'>> = {
  operands: ({ operands }) => [...operands],
};
