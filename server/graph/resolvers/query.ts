import { parseAddress } from '../../../schema/chart/address.ts';
import { RULES } from '../../../schema/check/rules/index.ts';
import { EDITIONS } from '../../../schema/form/cells.ts';
import { editionId } from '../../../schema/form/edition.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { FREQUENCY, NOT_HELD } from '../../../schema/not-held.ts';
import { Problem } from '../../../schema/problem.ts';
import { shownFinding, shownRule } from '../../../schema/report/shown.ts';
import { INDICATORS } from '../../../schema/rollup/indicators.ts';
import { FUNCTIONS } from '../../../schema/roster/functions.ts';
import { answerChart } from '../../aggregate/chart.ts';
import { askFlow } from '../../aggregate/flow.ts';
import { ensureRules } from '../../aggregate/known.ts';
import { revisionOn } from '../../aggregate/on-a-day.ts';
import { ensureQuantity, ensureYears } from '../../aggregate/question.ts';
import { askRanking } from '../../aggregate/ranking.ts';
import { bureausCalled } from '../../aggregate/search/search.ts';
import { openSeries } from '../../aggregate/series.ts';
import { listAccessKeys } from '../../store/find/access-keys.ts';
import { listActors, listDeeds } from '../../store/find/audit.ts';
import { countByRule, listFindings } from '../../store/find/findings.ts';
import { heldSpan } from '../../store/find/held.ts';
import { listBureaus, listRegions } from '../../store/find/publishers.ts';
import { findReports, listReports } from '../../store/find/reports.ts';
import { listRevisions } from '../../store/find/revisions.ts';
import type { Complete } from '../all-fields.ts';
import {
  ensureRevision,
  ensureSome,
  filedBy,
  findingsAsked,
  publishersIn,
  regionsAsked,
  someOrAll,
} from '../filters.ts';
import { finerOf } from '../finer.ts';
import type { QueryResolvers } from '../generated.ts';
import { connectionOf, connectionOver, pageOf } from '../pages.ts';
import { ensureSubject } from '../subjects.ts';
import { listCodes } from './codelist.ts';
import { FiguresQuery } from './figures.ts';
import { ReportingQuery } from './reporting.ts';
import { RosterQuery } from './roster.ts';
import { SearchQuery } from './search.ts';
import { StatusQuery } from './status.ts';

/** Far enough for any form there has been. */
function ensureYearsBefore(years: number): number {
  if (years >= 1 && years <= 20) return years;
  throw new Problem('BAD_ARGUMENT', {
    zh: `参数 yearsBefore 应在 1 到 20 之间，现为 ${years}。`,
    en: `The argument yearsBefore must be between 1 and 20; it is ${years}.`,
  });
}

export const Query: Complete<QueryResolvers> = {
  ...ReportingQuery,
  ...RosterQuery,
  ...StatusQuery,
  ...FiguresQuery,
  ...SearchQuery,
  regions: async (_, { asOf, ...args }, { reader }) =>
    connectionOf(await listRegions(reader, pageOf(args), await ensureRevision(reader, asOf))),
  region: async (_, { id }, { loaders }) => {
    const row = await loaders.publisher.load(id);
    return row?.kind === 'region' ? row : null;
  },
  bureaus: async (_, { filter, asOf, ...args }, { reader }) => {
    const { of, kind, kinds, name, text, ...where } = filter ?? {};
    const named = of ? await publishersIn(reader, of) : null;
    const called = text ? await bureausCalled(reader, text) : null;
    const question = {
      region: await regionsAsked(reader, where),
      ids: named && called ? named.filter((id) => called.includes(id)) : (named ?? called),
      type: kind ?? null,
      types: someOrAll('kinds', kinds),
      name: name ?? null,
      asOf: await ensureRevision(reader, asOf),
    };
    return connectionOf(await listBureaus(reader, question, pageOf(args)));
  },
  functions: () => [...FUNCTIONS],
  bureau: async (_, { id }, { loaders }) => {
    const row = await loaders.publisher.load(id);
    return row?.kind === 'bureau' ? row : null;
  },
  reports: async (_, { filter, asOf, ...args }, { reader }) => {
    const { kind, edition, rules, ...filed } = filter ?? {};
    const named = someOrAll('rules', rules);
    ensureRules(named ?? []);
    const question = {
      ...(await filedBy(reader, filed)),
      kind: kind ?? null,
      edition: edition ? editionId(edition) : null,
      rules: named,
      asOf: await ensureRevision(reader, asOf),
    };
    return connectionOf(await listReports(reader, question, pageOf(args)));
  },
  report: async (_, { id, asOf }, { reader, loaders }) => {
    const revision = await ensureRevision(reader, asOf);
    if (revision === null) return loaders.report.load(id);
    return (await findReports(reader, [id], revision))[0] ?? null;
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
  findings: async (_, { filter, asOf, ...args }, { reader }) => {
    const found = await listFindings(reader, await findingsAsked(reader, filter, asOf), pageOf(args));
    return connectionOf({ ...found, rows: found.rows.map((finding) => shownFinding(finding, finding.report)) });
  },
  rules: () => RULES.map(shownRule),
  ruleCounts: async (_, { filter, asOf }, { reader }) => {
    const counts = await countByRule(reader, await findingsAsked(reader, filter, asOf));
    return RULES.flatMap((rule) => {
      const count = counts.get(rule.id);
      return count === undefined ? [] : [{ rule: shownRule(rule), count }];
    });
  },
  revisions: async (_, { asOf, ...args }, { reader }) =>
    connectionOf(await listRevisions(reader, pageOf(args), await ensureRevision(reader, asOf))),
  series: async (_, args, { reader, budget, today }) => {
    const asOf = args.at == null ? (args.asOf ?? null) : await revisionOn(reader, args.at, args.asOf ?? null, today);
    const question = {
      quantities: ensureSome('measures', args.measures).map(ensureQuantity),
      of: ensureSome('of', args.of).map(ensureSubject),
      years: args.years ? ensureYears(args.years) : ({ kind: 'all' } as const),
      applicant: args.applicant,
      basis: args.basis,
      over: args.over,
      asOf,
      ...(args.at != null && { on: args.at }),
      finer: finerOf(args),
      now: today,
    };
    const answer = await openSeries(reader, question, budget);
    return { answer, asOf };
  },
  ranking: async (_, { first, after, ...args }, { reader, budget, today }) => {
    const asOf = args.asOf ?? null;
    const year = args.year ?? null;
    const yearsBefore = ensureYearsBefore(args.yearsBefore);
    if (year !== null) ensureYears({ from: year, to: year });
    const question = {
      quantity: ensureQuantity(args.measure),
      of: ensureSome('of', args.of).map(ensureSubject),
      ...{ year, yearsBefore, applicant: args.applicant, order: args.order, minBase: args.minBase },
      ...{ asOf, now: today },
    };
    return { ranking: await askRanking(reader, question, budget), page: { first, after }, asOf };
  },
  flow: async (_, { of, year, ...args }, { reader, budget, today }) => {
    const asOf = args.asOf ?? null;
    ensureYears({ from: year, to: year });
    return { ...(await askFlow(reader, { of: ensureSubject(of), year, asOf, now: today }, budget)), asOf };
  },
  chart: async (_, { address }, { reader, budget, today }) => {
    const chart = parseAddress(address);
    const { words, answer, address: canonical } = await answerChart(reader, chart, today, budget);
    return { address: canonical, ...words, notes: [...words.notes], answer: { answer, asOf: chart.revision } };
  },
  viewer: (_, _args, { viewer }) => viewer,
  keys: async (_, _args, { reader, access, viewer }) => {
    await access.ensureMay(viewer, 'manageKeys', null);
    return listAccessKeys(reader);
  },
  audit: async (_, { filter, ...page }, { reader, access, viewer }) => {
    await access.ensureMay(viewer, 'readAudit', null);
    const question = { actor: filter?.actor ?? null, actions: filter?.actions ?? null };
    return connectionOf(await listDeeds(reader, question, pageOf(page)));
  },
  auditActors: async (_, _args, { reader, access, viewer }) => {
    await access.ensureMay(viewer, 'readAudit', null);
    return listActors(reader);
  },
  form: (_, { edition }) => EDITIONS[editionId(edition)],
};
