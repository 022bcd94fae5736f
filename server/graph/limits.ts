/**
 * What a query may hold, counted as it would be run. It is refused before anything else is looked for in it: comparing what it
 * asks for pair by pair, as its validation does, takes longer than answering. Numbers are starting points; a test holds our
 * own largest question to half of each. What it may cost is in cost.ts.
 */
import {
  type ASTVisitor,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { type Asking, fieldsAsked, typeOf } from './asked.ts';

export const LIMITS = {
  /** Words and signs of the whole text. */
  tokens: 2000,
  /** Of each operation and fragment, with every fragment unrolled wherever it is spread. */
  selections: 5000,
  depth: 12,
  aliases: 30,
  directives: 20,
  fields: 1000,
  /** Fields asked for where they are asked for already, in all of them. */
  repeats: 200,
  /** Values that an operation can ask for, about (cost.ts). */
  values: 60_000,
} as const;

export type Limits = Readonly<Record<keyof typeof LIMITS, number>>;
type Limited = keyof Limits;

const SENTENCES: Readonly<Record<Limited, (most: number) => Label>> = {
  tokens: (most) => ({
    zh: `查询超过 ${most} 个词元。请缩短，或分成几次查询。`,
    en: `The query has more than ${most} tokens. Shorten it, or ask in several queries.`,
  }),
  depth: (most) => ({
    zh: `查询的嵌套超过 ${most} 层。请分成两次查询。`,
    en: `The query is nested more than ${most} levels deep. Ask in two queries.`,
  }),
  aliases: (most) => ({
    zh: `查询用了 ${most} 个以上的别名（片段展开后计算）。请分成几次查询。`,
    en: `The query has more than ${most} aliases, counted wherever a fragment is spread. Ask in several queries.`,
  }),
  directives: (most) => ({
    zh: `查询用了 ${most} 个以上的指令（片段展开后计算）。请分成几次查询。`,
    en: `The query has more than ${most} directives, counted wherever a fragment is spread. Ask in several queries.`,
  }),
  fields: (most) => ({
    zh: `查询要 ${most} 个以上的字段（片段展开后计算）。请分成几次查询。`,
    en: `The query asks for more than ${most} fields, counted wherever a fragment is spread. Ask in several queries.`,
  }),
  selections: (most) => ({
    zh: `查询展开后超过 ${most} 项。请少用片段，或分成几次查询。`,
    en: `The query has more than ${most} selections with its fragments spread. Use fewer, or ask in several queries.`,
  }),
  repeats: (most) => ({
    zh: `查询重复要了 ${most} 次以上已经要过的字段。请每个字段只写一次。`,
    en: `The query asks more than ${most} times for what it asks for already. Name each field once.`,
  }),
  values: (most) => ({
    zh: `本次查询可能要 ${most} 个以上的值。请减小 first，或少要几个字段。`,
    en: `The query may ask for more than ${most} values. Ask for smaller pages or fewer fields.`,
  }),
};

/** The refusal of a query that goes beyond a limit. */
export function beyond(limit: Limited, limits: Limits = LIMITS): Problem {
  return new Problem('QUERY_TOO_COSTLY', SENTENCES[limit](limits[limit]));
}

export function limitsRule(limits: Limits): ValidationRule {
  return (context): ASTVisitor => ({
    Document(document) {
      const refusal = refusalOf(document, context.getSchema(), limits);
      if (refusal === null) return undefined;
      context.reportError(new GraphQLError(refusal.message, { originalError: refusal }));
      // What takes the place of the query has nothing in it that the other rules could look at.
      return { ...document, definitions: [] };
    },
  });
}

function refusalOf(...asked: Parameters<typeof ensureWithin>): Problem | null {
  try {
    ensureWithin(...asked);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** By name. */
export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
}

function ensureWithin(document: DocumentNode, schema: GraphQLSchema, limits: Limits): void {
  const fragments = fragmentsOf(document);
  const unrolled = unroller(fragments);
  const inAll = counter(limits);
  // A fragment that nobody spreads is validated, too.
  for (const root of document.definitions.filter(isRun)) {
    const inThis = counter(limits);
    inThis('selections', unrolled(root));
    const asking: Asking = {
      schema,
      fragments,
      includes: ({ directives = [] }) => {
        inThis('directives', directives.length);
        return true;
      },
    };
    const walk = (sets: readonly SelectionSetNode[], type: GraphQLNamedType | null | undefined, depth: number) => {
      if (depth > limits.depth) throw beyond('depth', limits);
      for (const field of fieldsAsked(sets, type, asking)) {
        const { node, times, below } = field;
        inThis('fields', 1);
        inThis('aliases', node.alias ? 1 : 0);
        inAll('repeats', times - 1);
        // What a list is of, and what may not be null, is one level of introspection.
        if (below.length > 0) walk(below, typeOf(field), node.name.value === 'ofType' ? depth : depth + 1);
      }
    };
    walk([root.selectionSet], typeAt(root, schema), 1);
  }
}

/** Counts the selections of an operation or fragment. A fragment that is spread in itself, which its validation refuses, adds none there. */
function unroller(fragments: ReadonlyMap<string, FragmentDefinitionNode>): (root: Root) => number {
  const counts = new Map<string, number>();
  const inSet = ({ selections }: SelectionSetNode): number =>
    selections.reduce((count, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return count + 1 + inFragment(selection.name.value);
      return count + 1 + (selection.selectionSet ? inSet(selection.selectionSet) : 0);
    }, 0);
  const inFragment = (name: string): number => {
    const known = counts.get(name);
    const fragment = fragments.get(name);
    if (known !== undefined || !fragment) return known ?? 0;
    counts.set(name, 0);
    const count = inSet(fragment.selectionSet);
    counts.set(name, count);
    return count;
  };
  return ({ selectionSet }) => inSet(selectionSet);
}

function typeAt(root: Root, schema: GraphQLSchema): GraphQLNamedType | null | undefined {
  return root.kind === Kind.OPERATION_DEFINITION
    ? schema.getRootType(root.operation)
    : schema.getType(root.typeCondition.name.value);
}

/** Adds up, and throws as soon as a limit is passed. */
function counter(limits: Limits): (limit: Limited, more: number) => void {
  const counts = new Map<Limited, number>();
  return (limit, more) => {
    const count = (counts.get(limit) ?? 0) + more;
    if (count > limits[limit]) throw beyond(limit, limits);
    counts.set(limit, count);
  };
}

type Root = OperationDefinitionNode | FragmentDefinitionNode;

function isRun(definition: DefinitionNode): definition is Root {
  return definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION;
}
