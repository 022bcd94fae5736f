/** The contract (schema/api). */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLSchema, parse, print } from 'graphql';
import { describeRepeated } from './repeated.ts';

const API = new URL('../../schema/api/', import.meta.url);

/** The SDL, one file a noun, joined; what every list has is described. */
function readTypeDefs(): string {
  const written = readdirSync(fileURLToPath(API))
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(new URL(name, API), 'utf8'))
    .join('\n');
  return print(describeRepeated(parse(written)));
}

let built: GraphQLSchema | null = null;

/** The contract by itself, without what answers it; built once, when it is first looked into. */
export function contract(): GraphQLSchema {
  built ??= buildSchema(readTypeDefs());
  return built;
}
