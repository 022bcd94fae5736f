/** What is written beside the contract and read from files: the questions it was made for, and what it says of whom one may ask. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kind, parse } from 'graphql';
import { Problem } from '../../schema/problem.ts';
import { readQuestion, type WrittenQuestion } from '../../schema/questions/question.ts';
import { ensureAffordable } from './cost.ts';
import { contract } from './type-defs.ts';

const FOLDER = new URL('../../schema/questions/', import.meta.url);

/** All questions, in their order. */
export function readQuestions(): readonly WrittenQuestion[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readQuestion(name.replace(/\.graphql$/, ''), readFileSync(new URL(name, FOLDER), 'utf8')));
}

/** The grammar of sets, as the contract has it. */
export function describedSets(): string {
  const { series } = contract().getQueryType()?.getFields() ?? {};
  return series?.args.find(({ name }) => name === 'of')?.description ?? '';
}

/** How many rows a page of `figures` may have where these fields are asked of each, as the limits have it (limits.ts, cost.ts). */
export function figuresAPage(row: string): number {
  const isAffordable = (first: number): boolean => {
    const document = parse(`{ figures(first: ${first}) { pageInfo { hasNextPage endCursor } nodes { ${row} } } }`);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A question of figures is no operation');
    try {
      return ensureAffordable(contract(), document, operation, {}) > 0;
    } catch (thrown) {
      if (thrown instanceof Problem) return false;
      throw thrown;
    }
  };
  let [most, tooMany] = [0, 1];
  while (isAffordable(tooMany)) [most, tooMany] = [tooMany, 2 * tooMany];
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (isAffordable(middle)) most = middle;
    else tooMany = middle;
  }
  return most;
}
