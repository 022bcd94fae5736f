/** The list of regions and bureaus: asked for, and changed through its one door by those who may. */
import { Problem } from '../../../schema/problem.ts';
import type { Bureau as NewBureauRow } from '../../../schema/report/publisher.ts';
import type {
  Decision,
  NewBureau,
  RosterChange,
  Succession as SuccessionEvent,
} from '../../../schema/roster/change.ts';
import type { Column } from '../../../schema/roster/columns.ts';
import { corrected, type ListRow } from '../../../schema/roster/rows.ts';
import { maySomewhere } from '../../access/may.ts';
import { ensurePublisher } from '../../aggregate/known.ts';
import type { RosterOutcome } from '../../roster/door.ts';
import { rowsOfDocuments } from '../../roster/sources.ts';
import { findPublishers, listBureaus, regionsIn } from '../../store/find/publishers.ts';
import { countExamples, regionsBelow, rosterRevision } from '../../store/find/roster.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import type {
  BureauEdit,
  BureauInput,
  DecisionInput,
  ListedBureauResolvers,
  MutationResolvers,
  QueryResolvers,
  RosterInput,
  RosterResolvers,
  RosterRowInput,
  SuccessionResolvers,
} from '../generated.ts';
import { connectionOf, pageOf } from '../pages.ts';
import { payloadOf } from '../payload.ts';
import type { RosterPart } from '../roster-part.ts';

export const RosterQuery: Pick<Complete<QueryResolvers>, 'roster' | 'previewRoster'> = {
  roster: async (_, { region, below }, { reader }) => {
    const one = region ?? null;
    await ensurePublisher(reader, one, 'region');
    const within = one === null ? null : below ? await regionsBelow(reader, one) : one;
    return { revision: await rosterRevision(reader), region: one, within };
  },
  previewRoster: (_, { input }, context) =>
    payloadOf(async () => {
      const { list, preview } = await previewFor(input, context);
      const { revision, rows, counts } = preview;
      const existing = rows.flatMap((row) => row.existing ?? []);
      const known = new Map((await findPublishers(context.reader, existing)).map((row) => [row.id, row]));
      const shown = rows.map((row, place) => ({
        ...row,
        written: list.rows[place]?.texts ?? {},
        existing: row.existing === null ? null : (known.get(row.existing) ?? null),
        notices: [...row.notices],
        documents: [...row.documents],
      }));
      return { preview: { revision, rows: shown, ...counts } };
    }),
};

export const Roster: Complete<RosterResolvers, Pick<RosterPart, 'revision'>> = {
  regions: ({ region }, _, { reader }) => regionsIn(reader, region),
  bureaus: async ({ within }, args, { reader }) =>
    connectionOf(await listBureaus(reader, { region: within, type: null, name: null }, pageOf(args))),
  examples: (_, _args, { reader }) => countExamples(reader),
};

export const Succession: Complete<SuccessionResolvers, Omit<SuccessionEvent, 'predecessor' | 'successor'>> = {
  predecessor: ({ predecessor }, _, { loaders }) => (predecessor === null ? null : loaders.publisher.load(predecessor)),
  successor: ({ successor }, _, { loaders }) => (successor === null ? null : loaders.publisher.load(successor)),
};

export const ListedBureau: Complete<ListedBureauResolvers, Omit<NewBureauRow, 'region' | 'aliases'>> = {
  region: ({ region }, _, { loaders }) => loaders.publisher.load(region),
  aliases: ({ aliases }) => [...aliases],
};

type Mutations = Pick<
  Complete<MutationResolvers>,
  | 'addRegion'
  | 'editRegion'
  | 'addBureau'
  | 'beginBureau'
  | 'editBureau'
  | 'addName'
  | 'renameBureau'
  | 'mergeBureaus'
  | 'splitBureau'
  | 'moveBureau'
  | 'endBureau'
  | 'removeFromRoster'
  | 'acceptRoster'
  | 'removeExamples'
>;

export const RosterMutation: Mutations = {
  addRegion: (_, { input, since }, context) =>
    change(context, [input.parent ?? null], since, () => ({
      kind: 'addRegion',
      region: {
        ...given(input),
        ...{ name: input.name, level: input.level, completeSince: input.listCompleteSince ?? null },
      },
    })),
  editRegion: (_, { id, input, since }, context) =>
    change(context, input.parent === undefined ? [id] : [id, input.parent], since, () => ({
      kind: 'editRegion',
      id,
      region: {
        ...given({ name: input.name, level: input.level, englishName: input.englishName, aliases: input.aliases }),
        ...(input.parent === undefined ? {} : { parent: input.parent }),
        ...(input.listCompleteSince === undefined ? {} : { completeSince: input.listCompleteSince }),
      },
    })),
  addBureau: (_, { input, since }, context) =>
    change(context, [input.region], since, () => ({ kind: 'add', bureaus: [newBureau(input)] })),
  beginBureau: (_, { input, decision, since }, context) =>
    change(context, [input.region], since, () => ({
      kind: 'begin',
      bureau: newBureau(input),
      decision: decisionOf(decision),
    })),
  editBureau: (_, { id, input, since }, context) =>
    change(context, input.region ? [id, input.region] : [id], since, () => ({
      kind: 'edit',
      id,
      bureau: editOf(input),
    })),
  addName: (_, { id, name, since }, context) => change(context, [id], since, () => ({ kind: 'addName', id, name })),
  renameBureau: (_, { id, decision, since, ...names }, context) =>
    change(context, [id], since, () => ({
      kind: 'rename',
      id,
      ...given(names),
      name: names.name,
      decision: decisionOf(decision),
    })),
  mergeBureaus: (_, { from, into, new: made, decision, since }, context) =>
    change(context, [...from, ...(into ? [into] : []), ...(made ? [made.region] : [])], since, () => ({
      kind: 'merge',
      from,
      into: into ?? (made ? newBureau(made) : noTarget()),
      decision: decisionOf(decision),
    })),
  splitBureau: (_, { from, into, goesOn, decision, since }, context) =>
    change(context, [from, ...into.map(({ region }) => region)], since, () => ({
      kind: 'split',
      from,
      into: into.map(newBureau),
      goesOn: goesOn ?? false,
      decision: decisionOf(decision),
    })),
  moveBureau: (_, { id, region, decision, since }, context) =>
    change(context, [id, region], since, () => ({ kind: 'move', id, region, decision: decisionOf(decision) })),
  endBureau: (_, { id, decision, since }, context) =>
    change(context, [id], since, () => ({ kind: 'end', id, decision: decisionOf(decision) })),
  removeFromRoster: (_, { id, since }, context) => change(context, [id], since, () => ({ kind: 'remove', id })),
  acceptRoster: (_, { input, since }, context) =>
    answerOf(context, async () => {
      const { list, actor } = await previewFor(input, context);
      return context.roster.accept(list, { actor, at: context.now, since: since ?? null });
    }),
  removeExamples: (_, _args, context) =>
    payloadOf(async () => {
      const { keyId } = await context.access.ensureMay(context.viewer, 'removeExamples', null);
      return context.roster.removeExamples({ actor: keyId, at: context.now });
    }),
};

/** Asks for every target whether the list may be changed there (null: at its top), and answers who asks. */
async function ensureMayChange({ access, viewer }: Context, targets: readonly (string | null)[]): Promise<string> {
  let actor = '';
  for (const target of new Set(targets)) actor = (await access.ensureMay(viewer, 'changeRoster', target)).keyId;
  return actor;
}

function change(
  context: Context,
  targets: readonly (string | null)[],
  since: number | null | undefined,
  wanted: () => RosterChange,
) {
  return answerOf(context, async () => {
    const actor = await ensureMayChange(context, targets);
    return context.roster.change(wanted(), { actor, at: context.now, since: since ?? null });
  });
}

async function answerOf(context: Context, work: () => Promise<RosterOutcome>) {
  const { outcome, problems } = await payloadOf(async () => ({ outcome: await work() }));
  const ids = outcome?.done?.publishers ?? [];
  const rows = new Map((await findPublishers(context.reader, ids)).map((row) => [row.id, row]));
  const touched = ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
  return {
    revision: outcome?.done?.revision ?? null,
    changed: outcome?.done?.changed ?? null,
    bureaus: touched.filter(({ kind }) => kind === 'bureau'),
    regions: touched.filter(({ kind }) => kind === 'region'),
    problems: outcome ? [...outcome.problems] : problems,
  };
}

/** Fields that were given a value. */
function given<Fields extends object>(fields: Fields): { [Field in keyof Fields]?: NonNullable<Fields[Field]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as never; // what is left is exactly what was given
}

function newBureau(input: BureauInput): NewBureau {
  return { ...given(input), region: input.region, name: input.name };
}

/** Null empties what may be empty, and leaves alone what may not. */
function editOf({ function: work, contact, since, until, ...rest }: BureauEdit): Partial<NewBureau> {
  const emptied = { function: work, contact, since, until };
  return { ...given(rest), ...Object.fromEntries(Object.entries(emptied).filter(([, value]) => value !== undefined)) };
}

function decisionOf({ on, year, document }: DecisionInput): Decision {
  return { on: on ?? null, year: year ?? Number(on?.slice(0, 4)), document: document ?? null };
}

function noTarget(): never {
  throw new Problem('BAD_ARGUMENT', {
    zh: '请写明并入哪一家单位（into），或新单位的名称和地区（new）。',
    en: 'Say which bureau they become: one of the list (into), or a new one (new).',
  });
}

async function rowsOfInput(
  { file, text, rows, documents }: RosterInput,
  { roster }: Context,
): Promise<readonly ListRow[]> {
  if ([file, text, rows, documents].filter((one) => one !== undefined && one !== null).length !== 1) {
    throw new Problem('BAD_ARGUMENT', {
      zh: '请给出名单的一种来源：文件（file）、文字（text）、逐行（rows）或读过的文件（documents）。',
      en: 'Give the list in one way: file, text, rows or documents.',
    });
  }
  if (file) return roster.rowsOfFile({ fileName: file.name, bytes: Buffer.from(file.base64, 'base64') });
  if (text) return roster.rowsOfText(text);
  if (documents) {
    return rowsOfDocuments(
      documents.map(({ fileName, printedPublisher }) => ({ fileName, printedPublisher: printedPublisher ?? null })),
    );
  }
  return (rows ?? []).map(rowOf);
}

function rowOf(row: RosterRowInput): ListRow {
  return { line: row.line ?? null, texts: textsOf(row), places: {}, leftOut: null };
}

function textsOf({ line: _, aliases, ...cells }: RosterRowInput): Partial<Record<Column, string>> {
  return { ...given(cells), aliases: (aliases ?? []).join('、') };
}

/**
 * A list previewed for somebody who may enter it: every region that it adds bureaus to has to be within reach, whatever file,
 * text or rows name it.
 */
async function previewFor(input: RosterInput, context: Context) {
  const { viewer, roster } = context;
  const region = input.region ?? null;
  // Nothing is read for somebody who may change no list at all.
  if (region !== null || viewer === null || !maySomewhere(viewer, 'changeRoster'))
    await ensureMayChange(context, [region]);
  const corrections = (input.corrections ?? []).map(({ place, row }) => ({ place, texts: row ? textsOf(row) : null }));
  const list = { rows: corrected(await rowsOfInput(input, context), corrections), region };
  const preview = await roster.preview(list);
  const regions = preview.rows.flatMap(({ bureau }) => (bureau && bureau.region !== '' ? [bureau.region] : []));
  const actor = await ensureMayChange(context, regions.length === 0 ? [region] : regions);
  return { list, preview, actor };
}
