/**
 * What a query may cost before it is run: nesting, aliases, directives, and the number of values it can ask for.
 * Numbers are starting points; a test holds our own largest operation to less than half of each. What a question of series costs
 * depends on what is held, and is counted when it is asked (server/aggregate/cost.ts).
 */
import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';

export const LIMITS = {
  tokens: 2000,
  depth: 12,
  aliases: 30,
  directives: 20,
  recursiveSelections: 5000,
  cost: 50_000,
} as const;

function refusal(message: string, code = 'QUERY_TOO_COSTLY'): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

/** Depth of a selection; `ofType` chains of introspection count as one level, fragments as what they hold. */
function depthOf(selections: SelectionSetNode, context: ValidationContext, seen: ReadonlySet<string>): number {
  let deepest = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = context.getFragment(selection.name.value);
      if (!fragment || seen.has(selection.name.value)) continue;
      deepest = Math.max(deepest, depthOf(fragment.selectionSet, context, new Set([...seen, selection.name.value])));
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, depthOf(selection.selectionSet, context, seen));
    } else {
      const inner = selection.selectionSet ? depthOf(selection.selectionSet, context, seen) : 0;
      deepest = Math.max(deepest, inner + (selection.name.value === 'ofType' ? 0 : 1));
    }
    if (deepest > LIMITS.depth * 4) return deepest;
  }
  return deepest;
}

export const depthRule: ValidationRule = (context): ASTVisitor => ({
  OperationDefinition(operation: OperationDefinitionNode) {
    const depth = depthOf(operation.selectionSet, context, new Set());
    if (depth > LIMITS.depth) {
      context.reportError(
        refusal(`The query is nested ${depth} levels deep; ${LIMITS.depth} are allowed. Ask in two queries.`),
      );
    }
  },
});

export const widthRule: ValidationRule = (context): ASTVisitor => {
  let aliases = 0;
  let directives = 0;
  return {
    Field(field: FieldNode) {
      if (field.alias) aliases += 1;
    },
    Directive() {
      directives += 1;
    },
    Document: {
      leave(_: DocumentNode) {
        if (aliases > LIMITS.aliases) {
          context.reportError(
            refusal(`The query has ${aliases} aliases; ${LIMITS.aliases} are allowed. Ask in several queries.`),
          );
        }
        if (directives > LIMITS.directives) {
          context.reportError(refusal(`The query has ${directives} directives; ${LIMITS.directives} are allowed.`));
        }
      },
    },
  };
};

/** Lists without a page: how many entries a report usually has. */
const USUAL_LENGTH: Readonly<Record<string, number>> = {
  'Report.figures': 200,
  'Report.narrative': 30,
  'Report.findings': 50,
  'Report.outline': 6,
  'Report.repairs': 3,
  'Repair.cells': 3,
  'Report.notes': 5,
  'Report.editions': 7,
  'Report.versions': 2,
  'Finding.operands': 8,
  'Coverage.missing': 5,
  'Coverage.missingPublishers': 5,
  'Coverage.notYetDue': 5,
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
  'SeriesAnswer.series': 6,
  'Series.points': 7,
  'Series.predecessors': 1,
  'Series.successions': 1,
  'Form.cells': 200,
  'Query.indicators': 10,
  'Query.ruleCounts': 25,
  'Query.keys': 50,
  'Query.dueRules': 10,
  'SetDueDatePayload.rules': 10,
  'Reporting.years': 7,
  // As many as a district has; a province asks for more at once, and pays as it is answered (server/aggregate/cost.ts).
  'Reporting.filings': 100,
  'Query.auditActors': 50,
  'Measure.parts': 4,
};

const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const usual = USUAL_LENGTH[`${type.name}.${field.name}`];
  if (usual !== undefined) return 1 + usual * Math.max(1, childComplexity);
  const first: unknown = args.first;
  return typeof first === 'number' ? 1 + Math.max(1, first) * Math.max(1, childComplexity) : 1 + childComplexity;
};

/** Throws when the operation could ask for more values than allowed, arguments and variables included. */
export function assertAffordable(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  operationName: string | null,
): void {
  const cost = getComplexity({
    schema,
    query,
    variables: { ...variables },
    estimators: [estimate],
    ...(operationName === null ? {} : { operationName }),
  });
  if (cost > LIMITS.cost) {
    throw refusal(
      `The query may ask for about ${cost} values; ${LIMITS.cost} are allowed. Ask for smaller pages or fewer fields.`,
    );
  }
}
