/** How large an argument may be, whatever field it is given to: said here once, and by nobody behind it. */
import { type GraphQLArgument, type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';

/** Largest page of any list. */
const LARGEST_PAGE = 500;
/** Characters of a text. */
const LONGEST_TEXT = 10_000;
/** Entries of a list. */
const MOST_ENTRIES = 5_000;
/** Lists of bureaus are sent whole, and are as large as a body may be (server/http/graph.ts). */
const WHOLE: ReadonlySet<string> = new Set([
  'RosterInput.text',
  'RosterInput.rows',
  'RosterInput.documents',
  'RosterInput.corrections',
  'RosterFileInput.base64',
]);

/** Throws BAD_ARGUMENT for an argument that is too large; answers how many entries of a list are asked for, where it is a page. */
export function ensureArguments(
  known: readonly GraphQLArgument[],
  given: Readonly<Record<string, unknown>>,
  largest = LARGEST_PAGE,
): number | undefined {
  for (const { name, type } of known) ensureFits(given[name], type, name);
  const { first } = given;
  if (typeof first !== 'number') return undefined;
  if (first >= 1 && first <= largest) return first;
  throw badArgument({
    zh: `first 应在 1 到 ${largest} 之间，现为 ${first}。更多内容请用 after 翻页。`,
    en: `first must be between 1 and ${largest}; it is ${first}. Use after for the pages that follow.`,
  });
}

function ensureFits(value: unknown, type: GraphQLInputType, place: string): void {
  if (WHOLE.has(place)) return;
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    throw badArgument({
      zh: `参数 ${place} 有 ${value.length} 个字符，最长 ${LONGEST_TEXT} 个（有的参数更短）。请缩短，没有存储任何改动。`,
      en: `The argument ${place} has ${value.length} characters; ${LONGEST_TEXT} is the most, and less of some. Shorten it; nothing was stored.`,
    });
  }
  if (Array.isArray(value)) {
    if (value.length > MOST_ENTRIES) {
      throw badArgument({
        zh: `参数 ${place} 有 ${value.length} 项，最多 ${MOST_ENTRIES} 项。请分批查询。`,
        en: `The argument ${place} has ${value.length} entries; ${MOST_ENTRIES} is the most. Ask in parts.`,
      });
    }
    for (const entry of value) ensureFits(entry, type, place);
    return;
  }
  const named = getNamedType(type);
  if (typeof value !== 'object' || value === null || !isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) {
    ensureFits(Reflect.get(value, field.name), field.type, `${named.name}.${field.name}`);
  }
}

function badArgument(sentence: Label): Problem {
  return new Problem('BAD_ARGUMENT', sentence);
}
