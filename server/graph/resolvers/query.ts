import { parseAddress, readSubject } from '../../../schema/chart/address.ts';
import type { Of } from '../../../schema/chart/chart.ts';
import { RULES } from '../../../schema/check/rules/index.ts';
import { EDITIONS } from '../../../schema/form/cells.ts';
import { editionId } from '../../../schema/form/edition.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { Problem } from '../../../schema/problem.ts';
import { shownFinding, shownRule } from '../../../schema/report/shown.ts';
import { INDICATORS } from '../../../schema/rollup/indicators.ts';
import { answerChart } from '../../aggregate/chart.ts';
import { ensurePublisher, ensureRule } from '../../aggregate/known.ts';
import { ensureQuantity, ensureYears } from '../../aggregate/question.ts';
import { bureausCalled } from '../../aggregate/search/search.ts';
import { askSeries } from '../../aggregate/series.ts';
import { listAccessKeys } from '../../store/find/access-keys.ts';
import { listActors, listDeeds } from '../../store/find/audit.ts';
import { countByRule, type FindingQuestion, listFindings } from '../../store/find/findings.ts';
import { listBureaus, listRegions } from '../../store/find/publishers.ts';
import { listReports } from '../../store/find/reports.ts';
import { listRevisions } from '../../store/find/revisions.ts';
import type { Reader } from '../../store/reader.ts';
import type { Complete } from '../all-fields.ts';
import type { FindingFilter, QueryResolvers } from '../generated.ts';
import { connectionOf, connectionOver, pageOf } from '../pages.ts';
import { listCodes } from './codelist.ts';
import { ReportingQuery } from './reporting.ts';
import { RosterQuery } from './roster.ts';
import { answerSearch } from './search.ts';
import { StatusQuery } from './status.ts';

async function findingQuestion(reader: Reader, filter: FindingFilter | null | undefined): Promise<FindingQuestion> {
  ensureRule(filter?.rule ?? null);
  await ensurePublisher(reader, filter?.region ?? null, 'region');
  await ensurePublisher(reader, filter?.publisher ?? null, 'publisher');
  return {
    region: filter?.region ?? null,
    publisher: filter?.publisher ?? null,
    year: filter?.year ?? null,
    rule: filter?.rule ?? null,
    outcomes: filter?.outcomes ?? null,
    severity: filter?.severity ?? null,
  };
}

/** A list that names nobody asks for nothing, which is a slip. */
function ensureSome(name: string, list: readonly string[]): readonly string[] {
  if (list.length > 0) return list;
  throw new Problem('BAD_ARGUMENT', {
    zh: `参数 ${name} 是空的，请至少写一项。`,
    en: `The argument ${name} is empty. Name at least one.`,
  });
}

/** Throws BAD_ARGUMENT for what can be no subject: here it is an argument, and no part of an address. */
function ensureSubject(text: string): Of {
  try {
    return readSubject(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const shown = text.slice(0, 60);
    throw new Problem('BAD_ARGUMENT', {
      zh: `参数 of 的“${shown}”不可用。可用：单位或地区的编号（小写字母、数字、连字符），region:ID/*（该地区各单位），region:ID/report（该地区自己的年报）。`,
      en: `The argument of cannot be “${shown}”. Allowed: ids of bureaus or regions (lower-case letters, digits, hyphens), region:ID/* (every bureau of a region), region:ID/report (the region’s own report).`,
    });
  }
}

export const Query: Complete<QueryResolvers> = {
  ...ReportingQuery,
  ...RosterQuery,
  ...StatusQuery,
  regions: async (_, args, { reader }) => connectionOf(await listRegions(reader, pageOf(args))),
  region: async (_, { id }, { loaders }) => {
    const row = await loaders.publisher.load(id);
    return row?.kind === 'region' ? row : null;
  },
  bureaus: async (_, { filter, ...args }, { reader }) => {
    await ensurePublisher(reader, filter?.region ?? null, 'region');
    const ids = filter?.text ? await bureausCalled(reader, filter.text) : null;
    const question = { region: filter?.region ?? null, type: filter?.kind ?? null, name: filter?.name ?? null, ids };
    return connectionOf(await listBureaus(reader, question, pageOf(args)));
  },
  bureau: async (_, { id }, { loaders }) => {
    const row = await loaders.publisher.load(id);
    return row?.kind === 'bureau' ? row : null;
  },
  reports: async (_, { filter, ...args }, { reader }) => {
    const { region = null, publisher = null, year = null, kind = null } = filter ?? {};
    await ensurePublisher(reader, region, 'region');
    await ensurePublisher(reader, publisher, 'publisher');
    return connectionOf(await listReports(reader, { region, publisher, year, kind }, pageOf(args)));
  },
  report: (_, { id }, { loaders }) => loaders.report.load(id),
  search: (_, { text, first, near }, context) =>
    answerSearch({ text, first: first ?? 12, near: near ?? null }, context),
  measures: (_, args) => {
    const edition = args.filter?.edition ? editionId(args.filter.edition) : null;
    const subject = args.filter?.subject ?? null;
    const rows = MEASURES.filter(
      (measure) =>
        (subject === null || measure.topic === subject) && (edition === null || measure.printedIn.includes(edition)),
    );
    return connectionOver(rows, pageOf(args));
  },
  codelists: (_, _args, _context, { schema }) => listCodes(schema),
  indicators: () => [...INDICATORS],
  findings: async (_, args, { reader }) => {
    const found = await listFindings(reader, await findingQuestion(reader, args.filter), pageOf(args));
    return connectionOf({ ...found, rows: found.rows.map((finding) => shownFinding(finding, finding.report)) });
  },
  rules: () => RULES.map(shownRule),
  ruleCounts: async (_, { filter }, { reader }) => {
    const counts = await countByRule(reader, await findingQuestion(reader, filter));
    return RULES.flatMap((rule) => {
      const count = counts.get(rule.id);
      return count === undefined ? [] : [{ rule: shownRule(rule), count }];
    });
  },
  revisions: async (_, args, { reader }) => connectionOf(await listRevisions(reader, pageOf(args))),
  series: async (_, args, { reader, budget, today }) => {
    const asOf = args.asOf ?? null;
    const question = {
      quantities: ensureSome('measures', args.measures).map(ensureQuantity),
      of: ensureSome('of', args.of).map(ensureSubject),
      years: args.years ? ensureYears(args.years) : ({ kind: 'all' } as const),
      applicant: args.applicant,
      basis: args.basis,
      over: args.over,
      asOf,
      now: today,
    };
    const answer = await askSeries(reader, question, budget);
    return { answer, asOf };
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
