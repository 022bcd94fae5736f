/** A bureau as it is typed, a text a field: what the server makes of it, it says itself. */
import type { RosterRowInput } from '../gql/graphql.ts';
import type { PreviewRow } from './roster.query.ts';

export interface BureauTexts {
  readonly name: string;
  readonly shortName: string;
  readonly englishName: string;
  readonly aliases: string;
  readonly kind: string;
  readonly region: string;
  readonly function: string;
  readonly contact: string;
  readonly since: string;
  readonly until: string;
  readonly id: string;
}

export const NO_TEXTS: BureauTexts = {
  name: '',
  shortName: '',
  englishName: '',
  aliases: '',
  kind: '',
  region: '',
  function: '',
  contact: '',
  since: '',
  until: '',
  id: '',
};

/** The cells of a row as they are written. */
export function textsOf(written: PreviewRow['written']): BureauTexts {
  const columns = Object.keys(NO_TEXTS) as (keyof BureauTexts)[];
  return { ...NO_TEXTS, ...Object.fromEntries(columns.map((column) => [column, written[column] ?? ''])) };
}

/** Names in one field, between any of the marks that people put there. */
export function namesIn(text: string): string[] {
  return text
    .split(/[、,，;；|/\n]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export function rowInput({ aliases, ...texts }: BureauTexts): RosterRowInput {
  const given = Object.entries(texts).filter(([column, text]) => column === 'name' || text.trim() !== '');
  return { name: texts.name, ...Object.fromEntries(given), aliases: namesIn(aliases) };
}
