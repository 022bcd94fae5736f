/** Descriptions of what every list has: said once, for all of them, where the contract itself says nothing. */
import { type DocumentNode, Kind, type ObjectTypeDefinitionNode, type StringValueNode, visit } from 'graphql';

const OF_CONNECTION: Readonly<Record<string, string>> = {
  nodes: 'The entries of this page.',
  edges: 'The entries of this page, each with its cursor.',
  pageInfo: 'Where this page begins and ends.',
  totalCount: 'How many entries the whole list has.',
};
const OF_EDGE: Readonly<Record<string, string>> = {
  cursor: 'What `after` takes for the page that begins behind this entry.',
  node: 'The entry.',
};
const OF_ARGUMENT: Readonly<Record<string, string>> = {
  first: 'How many entries a page has: 1 to 500.',
  after: 'The cursor behind which the page begins; left out: at the beginning.',
  asOf: 'As it was after this revision; left out: as it is now.',
  at: 'As it was on this day: after the last revision of it. In place of asOf.',
  orderBy: 'In which order they come. A cursor goes on in the order it was given in, and in no other.',
  since: 'The revision that the change was made from; left out: whatever it is now.',
};

/** Of `series`, wherever it is asked but at the root, which says more. */
const OF_SERIES: Readonly<Record<string, string>> = Object.fromEntries(
  ['years', 'applicant', 'basis', 'over', 'by', 'view', 'per', 'compareTo', 'where', 'figures'].map((name) => [
    name,
    `As \`${name}\` of \`series\` of the root.`,
  ]),
);

function words(value: string): StringValueNode {
  return { kind: Kind.STRING, value };
}

/** `… of …`, told from the name: `ReportConnection`. */
function ofList(node: ObjectTypeDefinitionNode, ending: string, what: string): ObjectTypeDefinitionNode {
  const known = ending === 'Edge' ? OF_EDGE : OF_CONNECTION;
  const fields = node.fields?.map((field) => {
    const text = known[field.name.value];
    return field.description || text === undefined ? field : { ...field, description: words(text) };
  });
  return { ...node, description: node.description ?? words(what), ...(fields && { fields }) };
}

export function describeRepeated(document: DocumentNode): DocumentNode {
  return visit(document, {
    ObjectTypeDefinition(node) {
      const { value } = node.name;
      if (value.endsWith('Connection')) return ofList(node, 'Connection', 'A page of a list.');
      return value.endsWith('Edge') ? ofList(node, 'Edge', 'An entry of a list, with its place in it.') : undefined;
    },
    FieldDefinition(node) {
      const known = node.name.value === 'series' ? { ...OF_ARGUMENT, ...OF_SERIES } : OF_ARGUMENT;
      const args = node.arguments?.map((argument) => {
        const text = known[argument.name.value];
        return argument.description || text === undefined ? argument : { ...argument, description: words(text) };
      });
      return args && { ...node, arguments: args };
    },
  });
}
