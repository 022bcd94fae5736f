/** Types from the contract: resolver types for the server, typed documents for the client. Output is never committed. */
import { readdirSync, readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { type FieldDefinitionNode, Kind, parse, print, visit } from 'graphql';

const API = new URL('schema/api/', import.meta.url);

/** A page shows an answer whole or says why not (client/app/client.ts): to it no question answers null but those that look one thing up. */
function asPagesSeeIt(): string {
  const written = readdirSync(API).map((name) => readFileSync(new URL(name, API), 'utf8'));
  const whole = (field: FieldDefinitionNode): FieldDefinitionNode =>
    field.type.kind === Kind.NON_NULL_TYPE || LOOKED_UP.has(field.name.value)
      ? field
      : { ...field, type: { kind: Kind.NON_NULL_TYPE, type: field.type } };
  const document = visit(parse(written.join('\n')), {
    ObjectTypeDefinition(node) {
      return node.name.value === 'Query' && node.fields ? { ...node, fields: node.fields.map(whole) } : undefined;
    },
  });
  return print(document);
}

/** Null where there is no such thing, which is no refusal. */
const LOOKED_UP: ReadonlySet<string> = new Set(['region', 'bureau', 'report', 'viewer']);

const config: CodegenConfig = {
  ignoreNoDocuments: true,
  generates: {
    'server/graph/generated.ts': {
      schema: 'schema/api/*.graphql',
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        contextType: './context.ts#Context',
        mappers: {
          Bureau: '../store/find/publishers.ts#PublisherRow',
          Region: '../store/find/publishers.ts#PublisherRow',
          Report: '../store/find/reports.ts#StoredReport',
          ReportVersion: '../store/find/reports.ts#StoredVersion',
          CountedFigure: '../aggregate/figures.ts#FigureRow',
          Figure: './placed.ts#ShownFigureRow',
          NarrativeFigure: './placed.ts#NarrativeRow',
          Place: './placed.ts#PlaceRow',
          Finding: './found.ts#KeptFinding',
          FindingGroup: '../aggregate/groups.ts#Group as GroupRow',
          ReturnSheetEntry: '../aggregate/return-sheets.ts#SheetEntry as SheetEntryRow',
          ReturnSheet: '../aggregate/return-sheets.ts#SentSheet as SentSheetRow',
          FindingTally: '../aggregate/groups.ts#Tally as TallyRow',
          PublisherCount: '../aggregate/groups.ts#PublisherCount as PublisherCountRow',
          FindingVerdict: '../store/find/verdicts.ts#StoredVerdict as VerdictRow',
          FindingAnswer: '../store/find/verdicts.ts#StoredVerdict as VerdictRow',
          RuleRecord: '../aggregate/groups.ts#RecordOfRule as RecordRow',
          Rule: '../../schema/report/shown.ts#ShownRule',
          Repair: '../../schema/report/shown.ts#ShownRepair',
          Correction: '../store/find/amendments.ts#StoredCorrection',
          AmendmentEnd: '../store/find/amendments.ts#AmendmentEnd as AmendmentEndRow',
          Withdrawal: '../store/find/amendments.ts#StoredWithdrawal',
          Change: '../aggregate/changes.ts#Change as ChangeOfFigures',
          Roster: './roster-part.ts#RosterPart',
          Succession: '../../schema/roster/change.ts#Succession as SuccessionRow',
          ListedBureau: '../../schema/report/publisher.ts#Bureau as NewBureauRow',
          Document: '../store/find/documents.ts#StoredDocument',
          Viewer: '../access/viewer.ts#Viewer as ViewerRow',
          AccessKey: '../store/find/access-keys.ts#AccessKeyRow',
          Deed: '../store/find/audit.ts#DeedRow',
          Actor: '../store/find/audit.ts#ActorRow',
          Status: '../observe/status.ts#Status as StatusRow',
          Brief: '../../schema/briefing/brief.ts#Brief as BriefRow',
          BriefSection: '../../schema/briefing/brief.ts#BriefSection as BriefSectionRow',
          BriefParagraph: '../../schema/briefing/brief.ts#Paragraph as BriefParagraphRow',
          BriefChart: '../../schema/briefing/brief.ts#BriefChart as BriefChartRow',
          Compiled: '../aggregate/compile.ts#Compiled as CompiledRow',
          CompiledCell: './compiled-cell.ts#CompiledCellRow',
          CompiledFinding: '../../schema/report/shown.ts#ShownFinding as CompiledFindingRow',
          Reporting: '../aggregate/reporting.ts#Reporting as ReportingRow',
          Filing: '../aggregate/reporting.ts#Filing as FilingRow',
          EnteredDay: '../store/find/due.ts#EnteredDay as EnteredRow',
          DueRule: '../store/find/due.ts#StoredDueRule',
          Revision: '../store/find/revisions.ts#RevisionRow',
          Measure: '../../schema/form/measures/measure.ts#Measure as MeasureRow',
          Indicator: '../../schema/rollup/indicators.ts#Indicator as IndicatorRow',
          Coverage: '../../schema/rollup/coverage.ts#Coverage as CoverageRow',
          SearchAnswer: './series-point.ts#SearchRow',
          Passage: '../aggregate/search/passages.ts#Passage as PassageRow',
          SectionFive: '../aggregate/prose/section-five.ts#SectionFive as SectionFiveRow',
          ProseItem: '../aggregate/prose/section-five.ts#ItemRow',
          ProseMention: '../aggregate/prose/section-five.ts#MentionRow',
          ThemeCounts: '../aggregate/prose/section-five.ts#ThemeCounts as ThemeCountsRow',
          ReportItemCounts: '../aggregate/prose/section-five.ts#ReportCounts',
          PassageConnection: './series-point.ts#PassagesRow',
          ProductPage: '../../schema/pages.ts#ProductPage as PageRow',
          Series: './series-point.ts#SeriesRow',
          SeriesPoint: './series-point.ts#PointRow',
          Quality: './series-point.ts#PointRow',
          Ranking: './series-point.ts#RankingRow',
          Ranked: './series-point.ts#RankedRow',
          NotRanked: './series-point.ts#NotRankedRow',
          Flow: './series-point.ts#FlowRow',
          FlowLink: '../../schema/chart/flow.ts#FlowLink as LinkRow',
          SeriesAnswer: './series-point.ts#AnswerRow',
          SumBeside: '../aggregate/beside.ts#SumBeside as SumBesideRow',
          ProvenFigure: '../../schema/chart/series.ts#Otherwise',
          PointNote: '../store/find/point-notes.ts#StoredNote',
          Saved: '../store/find/saved.ts#StoredSaved',
          Pin: '../store/find/pins.ts#PinRow',
          SavedBrief: '../store/find/briefings.ts#BriefingRow',
          MadePart: '../../schema/briefing/brief.ts#MadePart as MadePartRow',
          MadeBlock: '../../schema/briefing/brief.ts#MadeBlock as MadeBlockRow',
          PointChange: '../../schema/chart/series.ts#PointChange as ChangeRow',
          Contribution: '../aggregate/members.ts#Contributor',
          Published: '../aggregate/published.ts#Published as PublishedRow',
          Form: '../../schema/form/edition.ts#Edition as FormRow',
          FormCell: '../../schema/form/edition.ts#Cell',
        },
        inputMaybeValue: 'T | null | undefined',
        scalars: { ID: { input: 'string', output: 'string' }, Date: 'string', DateTime: 'string' },
      },
    },
    'client/gql/': {
      schema: asPagesSeeIt(),
      documents: ['client/**/*.{ts,tsx}', '!client/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        documentMode: 'documentNode',
        importExtension: '.ts',
        scalars: { Date: 'string', DateTime: 'string' },
      },
    },
  },
};

export default config;
