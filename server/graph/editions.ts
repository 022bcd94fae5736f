/** GraphQL names may not begin with a digit: EDITION_2021 outside is '2021' inside. */
import type { EditionId } from '../../schema/form/edition.ts';
import type { Edition } from './generated.ts';

export function editionId(edition: Edition): EditionId {
  return edition === 'EDITION_2019' ? '2019' : '2021';
}

export function editionName(edition: EditionId): Edition {
  return edition === '2019' ? 'EDITION_2019' : 'EDITION_2021';
}
