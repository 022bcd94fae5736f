import { parseAddress } from '../../../schema/chart/address.ts';
import { RULES } from '../../../schema/check/rules/index.ts';
import { EDITIONS } from '../../../schema/form/cells.ts';
import { editionId } from '../../../schema/form/edition.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { FREQUENCY, NOT_HELD } from '../../../schema/not-held.ts';
import { Problem } from '../../../schema/problem.ts';
import { shownRule } from '../../../schema/report/shown.ts';
import { INDICATORS } from '../../../schema/rollup/indicators.ts';
import { FUNCTIONS } from '../../../schema/roster/functions.ts';
import { askFlow } from '../../aggregate/flow.ts';
import { ensureRules } from '../../aggregate/known.ts';
import { ensureQuantity, ensureYear } from '../../aggregate/question.ts';
import { askRanking } from '../../aggregate/ranking.ts';
import { bureausCalled } from '../../aggregate/search/search.ts';
import { openSeries } from '../../aggregate/series.ts';
import { listAccessKeys } from '../../store/find/access-keys.ts';
import { listActors, listDeeds } from '../../store/find/audit.ts';
import { heldSpan } from '../../store/find/held.ts';
import { listBureaus, listRegions } from '../../store/find/publishers.ts';
import { findReportsEver, listReports } from '../../store/find/reports.ts';
import { listRevisions } from '../../store/find/revisions.ts';
import type { Complete } from '../all-fields.ts';
import { chartAnswer } from '../chart-answer.ts';
import { ensureRevision, ensureSome, filedBy, publishersIn, regionsAsked, someOrAll, stateAsked } from '../filters.ts';
import { finerOf } from '../finer.ts';
import type { QueryResolvers } from '../generated.ts';
import { connectionOf, connectionOver, pageOf } from '../pages.ts';
import { seriesAsked } from '../series-of.ts';
import { ensureSubject } from '../subjects.ts';
import { BriefQuery } from './brief.ts';
import { BriefingsQuery } from './briefings.ts';
import { listCodes } from './codelist.ts';
import { CompiledQuery } from './compiled.ts';
import { CorrectionsQuery } from './correction.ts';
import { FiguresQuery } from './figures.ts';
import { FindingQuery } from './finding.ts';
import { PinsQuery } from './pins.ts';
import { ProseQuery } from './prose.ts';
import { ReportingQuery } from './reporting.ts';
import { ReturnSheetQuery } from './return-sheets.ts';
import { RosterQuery } from './roster.ts';
import { SearchQuery } from './search.ts';
import { StatusQuery } from './status.ts';

function ensureActor(id: string, actors: readonly { readonly id: string }[]): void {
  if (actors.some((one) => one.id === id)) return;
  const shown = id.slice(0, 60);
  throw new Problem('NOT_FOUND', {
    zh: `没有编号为“${shown}”的操作者。查询 auditActors 列出全部。`,
    en: `Nobody with the id “${shown}” ever did anything. The query auditActors lists them all.`,
  });
}

export const Query: Complete<QueryResolvers> = {
  ...PinsQuery,
  ...BriefingsQuery,
  ...BriefQuery,
  ...CompiledQuery,
  ...ReportingQuery,
  ...RosterQuery,
  ...StatusQuery,
  ...FiguresQuery,
  ...CorrectionsQuery,
  ...SearchQuery,
  ...FindingQuery,
  ...ReturnSheetQuery,
  ...ProseQuery,
  regions: async (_, args, context) =>
    connectionOf(await listRegions(context.reader, pageOf(args), await ensureRevision(context, args))),
  region: async (_, { id }, { loaders }) => {
    const row = await loaders.publisher.load(id);
    return row?.kind === 'region' ? row : null;
  },
  bureaus: async (_, { filter, ...args }, context) => {
    const { reader } = context;
    const { of, kinds, name, text, ...where } = filter ?? {};
    const named = of ? await publishersIn(reader, of) : null;
    const called = text ? await bureausCalled(reader, text) : null;
    const question = {
      region: await regionsAsked(reader, where),
      ids: named && called ? named.filter((id) => called.includes(id)) : (named ?? called),
      type: null,
      types: someOrAll('kinds', kinds),
      name: name ?? null,
      asOf: await ensureRevision(context, args),
    };
    return connectionOf(await listBureaus(reader, question, pageOf(args)));
  },
  functions: () => [...FUNCTIONS],
  bureau: async (_, { id }, { loaders }) => {
    const row = await loaders.publisher.load(id);
    return row?.kind === 'bureau' ? row : null;
  },
  reports: async (_, { filter, ...args }, context) => {
    const { reader } = context;
    const { kind, edition, rules, ...filed } = filter ?? {};
    const named = someOrAll('rules', rules);
    ensureRules(named ?? []);
    const question = {
      ...(await filedBy(reader, filed)),
      kind: kind ?? null,
      edition: edition ? editionId(edition) : null,
      rules: named,
      asOf: await ensureRevision(context, args),
    };
    return connectionOf(await listReports(reader, question, pageOf(args)));
  },
  report: async (_, { id, ...state }, context) => {
    const revision = await ensureRevision(context, state);
    if (revision === null) return context.loaders.report.load(id);
    return (await findReportsEver(context.reader, [id], revision))[0] ?? null;
  },
  measures: (_, args) => {
    const edition = args.filter?.edition ? editionId(args.filter.edition) : null;
    const subject = args.filter?.subject ?? null;
    const rows = MEASURES.filter(
      (measure) =>
        (subject === null || measure.topic === subject) && (edition === null || measure.printedIn.includes(edition)),
    );
    return connectionOver(rows, pageOf(args));
  },
  dataset: async (_, _args, { reader }) => {
    const [revisions, years] = await Promise.all([listRevisions(reader, { first: 1, after: null }), heldSpan(reader)]);
    return {
      revision: revisions.rows[0] ?? null,
      ...{ years: years.span, reports: years.reports },
      ...{ frequency: FREQUENCY, notHeld: [...NOT_HELD], codelists: listCodes(), rules: RULES.map(shownRule) },
    };
  },
  codelists: () => listCodes(),
  indicators: () => [...INDICATORS],
  revisions: async (_, args, context) =>
    connectionOf(await listRevisions(context.reader, pageOf(args), await ensureRevision(context, args))),
  series: async (_, args, context) => {
    const { reader, budget } = context;
    const { question, state } = await seriesAsked(context, args);
    const of = ensureSome('of', args.of).map(ensureSubject);
    return { answer: await openSeries(reader, { ...question, of }, budget), ...state };
  },
  ranking: async (_, { first, after, ...args }, context) => {
    const { reader, budget, today } = context;
    const state = await stateAsked(context, args);
    const year = args.year ?? null;
    if (year !== null) ensureYear(year);
    const question = {
      quantity: ensureQuantity(args.measure),
      of: ensureSome('of', args.of).map(ensureSubject),
      ...{ year, applicant: args.applicant, order: args.order, finer: finerOf(args) },
      ...{ ...state, now: today },
    };
    return { ranking: await askRanking(reader, question, budget), page: { first, after }, ...state };
  },
  flow: async (_, { of, year, ...args }, context) => {
    const { reader, budget, today } = context;
    const state = await stateAsked(context, args);
    ensureYear(year);
    const { where, compareTo } = finerOf(args);
    const question = { of: ensureSubject(of), year, where, compareTo, ...state, now: today };
    return { ...(await askFlow(reader, question, budget)), ...state };
  },
  chart: async (_, { address }, context) => {
    const { asOf: ofRequest } = context;
    const asked = parseAddress(address);
    const isLive = asked.revision === null && asked.at === undefined;
    const chart = isLive && ofRequest !== null ? { ...asked, revision: ofRequest } : asked;
    // Only what its address pins: a page that is looked at as of a revision is not stale.
    return chartAnswer(context, chart, asked);
  },
  viewer: (_, _args, { viewer }) => viewer,
  keys: async (_, _args, { reader, access, viewer }) => {
    await access.ensureMay(viewer, 'manageKeys', null);
    return listAccessKeys(reader);
  },
  audit: async (_, { filter, ...page }, { reader, access, viewer }) => {
    await access.ensureMay(viewer, 'readAudit', null);
    const actor = filter?.actor ?? null;
    if (actor !== null) ensureActor(actor, await listActors(reader));
    const question = { actor, actions: someOrAll('actions', filter?.actions) };
    return connectionOf(await listDeeds(reader, question, pageOf(page)));
  },
  auditActors: async (_, _args, { reader, access, viewer }) => {
    await access.ensureMay(viewer, 'readAudit', null);
    return listActors(reader);
  },
  form: (_, { edition }) => EDITIONS[editionId(edition)],
};
