/** Whose reports stand behind a line. */
import type { Series } from '../../schema/chart/series.ts';

export type Behind = { readonly regions: readonly string[] } | { readonly publishers: readonly string[] };

/** All bureaus of these regions, or these publishers. */
export function behindLine({
  subject,
  predecessors,
  members,
}: Pick<Series, 'subject' | 'predecessors' | 'members'>): Behind {
  if (members !== undefined) return members;
  return subject.scope === 'bureaus' ? { regions: [subject.id] } : { publishers: [subject.id, ...predecessors] };
}
