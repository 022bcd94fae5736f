import { getRule, RULES } from '../../../schema/check/rules/index.ts';
import { FINDING_STATES, isNoisy, judgedIn } from '../../../schema/check/verdict.ts';
import { findingArithmetic } from '../../../schema/check/words/words.ts';
import { type ShownRepair, type ShownRule, shownRepair, shownRule } from '../../../schema/report/shown.ts';
import { notSignedIn } from '../../access/viewer.ts';
import {
  askGroups,
  askPublishers,
  askRecords,
  askTally,
  askUnjudged,
  type Group,
  type PublisherCount as PublisherCountRow,
  type RecordOfRule,
  type Tally,
} from '../../aggregate/groups.ts';
import { countByRule, listAnyFindings } from '../../store/find/standing-findings.ts';
import { findingKey, type StoredVerdict } from '../../store/find/verdicts.ts';
import { findingsNamed, reportsNamed } from '../../verdicts/named.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import { findingsAsked } from '../filters.ts';
import { type KeptFinding, keptFinding } from '../found.ts';
import type {
  FindingAnswerResolvers,
  FindingGroupResolvers,
  FindingResolvers,
  FindingTallyResolvers,
  FindingVerdictResolvers,
  MutationResolvers,
  PublisherCountResolvers,
  QueryResolvers,
  RepairResolvers,
  RuleRecordResolvers,
  RuleResolvers,
} from '../generated.ts';
import { connectionOf, pageOf } from '../pages.ts';
import { payloadOf } from '../payload.ts';

type FindingQueries = 'findings' | 'findingGroups' | 'findingTally' | 'rules' | 'ruleCounts' | 'ruleRecords';

const ruleNamed = (id: string): ShownRule => shownRule(getRule(id));

export const FindingQuery: Pick<Complete<QueryResolvers>, FindingQueries> = {
  findings: async (_, { filter, ...args }, context) => {
    const question = await findingsAsked(context, filter, args);
    const found = await listAnyFindings(context.reader, question, pageOf(args));
    return connectionOf({ ...found, rows: found.rows.map((finding) => keptFinding(finding, question.asOf ?? null)) });
  },
  findingGroups: async (_, { filter, ...args }, context) =>
    connectionOf(await askGroups(context.reader, await findingsAsked(context, filter, args), pageOf(args))),
  findingTally: async (_, { filter, ...state }, context) =>
    askTally(context.reader, await findingsAsked(context, filter, state)),
  rules: () => RULES.map(shownRule),
  ruleCounts: async (_, { filter, ...state }, context) => {
    const counts = await countByRule(context.reader, await findingsAsked(context, filter, state));
    return RULES.flatMap((rule) => {
      const count = counts.get(rule.id);
      return count === undefined ? [] : [{ rule: shownRule(rule), count }];
    });
  },
  ruleRecords: async (_, _args, { reader }) => [...(await askRecords(reader))],
};

/** What was said of a finding until the revision it is asked for, the newest first: verdicts, or answers. */
async function saidOf({ kept, report, rule, subject }: KeptFinding, answers: boolean, { loaders }: Context) {
  const said = await loaders.verdicts.load({ id: report, asOf: kept.asOf });
  const key = findingKey({ rule: rule.id, subject });
  return said.filter((one) => findingKey(one) === key && (one.verdict === 'answered') === answers);
}

export const Finding: Complete<FindingResolvers, Omit<KeptFinding, 'report'>> = {
  report: async ({ id, report }, _, { loaders }) => {
    const found = await loaders.report.load(report);
    if (!found) throw new Error(`The finding ${id} belongs to no current report`);
    return found;
  },
  operands: ({ operands }) => [...operands],
  state: async ({ kept, rule, subject }, _, { loaders }) =>
    (await loaders.standings.load(kept)).get(findingKey({ rule: rule.id, subject }))?.state ?? null,
  verdicts: (finding, _, context) => saidOf(finding, false, context),
  answers: (finding, _, context) => saidOf(finding, true, context),
};

type SameOfVerdict = 'reason' | 'at' | 'revision' | 'ruleVersion';

function arithmeticOf({ rule, said }: StoredVerdict): string {
  // What came of it then is told by its numbers.
  return findingArithmetic({ rule, outcome: 'failed', severity: 'error', ...said });
}

export const FindingVerdict: Complete<FindingVerdictResolvers, Pick<StoredVerdict, SameOfVerdict>> = {
  verdict: ({ verdict }) => {
    if (verdict === 'answered') throw new Error('An answer is no verdict');
    return verdict;
  },
  actor: ({ actor }) => ({ id: actor ?? '' }),
  arithmetic: arithmeticOf,
};

export const FindingAnswer: Complete<FindingAnswerResolvers, Pick<StoredVerdict, 'at' | 'revision'>> = {
  text: ({ reason }) => reason,
  actor: ({ actor }) => ({ id: actor ?? '' }),
  arithmetic: arithmeticOf,
};

export const FindingGroup: Complete<FindingGroupResolvers> = {
  id: ({ report, findings: [first] }) => (first ? `${report}/${findingKey(first)}` : report),
  report: async ({ report }, _, { loaders }) => {
    const found = await loaders.report.load(report);
    if (!found) throw new Error(`There is no report ${report}`);
    return found;
  },
  findings: ({ findings, asOf }: Group) => findings.map((finding) => keptFinding(finding, asOf)),
  repair: ({ repair }) => repair && shownRepair(repair),
};

export const FindingTally: Complete<FindingTallyResolvers, Pick<Tally, 'findings' | 'all' | 'waiting'>> = {
  states: ({ states }) => [...states],
  severities: ({ severities }) => [...severities],
  rules: ({ rules }) => rules.map(({ rule, count }) => ({ rule: ruleNamed(rule), count })),
  confirmed: async (tally, _, { reader }) => (await askUnjudged(reader, tally)).confirmed,
  notAssessable: async (tally, _, { reader }) => (await askUnjudged(reader, tally)).notAssessable,
  publishers: async (tally, _, { reader }) => [...(await askPublishers(reader, tally))],
};

export const PublisherCount: Complete<PublisherCountResolvers, Pick<PublisherCountRow, 'count'>> = {
  publisher: async ({ publisher }, _, { loaders }) => {
    const found = await loaders.publisher.load(publisher);
    if (!found) throw new Error(`There is no publisher ${publisher}`);
    return found;
  },
};

export const RuleRecord: Complete<RuleRecordResolvers, Pick<RecordOfRule, 'fired'>> = {
  rule: ({ rule }) => ruleNamed(rule),
  judged: judgedIn,
  states: ({ states }) => FINDING_STATES.map((state) => ({ state, count: states[state] })),
  noisy: isNoisy,
};

export const Repair: Complete<RepairResolvers, ShownRepair> = {
  cells: ({ cells }) => [...cells],
};

export const Rule: Complete<RuleResolvers, ShownRule> = {};

/** Says something of findings, for whoever may do so of every bureau concerned. */
function saying(
  action: 'judgeFindings' | 'answerFindings',
  findings: readonly string[],
  say: (by: { readonly actor: string; readonly at: string }) => Promise<number | null>,
  { viewer, reader, access, now }: Context,
) {
  return payloadOf(async () => {
    if (viewer === null) throw notSignedIn();
    const publishers = new Set((await reportsNamed(reader, findings)).map(({ publisher }) => publisher));
    for (const publisher of publishers) await access.ensureMay(viewer, action, publisher);
    const revision = await say({ actor: viewer.keyId, at: now });
    const named = await findingsNamed(reader, findings, null);
    return { findings: named.map(({ finding }) => keptFinding(finding, null)), revision };
  });
}

export const FindingMutation: Pick<Complete<MutationResolvers>, 'judgeFindings' | 'answerFindings'> = {
  judgeFindings: (_, { findings, verdict, reason = null, since = null }, context) =>
    saying(
      'judgeFindings',
      findings,
      (by) => context.verdicts.judge({ findings, verdict, reason }, { ...by, since }),
      context,
    ),
  answerFindings: (_, { findings, text, since = null }, context) =>
    saying('answerFindings', findings, (by) => context.verdicts.answer({ findings, text }, { ...by, since }), context),
};
