/** Codes with their labels, and with what the contract says of each. */
import { type GraphQLSchema, isEnumType } from 'graphql';
import { CODELISTS } from '../../../schema/codelists.ts';
import type { Codelist } from '../generated.ts';

/** Every list, in the order of the data. */
export function listCodes(schema: GraphQLSchema): Codelist[] {
  return Object.entries(CODELISTS).map(([id, labels]) => {
    const type = schema.getType(id);
    const said = new Map(isEnumType(type) ? type.getValues().map(({ name, description }) => [name, description]) : []);
    const codes = Object.entries(labels).map(([code, label]) => ({
      id: code,
      label,
      explanation: said.get(code) ?? null,
    }));
    return { id, codes };
  });
}
