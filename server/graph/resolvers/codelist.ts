/** Codes with their labels, and with what the contract says of each. */
import { isEnumType } from 'graphql';
import { CODELISTS } from '../../../schema/codelists.ts';
import type { Codelist } from '../generated.ts';
import { contract } from '../type-defs.ts';

let known: readonly Codelist[] | null = null;

/** Every list, in the order of the data; made when it is first asked for. */
export function listCodes(): Codelist[] {
  known ??= codesOf();
  return [...known];
}

function codesOf(): readonly Codelist[] {
  return Object.entries(CODELISTS).map(([id, labels]) => {
    const type = contract().getType(id);
    const said = new Map(isEnumType(type) ? type.getValues().map(({ name, description }) => [name, description]) : []);
    const codes = Object.entries(labels).map(([code, label]) => ({
      id: code,
      label,
      explanation: said.get(code) ?? null,
    }));
    return { id, codes };
  });
}
