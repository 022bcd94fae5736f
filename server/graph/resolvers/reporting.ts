/** Who has reported, until when; and what people set and enter about it. */
import { Problem } from '../../../schema/problem.ts';
import { dayPublished, totalsOf } from '../../../schema/reporting/filing.ts';
import { may } from '../../access/may.ts';
import { notSignedIn } from '../../access/viewer.ts';
import type { Filing as FilingRow, Reporting as ReportingRow } from '../../aggregate/reporting.ts';
import { askReporting } from '../../aggregate/reporting.ts';
import { unknownReport } from '../../reporting/door.ts';
import type { EnteredDay as EnteredRow, StoredDueRule } from '../../store/find/due.ts';
import { dueRules } from '../../store/find/due.ts';
import { findReports } from '../../store/find/reports.ts';
import type { Complete } from '../all-fields.ts';
import type {
  DueRuleResolvers,
  EnteredDayResolvers,
  FilingResolvers,
  MutationResolvers,
  QueryResolvers,
  ReportingResolvers,
} from '../generated.ts';
import { payloadOf } from '../payload.ts';

export const ReportingQuery: Pick<Complete<QueryResolvers>, 'reporting' | 'dueRules'> = {
  reporting: async (_, { region, year, below }, { reader, asOf, budget, today }) => {
    const reporting = await askReporting(reader, { region, year, below: below ?? false, now: today, asOf });
    budget.spend(reporting.filings.length);
    return reporting;
  },
  dueRules: async (_, _args, { reader }) => [...(await dueRules(reader))],
};

export const Reporting: Complete<ReportingResolvers, Pick<ReportingRow, 'year' | 'day' | 'region'>> = {
  years: ({ years }) => [...years],
  filings: ({ filings }) => [...filings],
  bureaus: ({ filings }) => totalsOf(filings.filter(({ type }) => type !== 'region')),
  governments: ({ filings }) => totalsOf(filings.filter(({ type }) => type === 'region')),
};

type FilingFields = 'publisher' | 'year' | 'state' | 'why' | 'days' | 'entered';

export const Filing: Complete<FilingResolvers, Pick<FilingRow, FilingFields>> = {
  kind: ({ type }) => type,
  due: ({ due }) => due.day,
  dueByLaw: ({ due }) => due.rule === null,
  report: ({ filed }, _, { loaders }) => (filed === null ? null : loaders.report.load(filed.report)),
  publishedOn: ({ filed, entered }) => dayPublished({ read: filed?.readOn ?? null, entered: entered?.on ?? null }),
  readOn: ({ filed }) => filed?.readOn ?? null,
  receivedAt: ({ filed }) => filed?.receivedAt ?? null,
  contact: ({ publisher }, _, { role }) => (role === null ? null : publisher.contact),
  mayDate: ({ publisher, type, regions, filed }, _, context) => {
    // Strangers may not, whoever they are.
    if (filed === null || context.role === null) return false;
    const { viewer } = context;
    // A region is the first of its own regions.
    const lineage = type === 'region' ? regions : [publisher.id, ...regions];
    return viewer !== null && may(viewer, 'datePublication', lineage);
  },
};

export const EnteredDay: Complete<EnteredDayResolvers, Pick<EnteredRow, 'on' | 'source' | 'at' | 'revision'>> = {
  actor: ({ actor }) => ({ id: actor ?? '' }),
};

export const DueRule: Complete<DueRuleResolvers, Omit<StoredDueRule, 'region'>> = {
  region: ({ region }, _, { loaders }) => (region === null ? null : loaders.publisher.load(region)),
};

export const ReportingMutation: Pick<Complete<MutationResolvers>, 'setDueDate' | 'setPublicationDate'> = {
  setDueDate: (_, { input, since }, context) =>
    payloadOf(async () => {
      const { region = null, kind = null, since: from = null, month = null, day = null } = input;
      const { keyId } = await context.access.ensureMay(context.viewer, 'setDeadlines', region);
      if ((month === null) !== (day === null)) throw halfADay();
      const on = month === null || day === null ? null : { month, day };
      const by = { actor: keyId, at: context.now, since: since ?? null };
      const revision = await context.reporting.setDueDate({ region, kind, since: from, on }, by);
      return { rules: [...(await dueRules(context.reader))], revision };
    }),
  setPublicationDate: (_, { report: id, date = null, source = null, since }, context) =>
    payloadOf(async () => {
      const { viewer, reader, access, now } = context;
      if (viewer === null) throw notSignedIn();
      const [held] = await findReports(reader, [id]);
      if (!held) throw unknownReport(id);
      const { keyId } = await access.ensureMay(viewer, 'datePublication', held.publisher);
      const by = { actor: keyId, at: now, since: since ?? null };
      const revision = await context.reporting.setPublicationDate({ report: id, date, source }, by);
      return { report: held, revision };
    }),
};

function halfADay(): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: '月和日要一起填写；都不填表示改回原来的期限。',
    en: 'Give month and day together; leave both out to take back what was set.',
  });
}
