import { formatAddress, parseAddress } from '../../../schema/chart/address.ts';
import { isMeasureId } from '../../../schema/form/measures/index.ts';
import { Problem } from '../../../schema/problem.ts';
import { measureAt, placeName } from '../../../schema/report/correcting.ts';
import { measureInText, type NumberOrGap, valueOrGap } from '../../../schema/report/correction.ts';
import { notSignedIn } from '../../access/viewer.ts';
import { type Change as ChangeRow, changesSince, shownChange, upTo } from '../../aggregate/changes.ts';
import { ensureCells } from '../../aggregate/known.ts';
import { unknownReport } from '../../reporting/door.ts';
import {
  type AmendmentEnd as EndRow,
  findCorrections,
  listCorrections,
  type StoredCorrection,
  type StoredWithdrawal,
} from '../../store/find/amendments.ts';
import { findReportsEver, type StoredReport } from '../../store/find/reports.ts';
import { getRevision } from '../../store/find/revisions.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import { ensureRevision, filedBy, publishersIn } from '../filters.ts';
import type {
  AmendmentEndResolvers,
  ChangeResolvers,
  CorrectionResolvers,
  MutationResolvers,
  QueryResolvers,
  WithdrawalResolvers,
} from '../generated.ts';
import { connectionOf, pageOf } from '../pages.ts';
import { payloadOf } from '../payload.ts';
import { revisionOf } from './report.ts';

export const CorrectionsQuery: Pick<Required<QueryResolvers>, 'corrections' | 'changes'> = {
  corrections: async (_, { filter, ...args }, context) => {
    const { ended, ...filed } = filter ?? {};
    const question = {
      ...(await filedBy(context.reader, filed)),
      asOf: await ensureRevision(context, args),
      withEnded: ended ?? false,
    };
    return connectionOf(await listCorrections(context.reader, question, pageOf(args)));
  },
  changes: async (_, { since, until = null, of, ...args }, { reader, asOf }) => {
    if (since < 0) throw noSuchRevision(since);
    if (since > 0) await getRevision(reader, since);
    if (until !== null) await getRevision(reader, until);
    const publishers = of ? await publishersIn(reader, of) : null;
    return connectionOf(await changesSince(reader, { since, until: upTo(until, asOf), publishers }, pageOf(args)));
  },
};

function noSuchRevision(number: number): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `没有数据版本 ${number}。since 从 0 起，0 表示从头开始。`,
    en: `There is no revision ${number}. since begins at 0, which stands for the very beginning.`,
  });
}

/** The actor of a change. */
async function actorOf(
  { revision }: { readonly revision: number },
  _: unknown,
  context: Context,
): Promise<{ readonly id: string }> {
  return { id: (await revisionOf(revision, context)).actor ?? '' };
}

async function reportOf(id: string, { loaders }: Context): Promise<StoredReport> {
  const report = await loaders.report.load(id);
  if (!report) throw new Error(`The report ${id} of a correction is not to be found`);
  return report;
}

type Plain = Pick<StoredCorrection, 'reason' | 'source' | 'end'>;

export const Correction: Complete<CorrectionResolvers, Plain> = {
  id: ({ revision }) => String(revision),
  report: ({ report }, _, context) => reportOf(report, context),
  cell: ({ place }) => (measureInText(place) === null ? place : null),
  measure: ({ place }) => measureAt(place),
  name: ({ place }) => placeName(place),
  printed: ({ printed }) => valueOrGap(printed).value,
  printedGap: ({ printed }) => valueOrGap(printed).gap,
  value: ({ value }) => valueOrGap(value).value,
  gap: ({ value }) => valueOrGap(value).gap,
  by: actorOf,
  revision: ({ revision }, _, context) => revisionOf(revision, context),
  charts: async (correction, _, context) => chartsOf(correction, await reportOf(correction.report, context)),
};

/** Of the body itself; and of the sum over its region, where it is a bureau's. */
function chartsOf({ place }: StoredCorrection, { publisher, kind, region }: StoredReport): string[] {
  const measure = measureAt(place);
  if (!isMeasureId(measure)) return [];
  const column = place.startsWith('III/') ? place.split('/')[2] : undefined;
  const applicant = column === undefined || column === 'total' ? '' : `&applicant=${column}`;
  const of = kind === 'bureau' ? [publisher, `region:${region}`] : [`region:${publisher}/report`];
  return of.map(
    (set) => `/chart?${formatAddress(parseAddress(`kind=trend&measure=${measure}&of=${set}${applicant}`))}`,
  );
}

export const AmendmentEnd: Complete<AmendmentEndResolvers, Pick<EndRow, 'how' | 'reason'>> = {
  by: actorOf,
  revision: ({ revision }, _, context) => revisionOf(revision, context),
};

export const Withdrawal: Complete<WithdrawalResolvers, Pick<StoredWithdrawal, 'reason'>> = {
  by: actorOf,
  revision: ({ revision }, _, context) => revisionOf(revision, context),
};

export const Change: Complete<ChangeResolvers, Pick<ChangeRow, 'revision' | 'reason'>> = {
  whose: async ({ revision }, _, { loaders }) => {
    const report = revision.report_id === null ? null : await loaders.report.load(revision.report_id);
    const row = report && (await loaders.publisher.load(report.publisher));
    return row && { zh: row.name_zh, en: row.name_en };
  },
  figureCount: ({ figures }) => figures.length,
  figures: ({ figures }, { first }) => figures.slice(0, first ?? 200).map(shownChange),
};

async function publisherOf(id: string, { reader }: Context): Promise<string> {
  const [report] = await findReportsEver(reader, [id]);
  if (!report) throw unknownReport(id);
  return report.publisher;
}

/** Who may correct figures of a report, by id; the actor's key. */
async function mayCorrect(report: string, context: Context): Promise<string> {
  const { viewer, access } = context;
  if (viewer === null) throw notSignedIn();
  const { keyId } = await access.ensureMay(viewer, 'correctFigures', await publisherOf(report, context));
  return keyId;
}

async function nowOf(report: string, { reader }: Context): Promise<StoredReport | null> {
  return (await findReportsEver(reader, [report]))[0] ?? null;
}

type Changes = 'correctFigure' | 'withdrawCorrection' | 'withdrawReport' | 'restoreReport';

export const CorrectionMutation: Pick<Complete<MutationResolvers>, Changes> = {
  correctFigure: (_, { report, cell, narrative, value, gap, reason, source = null, since = null }, context) =>
    payloadOf(async () => {
      const by = { actor: await mayCorrect(report, context), at: context.now, since };
      const target = oneOf(
        'cell',
        cell == null ? null : { cell },
        'narrative',
        narrative == null ? null : { narrative },
      );
      if (cell != null) ensureCells([cell]);
      const settled: NumberOrGap = oneOf<NumberOrGap>('value', value ?? null, 'gap', gap ?? null);
      const change = { report, target, value: settled, reason, source };
      const made = await context.corrections.correct(change, by);
      const [correction = null] = await findCorrections(context.reader, [made.correction]);
      return { correction, report: await nowOf(report, context), revision: made.revision };
    }),
  withdrawCorrection: (_, { id, reason, since = null }, context) =>
    payloadOf(async () => {
      const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
      if (context.viewer === null) throw notSignedIn();
      const [known] = await findCorrections(context.reader, [number]);
      const actor = known ? await mayCorrect(known.report, context) : context.viewer.keyId;
      const by = { actor, at: context.now, since };
      const revision = await context.corrections.withdrawCorrection(number, reason, by);
      const [correction = null] = await findCorrections(context.reader, [number]);
      return { correction, report: correction && (await nowOf(correction.report, context)), revision };
    }),
  withdrawReport: (_, { report, reason, since = null }, context) =>
    payloadOf(async () => {
      const by = { actor: await mayCorrect(report, context), at: context.now, since };
      const revision = await context.corrections.withdraw({ report, reason }, by);
      return { report: await nowOf(report, context), revision };
    }),
  restoreReport: (_, { report, reason, since = null }, context) =>
    payloadOf(async () => {
      const by = { actor: await mayCorrect(report, context), at: context.now, since };
      const revision = await context.corrections.restore({ report, reason }, by);
      return { report: await nowOf(report, context), revision };
    }),
};

/** Throws BAD_ARGUMENT unless just one of two arguments is given. */
function oneOf<Value>(oneName: string, one: Value | null, otherName: string, other: Value | null): Value {
  const given = one ?? other;
  if (given !== null && (one === null || other === null)) return given;
  throw new Problem('BAD_ARGUMENT', {
    zh: `参数 ${oneName} 与 ${otherName} 请写一个，且只写一个。`,
    en: `Give one of the arguments ${oneName} and ${otherName}, and not both.`,
  });
}
