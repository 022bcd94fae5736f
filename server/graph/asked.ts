/**
 * What a query asks for as it is run: fragments expanded, and what is asked for twice under one name asked once. Nothing is
 * taken for granted of the query, so that one that is not valid can be walked over too.
 */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type MaybeType = GraphQLNamedType | null | undefined;

export interface Asking {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Whether a selection is run at all; told of every one that is met. */
  readonly includes: (selection: SelectionNode) => boolean;
}

export interface AskedField {
  readonly node: FieldNode;
  /** How often it is asked for. */
  readonly times: number;
  /** The type it is asked of, and what it is there; undefined where there is no such field. */
  readonly of: MaybeType;
  readonly definition: GraphQLField<unknown, unknown> | undefined;
  readonly below: readonly SelectionSetNode[];
}

/** The type of what a field answers, without lists and exclamation marks. */
export function typeOf({ definition }: AskedField): MaybeType {
  return definition && getNamedType(definition.type);
}

/** What is asked of a type by selections that are run together. */
export function fieldsAsked(
  sets: readonly SelectionSetNode[],
  type: MaybeType,
  { schema, fragments, includes }: Asking,
): readonly AskedField[] {
  const nodes = new Map<string, { readonly of: MaybeType; readonly nodes: FieldNode[] }>();
  const spread = new Set<string>();
  const gather = ({ selections }: SelectionSetNode, of: MaybeType): void => {
    for (const selection of selections) {
      if (!includes(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        // A bureau's name and a region's are two fields, of which every publisher has one.
        const key = `${of?.name}.${(selection.alias ?? selection.name).value}`;
        const same = nodes.get(key);
        if (same) same.nodes.push(selection);
        else nodes.set(key, { of, nodes: [selection] });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value;
        gather(selection.selectionSet, on === undefined ? of : schema.getType(on));
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) gather(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
      }
    }
  };
  for (const set of sets) gather(set, type);
  return [...nodes.values()].flatMap(({ of, nodes: [node, ...more] }) =>
    node === undefined
      ? []
      : {
          node,
          times: 1 + more.length,
          of,
          definition: isObjectType(of) || isInterfaceType(of) ? of.getFields()[node.name.value] : undefined,
          below: [node, ...more].flatMap(({ selectionSet }) => selectionSet ?? []),
        },
  );
}
