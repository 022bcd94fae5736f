/** What is written beside the contract and read from files: the questions it was made for, and what it says of whom one may ask. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readQuestion, type WrittenQuestion } from '../../schema/questions/question.ts';
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
