/**
 * What an operation may cost before it is run: how many values it can ask for, its arguments included. What a question of
 * series costs depends on what is held, and is counted when it is asked (server/aggregate/cost.ts); how long texts are, as
 * they are answered (answer-size.ts).
 */
import {
  type DocumentNode,
  GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getVariableValues,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { ensureArguments } from './arguments.ts';
import { type AskedField, type Asking, fieldsAsked, typeOf } from './asked.ts';
import { beyond, fragmentsOf, LIMITS, type Limits } from './limits.ts';

/** Pages of flat rows, which nobody looks at one by one. */
const LARGER_PAGES: Readonly<Record<string, number>> = { 'Query.figures': 5_000 };

/** Lists without a page: how many entries a report usually has. */
const USUAL_LENGTH: Readonly<Record<string, number>> = {
  'Report.figures': 200,
  'ReportVersion.figures': 200,
  'CountedFigure.findings': 1,
  'Report.narrative': 30,
  'Report.findings': 50,
  'Report.findingGroups': 3,
  'FindingGroup.findings': 2,
  'Finding.verdicts': 1,
  'Finding.answers': 1,
  'FindingTally.states': 6,
  'FindingTally.severities': 3,
  'FindingTally.rules': 25,
  'FindingTally.publishers': 60,
  'Query.ruleRecords': 30,
  'Query.returnSheets': 60,
  'Bureau.returnSheets': 2,
  'ReturnSheet.findings': 8,
  'RuleRecord.states': 6,
  'JudgeFindingsPayload.findings': 50,
  'Brief.sections': 7,
  'BriefSection.paragraphs': 5,
  'BriefSection.charts': 1,
  'BriefParagraph.pieces': 8,
  'BriefChart.notes': 5,
  'BriefText.sections': 7,
  'BriefTextSection.blocks': 3,
  'BriefTextBlock.pieces': 8,
  'BriefMaterial.parts': 7,
  'BriefMaterial.figures': 60,
  'MadePart.blocks': 2,
  'MadeBlock.paragraphs': 2,
  'BriefMoved.words': 5,
  'BriefMoved.points': 5,
  'BriefMoved.changes': 3,
  'BriefMoved.bodies': 1,
  'Compiled.missing': 5,
  'Compiled.notes': 6,
  'Compiled.cells': 200,
  'Compiled.findings': 60,
  'CompiledFinding.operands': 8,
  'Report.outline': 6,
  'Report.sections': 7,
  'Dataset.notHeld': 5,
  'Dataset.codelists': 25,
  'Dataset.rules': 40,
  'Staleness.moved': 3,
  'Staleness.changes': 3,
  'Report.repairs': 3,
  'Repair.cells': 3,
  'Region.saved': 10,
  'Saved.bureaus': 10,
  'Report.notes': 5,
  'Report.pointNotes': 1,
  'Report.editions': 7,
  'Report.versions': 2,
  'Finding.operands': 8,
  'Coverage.missing': 5,
  'Coverage.missingPublishers': 5,
  'Coverage.notYetDue': 5,
  'Coverage.excluded': 5,
  'Region.years': 7,
  'Region.sumBeside': 2,
  'Region.regions': 10,
  'Roster.regions': 10,
  'RosterPreview.rows': 100,
  'RosterPreviewRow.notices': 2,
  'Bureau.formerNames': 1,
  'Bureau.successions': 2,
  'RosterPayload.bureaus': 60,
  'RosterPayload.regions': 1,
  'SearchAnswer.hits': 12,
  'PassageConnection.years': 7,
  'PassageConnection.sections': 7,
  'SectionFive.themes': 80,
  'SectionFive.byReport': 250,
  'ProseItem.copies': 1,
  'SeriesAnswer.series': 6,
  'Quality.proven': 1,
  'SeriesAnswer.notes': 2,
  'SeriesAnswer.filings': 2,
  'SeriesPoint.notes': 1,
  'Series.points': 7,
  'SeriesPoint.editions': 2,
  'Ranking.notRanked': 1,
  'Flow.links': 36,
  'Flow.books': 7,
  'Series.predecessors': 1,
  'Series.successions': 1,
  'Form.cells': 200,
  'Query.functions': 40,
  'Query.codelists': 25,
  'Codelist.codes': 8,
  'Query.indicators': 25,
  'Query.rules': 40,
  'Query.ruleCounts': 25,
  'Query.keys': 50,
  'Query.dueRules': 10,
  'SetDueDatePayload.rules': 10,
  'Reporting.years': 7,
  // As many as a district has; a province asks for more at once, and pays as it is answered (server/aggregate/cost.ts).
  'Reporting.filings': 100,
  'Query.auditActors': 50,
  'Measure.parts': 4,
  'Measure.totalOf': 5,
  'Measure.editions': 2,
  'Indicator.numerator': 2,
  'Indicator.denominator': 2,
  'Indicator.variants': 2,
  'Status.conditions': 2,
  'Status.slowQuestions': 20,
  'Status.refusedKeys': 5,
  'Stored.parts': 5,
  'Stored.months': 24,
  'Load.minutes': 60,
};

/**
 * Counts the values that an operation could ask for; throws a Problem where they are more than allowed, or for an argument that
 * none may have. Variables that do not fit are left to the execution, which says so and asks for nothing.
 */
export function ensureAffordable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Values,
  limits: Limits = LIMITS,
): number {
  const defined = operation.variableDefinitions ?? [];
  const { coerced: variables } = getVariableValues(schema, defined, given, { maxErrors: 1 });
  if (!variables) return 0;
  const asking: Asking = {
    schema,
    fragments: fragmentsOf(document),
    includes: (node) =>
      valuesOf(() => getDirectiveValues(GraphQLSkipDirective, node, variables)).if !== true &&
      valuesOf(() => getDirectiveValues(GraphQLIncludeDirective, node, variables)).if !== false,
  };
  const countIn = (sets: readonly SelectionSetNode[], type: GraphQLNamedType | null | undefined): number =>
    fieldsAsked(sets, type, asking).reduce((count, field) => {
      const { node, definition } = field;
      const args = valuesOf(() => definition && getArgumentValues(definition, node, variables));
      const first = ensureArguments(definition?.args ?? [], args, LARGER_PAGES[`${field.of?.name}.${node.name.value}`]);
      const each = countIn(field.below, typeOf(field));
      return count + valuesIn(field, each, first);
    }, 0);
  const count = countIn([operation.selectionSet], schema.getRootType(operation.operation));
  if (count > limits.values) throw beyond('values', limits);
  return count;
}

/** Values that a field asks for, itself included: `each` for one entry of what it answers, of which a page has so many. */
export function valuesIn({ of, node }: Pick<AskedField, 'of' | 'node'>, each: number, page?: number): number {
  const length = USUAL_LENGTH[`${of?.name}.${node.name.value}`] ?? page;
  return 1 + (length === undefined ? each : length * Math.max(1, each));
}

type Values = Readonly<Record<string, unknown>>;

/** None, where a variable gives null to what may not be null: that fails when it is run, which says so, and costs nothing until then. */
function valuesOf(read: () => Values | undefined): Values {
  try {
    return read() ?? {};
  } catch (error) {
    if (error instanceof GraphQLError) return {};
    throw error;
  }
}
