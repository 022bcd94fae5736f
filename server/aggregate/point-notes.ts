/** An answer with what editors say of its points. */

import { nameOfProgram } from '../../schema/access/deeds.ts';
import { behindLine } from '../../schema/chart/facts.ts';
import { holdsIn, isAbout, isAboutQuantity, placeNotes } from '../../schema/chart/point-notes.ts';
import type { PointNote, SeriesAnswer } from '../../schema/chart/series.ts';
import { dayInChina } from '../china-time.ts';
import { findAccessKeys } from '../store/find/access-keys.ts';
import { pointNotes, type StoredNote } from '../store/find/point-notes.ts';
import { findPublishers } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';

/** The answer as of the same revision that it was asked of. Its points are whole ones: they are spread. */
export async function withNotes(reader: Reader, answer: SeriesAnswer, asOf: number | null): Promise<SeriesAnswer> {
  const all = await pointNotes(reader, asOf);
  if (all.length === 0) return answer;
  const about = all.filter((note) => answer.series.some((series) => isAbout(note, series)));
  const placed = about.length === 0 ? answer : placeNotes(answer, await signed(reader, about));
  const notesBelow = await countBelow(reader, answer, all);
  return notesBelow === 0 ? placed : { ...placed, notesBelow };
}

/** Notes as they are shown: by whom and on which day. */
async function signed(reader: Reader, notes: readonly StoredNote[]): Promise<readonly PointNote[]> {
  const actors = [...new Set(notes.flatMap(({ actor }) => actor ?? []))];
  const labels = new Map((await findAccessKeys(reader, actors)).map(({ id, label }) => [id, label]));
  return notes.map(({ actor, at, revision: _, superseded: __, ...note }) => {
    const label = labels.get(actor ?? '');
    return {
      ...note,
      by: label === undefined ? nameOfProgram(actor ?? '') : { zh: label, en: label },
      on: dayInChina(at),
    };
  });
}

/** Notes on the own reports of bureaus that are added up in a line, of what it counts and the years it shows. */
async function countBelow(reader: Reader, { series }: SeriesAnswer, all: readonly StoredNote[]): Promise<number> {
  const own = all.filter(({ scope }) => scope === 'own');
  const sums = series.filter(({ subject }) => subject.scope === 'bureaus');
  if (own.length === 0 || sums.length === 0) return 0;
  const rows = await findPublishers(reader, [...new Set(own.map(({ publisher }) => publisher))]);
  const homes = new Map(rows.map(({ id, region_id }) => [id, region_id ?? '']));
  const behind = sums.map((line) => {
    const of = behindLine(line);
    const ids = new Set('regions' in of ? of.regions : of.publishers);
    const isIn = ({ publisher }: StoredNote): boolean =>
      ids.has('regions' in of ? (homes.get(publisher) ?? '') : publisher);
    return { line, isIn };
  });
  return own.filter((note) =>
    behind.some(
      ({ line, isIn }) =>
        isAboutQuantity(note, line.quantity) && isIn(note) && line.points.some(({ year }) => holdsIn(note, year)),
    ),
  ).length;
}
