import { parseAddress, readSubject } from '../../../schema/chart/address.ts';
import { RULES, type RuleId } from '../../../schema/check/rules/index.ts';
import { EDITIONS } from '../../../schema/form/cells.ts';
import { editionId } from '../../../schema/form/edition.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { Problem } from '../../../schema/problem.ts';
import { shownFinding, shownRule } from '../../../schema/report/shown.ts';
import { INDICATORS } from '../../../schema/rollup/indicators.ts';
import { answerChart } from '../../aggregate/chart.ts';
import { ensureQuantity, ensureYears } from '../../aggregate/question.ts';
import { bureausCalled } from '../../aggregate/search/search.ts';
import { askSeries } from '../../aggregate/series.ts';
import { listAccessKeys } from '../../store/find/access-keys.ts';
import { listActors, listDeeds } from '../../store/find/audit.ts';
import { countByRule, type FindingQuestion, listFindings } from '../../store/find/findings.ts';
import { listBureaus, listRegions } from '../../store/find/publishers.ts';
import { listReports } from '../../store/find/reports.ts';
import { listRevisions } from '../../store/find/revisions.ts';
import type { Complete } from '../all-fields.ts';
import type { FindingFilter, QueryResolvers } from '../generated.ts';
import { connectionOf, connectionOver, pageOf } from '../pages.ts';
import { ReportingQuery } from './reporting.ts';
import { RosterQuery } from './roster.ts';
import { answerSearch } from './search.ts';
import { StatusQuery } from './status.ts';

/** A rule that is applied here; throws NOT_FOUND for any other, for what was never applied holds nowhere. */
function ensureRule(id: string): RuleId {
  const rule = RULES.find((one) => one.id === id);
  if (rule) return rule.id;
  const like = RULES.filter((one) => one.id.split('-')[0] === id.toUpperCase().split('-')[0]).map((one) => one.id);
  const named = like.length > 0 ? like : RULES.map((one) => one.id);
  throw new Problem('NOT_FOUND', {
    zh: `没有名为“${id.slice(0, 60)}”的核查规则，它没有核查过任何年报，不能据此认为没有问题。现有：${named.join('、')}。`,
    en: `No rule is named “${id.slice(0, 60)}”: it was applied to no report, which says nothing of what holds. There are: ${named.join(', ')}.`,
  });
}

function findingQuestion(filter: FindingFilter | null | undefined): FindingQuestion {
  return {
    region: filter?.region ?? null,
    publisher: filter?.publisher ?? null,
    year: filter?.year ?? null,
    rule: filter?.rule == null ? null : ensureRule(filter.rule),
    outcomes: filter?.outcomes ?? null,
    severity: filter?.severity ?? null,
  };
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
  bureaus: async (_, args, { reader }) =>
    connectionOf(
      await listBureaus(
        reader,
        {
          region: args.filter?.region ?? null,
          type: args.filter?.kind ?? null,
          name: args.filter?.name ?? null,
          ids: args.filter?.text ? await bureausCalled(reader, args.filter.text) : null,
        },
        pageOf(args),
      ),
    ),
  bureau: async (_, { id }, { loaders }) => {
    const row = await loaders.publisher.load(id);
    return row?.kind === 'bureau' ? row : null;
  },
  reports: async (_, args, { reader }) =>
    connectionOf(
      await listReports(
        reader,
        {
          region: args.filter?.region ?? null,
          publisher: args.filter?.publisher ?? null,
          year: args.filter?.year ?? null,
          kind: args.filter?.kind ?? null,
        },
        pageOf(args),
      ),
    ),
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
  indicators: () => [...INDICATORS],
  findings: async (_, args, { reader }) => {
    const found = await listFindings(reader, findingQuestion(args.filter), pageOf(args));
    return connectionOf({ ...found, rows: found.rows.map((finding) => shownFinding(finding, finding.report)) });
  },
  ruleCounts: async (_, { filter }, { reader }) => {
    const counts = await countByRule(reader, findingQuestion(filter));
    return RULES.flatMap((rule) => {
      const count = counts.get(rule.id);
      return count === undefined ? [] : [{ rule: shownRule(rule), count }];
    });
  },
  revisions: async (_, args, { reader }) => connectionOf(await listRevisions(reader, pageOf(args))),
  series: async (_, args, { reader, budget, today }) => {
    const asOf = args.asOf ?? null;
    const question = {
      quantities: args.measures.map(ensureQuantity),
      of: args.of.map(readSubject),
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
