/** Return sheets: who is asked what, and how that stands; sent, and noted as answered. */

import { ensurePublisher } from '../../aggregate/known.ts';
import { ensureYear } from '../../aggregate/question.ts';
import { askSheets, type SentSheet, type SheetEntry } from '../../aggregate/return-sheets.ts';
import { dayInChina } from '../../china-time.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import { ensureRevision } from '../filters.ts';
import type {
  MutationResolvers,
  QueryResolvers,
  ReturnSheetEntryResolvers,
  ReturnSheetResolvers,
} from '../generated.ts';
import { payloadOf } from '../payload.ts';

export const ReturnSheetQuery: Pick<Complete<QueryResolvers>, 'returnSheets'> = {
  returnSheets: async (_, { region, year, ...state }, context) => {
    const { reader, today } = context;
    ensureYear(year);
    await ensurePublisher(reader, region, 'region');
    return [
      ...(await askSheets(reader, { region, year, asOf: await ensureRevision(context, state) }, dayInChina(today))),
    ];
  },
};

export const ReturnSheetEntry: Complete<ReturnSheetEntryResolvers, SheetEntry> = {};

type SameOfSheet = 'settled' | 'state' | 'sentOn' | 'dueOn' | 'answeredOn' | 'revision';

export const ReturnSheet: Complete<ReturnSheetResolvers, Pick<SentSheet, SameOfSheet>> = {
  findings: ({ findings }) => [...findings],
  actor: ({ actor }) => ({ id: actor ?? '' }),
};

interface Of {
  readonly publisher: string;
  readonly year: number;
  readonly since?: number | null | undefined;
}

/** Changes what is noted of a sheet, for whoever may judge its findings. */
function noting(
  { publisher, year, since = null }: Of,
  note: (by: { readonly actor: string; readonly at: string; readonly since: number | null }) => Promise<number | null>,
  { viewer, reader, access, now, loaders }: Context,
) {
  return payloadOf(async () => {
    const { keyId } = await access.ensureMay(viewer, 'judgeFindings', publisher);
    ensureYear(year);
    const revision = await note({ actor: keyId, at: now, since });
    const row = await loaders.publisher.load(publisher);
    const region = row?.kind === 'region' ? row.id : (row?.region_id ?? '');
    const entries = await askSheets(reader, { region, year }, dayInChina(now));
    return { entry: entries.find((entry) => entry.publisher.id === publisher) ?? null, revision };
  });
}

export const ReturnSheetMutation: Pick<Complete<MutationResolvers>, 'sendReturnSheet' | 'noteReturnSheetAnswered'> = {
  sendReturnSheet: (_, { due, ...of }, context) =>
    noting(of, (by) => context.verdicts.sendSheet({ ...of, dueOn: due }, by), context),
  noteReturnSheetAnswered: (_, { on = null, ...of }, context) =>
    noting(of, (by) => context.verdicts.noteAnswered({ ...of, on }, by), context),
};
