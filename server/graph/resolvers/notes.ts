/** What editors say of numbers: told at points and answers, written and taken back by those who may. */
import { nameOfProgram } from '../../../schema/access/deeds.ts';
import { isAbout, pointOfNote } from '../../../schema/chart/point-notes.ts';
import { formatSet } from '../../../schema/chart/sets.ts';
import { noteSentence } from '../../../schema/chart/words/point-notes.ts';
import { notSignedIn } from '../../access/viewer.ts';
import { withNotes } from '../../aggregate/point-notes.ts';
import { dayInChina } from '../../china-time.ts';
import type { StoredNote } from '../../store/find/point-notes.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, PointNoteResolvers } from '../generated.ts';
import { payloadOf } from '../payload.ts';
import type { AnswerRow, PointRow } from '../series-point.ts';

/** Of an answer, in the order of their numbers in a chart. */
export async function notesOfAnswer({ answer, asOf }: AnswerRow, { reader, loaders }: Context): Promise<StoredNote[]> {
  const all = await loaders.pointNotes(asOf);
  if (all.length === 0) return [];
  const { notes = [] } = answer.notes ? answer : await withNotes(reader, answer, asOf);
  const byId = new Map(all.map((note) => [note.id, note]));
  return notes.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Those that stand at a point. */
export async function notesOfPoint({ series, year, asOf }: PointRow, { loaders }: Context): Promise<StoredNote[]> {
  const all = await loaders.pointNotes(asOf);
  return all.filter((note) => isAbout(note, series) && pointOfNote(note, series.points)?.year === year);
}

type SameFields = 'scope' | 'year' | 'onward' | 'kind' | 'revision';

export const PointNote: Complete<PointNoteResolvers, Pick<StoredNote, SameFields>> = {
  id: ({ id }) => String(id),
  of: ({ publisher, scope }) =>
    formatSet(scope === 'governmentWide' ? { kind: 'reportOf', region: publisher } : { kind: 'one', id: publisher }),
  publisher: async ({ publisher: id }, _, { loaders }) => {
    const publisher = await loaders.publisher.load(id);
    if (!publisher) throw new Error(`A note is on ${id}, which is not on the list`);
    return publisher;
  },
  measure: ({ quantity }) => quantity,
  zh: ({ text }) => text.zh,
  en: ({ text }) => text.en,
  sentence: async (note, _, { loaders }) => {
    const key = await loaders.accessKey.load(note.actor ?? '');
    const by = key ? { zh: key.label, en: key.label } : nameOfProgram(note.actor ?? '');
    const signed = { ...note, by, on: dayInChina(note.at) };
    return { zh: noteSentence(signed, '', 'zh'), en: noteSentence(signed, '', 'en') };
  },
  writtenBy: ({ actor }) => ({ id: actor ?? '' }),
  writtenAt: ({ at }) => at,
};

export const NotesMutation: Pick<Complete<MutationResolvers>, 'writeNote' | 'reviseNote' | 'withdrawNote'> = {
  writeNote: (_, { input }, context) =>
    payloadOf(async () => {
      const { access, notes, now, viewer } = context;
      const { measure = null, onward, en = null, ...note } = input;
      if (viewer === null) throw notSignedIn();
      const { publisher } = await notes.placeOf(note.of);
      const { keyId } = await access.ensureMay(viewer, 'writeNotes', publisher);
      return notes.write({ ...note, measure, en, onward: onward ?? false }, { actor: keyId, at: now });
    }),
  reviseNote: (_, { id, input: { kind, zh, en = null } }, context) =>
    payloadOf(async () => {
      const { access, notes, now, viewer } = context;
      if (viewer === null) throw notSignedIn();
      const { publisher } = await notes.find(id);
      const { keyId } = await access.ensureMay(viewer, 'writeNotes', publisher);
      return notes.revise(id, { kind, zh, en }, { actor: keyId, at: now });
    }),
  withdrawNote: (_, { id, reason }, context) =>
    payloadOf(async () => {
      const { access, notes, now, viewer } = context;
      if (viewer === null) throw notSignedIn();
      const { publisher } = await notes.find(id);
      const { keyId } = await access.ensureMay(viewer, 'writeNotes', publisher);
      return notes.withdraw(id, reason, { actor: keyId, at: now });
    }),
};
