/** A question for every field of every type of the graph, over the small district of app.ts. */
import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql';
import { contract } from '../../server/graph/type-defs.ts';

export const schema = contract();

/** Where an object of each type is to be had, as a query around `…`. */
const WAYS: Readonly<Record<string, string>> = {
  Region: 'region(id: "hill") { … }',
  RegionConnection: 'regions { … }',
  RegionEdge: 'regions { edges { … } }',
  PageInfo: 'regions { pageInfo { … } }',
  Coverage: 'region(id: "hill") { coverage(year: 2022) { … } }',
  SumBeside: 'region(id: "hill") { sumBeside(year: 2022, measures: ["requests.received"]) { … } }',
  FindingCounts: 'region(id: "hill") { findingCounts(year: 2021) { … } }',
  Bureau: 'bureau(id: "hill-a") { … }',
  BureauFunction: 'functions { … }',
  BureauConnection: 'bureaus { … }',
  BureauEdge: 'bureaus { edges { … } }',
  Report: 'report(id: "hill-b-2021") { … }',
  ReportConnection: 'reports { … }',
  ReportEdge: 'reports { edges { … } }',
  BlockEdition: 'report(id: "hill-b-2021") { editions { … } }',
  ReportVersion: 'report(id: "hill-b-2021") { versions { … } }',
  Reporting: 'reporting(region: "hill", year: 2021) { … }',
  Filing: 'report(id: "hill-b-2021") { filing { … } }',
  FilingTotals: 'reporting(region: "hill", year: 2021) { bureaus { … } }',
  EnteredDay: 'report(id: "hill-a-2022") { filing { entered { … } } }',
  DueRule: 'dueRules { … }',
  SetDueDatePayload: 'mutation setDueDate(input: { region: "hill" }) { … }',
  SetPublicationDatePayload: 'mutation setPublicationDate(report: "nobody-2022") { … }',
  Figure: 'report(id: "hill-b-2021") { figures(section: III) { … } }',
  CountedFigure: 'figures(first: 5) { nodes { … } }',
  CountedFigureConnection: 'figures(first: 5) { … }',
  CountedFigureEdge: 'figures(first: 5) { edges { … } }',
  Place: 'report(id: "hill-b-2021") { figures(section: II) { place { … } } }',
  NarrativeFigure: 'report(id: "hill-b-2021") { narrative { … } }',
  Document: 'report(id: "hill-b-2021") { document { … } }',
  Collected: 'report(id: "hill-b-2021") { collected { … } }',
  OutlineEntry: 'report(id: "hill-b-2021") { outline { … } }',
  ReadingNote: 'report(id: "hill-b-2021") { notes { … } }',
  Repair: 'report(id: "hill-b-2021") { repairs { … } }',
  RepairedCell: 'report(id: "hill-b-2021") { repairs { cells { … } } }',
  Revision: 'report(id: "hill-b-2021") { revision { … } }',
  RevisionConnection: 'revisions { … }',
  RevisionEdge: 'revisions { edges { … } }',
  Finding: 'findings(first: 5) { nodes { … } }',
  FindingVerdict: 'findings(first: 5) { nodes { verdicts { … } } }',
  FindingAnswer: 'findings(first: 5) { nodes { answers { … } } }',
  FindingGroup: 'findingGroups(first: 5) { nodes { … } }',
  FindingGroupConnection: 'findingGroups(first: 5) { … }',
  FindingGroupEdge: 'findingGroups(first: 5) { edges { … } }',
  FindingTally: 'findingTally { … }',
  StateCount: 'findingTally { states { … } }',
  PublisherCount: 'findingTally { publishers { … } }',
  SeverityCount: 'findingTally { severities { … } }',
  RuleRecord: 'ruleRecords { … }',
  JudgeFindingsPayload: 'mutation judgeFindings(findings: ["nobody-2022/T4-SUM/review"], verdict: confirmed) { … }',
  FindingConnection: 'findings(first: 5) { … }',
  FindingEdge: 'findings(first: 5) { edges { … } }',
  Operand: 'findings(first: 5) { nodes { operands { … } } }',
  TextRange: 'findings(first: 5) { nodes { operands { passage { … } } } }',
  Elsewhere: 'findings(first: 5) { nodes { operands { elsewhere { … } } } }',
  Rule: 'findings(first: 5) { nodes { rule { … } } }',
  RuleCount: 'ruleCounts { … }',
  Measure: 'measures { nodes { … } }',
  MeasureConnection: 'measures { … }',
  MeasureEdge: 'measures { edges { … } }',
  Join: 'measures { nodes { join { … } } }',
  UnitInfo: 'measures { nodes { unitInfo { … } } }',
  Indicator: 'indicators { … }',
  Term: 'indicators { numerator { … } }',
  Label: 'region(id: "hill") { name { … } }',
  SeriesAnswer: 'series(measures: ["rate.granted"], of: ["hill"]) { … }',
  Series: 'series(measures: ["rate.granted"], of: ["hill"]) { series { … } }',
  SeriesSubject: 'series(measures: ["rate.granted"], of: ["hill"]) { series { subject { … } } }',
  SeriesKey: 'series(measures: ["rate.granted"], of: ["hill"]) { series { key { … } } }',
  SeriesPoint: 'series(measures: ["rate.granted"], of: ["hill"]) { series { points { … } } }',
  EditionCount: 'series(measures: ["rate.granted"], of: ["hill"]) { series { points { editions { … } } } }',
  Quality: 'series(measures: ["rate.granted"], of: ["hill"]) { series { points { quality { … } } } }',
  Bounds: 'series(measures: ["rate.granted"], of: ["hill"]) { series { points { bounds { … } } } }',
  Distribution: 'series(measures: ["rate.granted"], of: ["hill"]) { series { points { distribution { … } } } }',
  Contribution:
    'series(measures: ["rate.granted"], of: ["hill"]) { series { points { contributions { nodes { … } } } } }',
  ContributionConnection:
    'series(measures: ["rate.granted"], of: ["hill"]) { series { points { contributions { … } } } }',
  ContributionEdge:
    'series(measures: ["rate.granted"], of: ["hill"]) { series { points { contributions { edges { … } } } } }',
  Published: 'series(measures: ["rate.granted"], of: ["hill"]) { series { points { published { … } } } }',
  Ranking: 'ranking(measure: "requests.received", of: ["region:hill/*"], year: 2022) { … }',
  Ranked: 'ranking(measure: "requests.received", of: ["region:hill/*"], year: 2022) { ranked { … } }',
  NotRanked: 'ranking(measure: "requests.received", of: ["region:hill/*"], year: 2022) { notRanked { … } }',
  Flow: 'flow(of: "hill", year: 2022) { … }',
  FlowLink: 'flow(of: "hill", year: 2022) { links { … } }',
  FlowBooks: 'flow(of: "hill", year: 2022) { books { … } }',
  PointChange: 'series(measures: ["rate.granted"], of: ["hill"]) { series { points { change { … } } } }',
  ChartAnswer: 'chart(address: "/chart?kind=trend&measure=requests.received&of=hill") { … }',
  SuccessionMark: 'series(measures: ["rate.granted"], of: ["hill-c"]) { series { successions { … } } }',
  SearchAnswer: 'search(text: "教育") { … }',
  Passage: 'search(text: "申请") { passages { nodes { … } } }',
  PassageConnection: 'search(text: "申请") { passages { … } }',
  PassageEdge: 'search(text: "申请") { passages { edges { … } } }',
  SectionFive: 'sectionFive(of: ["region:hill/*"]) { … }',
  ProseItemConnection: 'sectionFive(of: ["region:hill/*"]) { items { … } }',
  ProseItemEdge: 'sectionFive(of: ["region:hill/*"]) { items { edges { … } } }',
  ProseItem: 'sectionFive(of: ["region:hill/*"]) { items { nodes { … } } }',
  ProseMention: 'sectionFive(of: ["region:hill/*"]) { items { nodes { repeats { … } } } }',
  ThemeCounts: 'sectionFive(of: ["region:hill/*"]) { themes { … } }',
  ReportItemCounts: 'sectionFive(of: ["region:hill/*"]) { byReport { … } }',
  ItemCounts: 'sectionFive(of: ["region:hill/*"]) { byReport { counts { … } } }',
  TermCount: 'search(text: "申请") { terms { … } }',
  Dataset: 'dataset { … }',
  YearSpan: 'dataset { years { … } }',
  ReportSection: 'report(id: "hill-b-2021") { sections { … } }',
  SearchHit: 'search(text: "教育") { hits { … } }',
  ProductPage: 'search(text: "首页") { hits { target { ... on ProductPage { … } } } }',
  Codelist: 'codelists { … }',
  Code: 'codelists { codes { … } }',
  Form: 'form(edition: EDITION_2021) { … }',
  Viewer: 'viewer { … }',
  AccessKey: 'keys { … }',
  Deed: 'audit { nodes { … } }',
  DeedConnection: 'audit { … }',
  DeedEdge: 'audit { edges { … } }',
  Actor: 'auditActors { … }',
  Status: 'status { … }',
  Condition: 'status { conditions { … } }',
  Space: 'status { space { … } }',
  Stored: 'status { stored { … } }',
  StoredPart: 'status { stored { parts { … } } }',
  StoredMonth: 'status { stored { months { … } } }',
  Amount: 'status { stored { pruned { … } } }',
  Kept: 'status { kept { … } }',
  Load: 'status { load { … } }',
  LoadMinute: 'status { load { minutes { … } } }',
  SlowQuestion: 'status { slowQuestions { … } }',
  CreateKeyPayload: 'mutation createKey(input: { label: "x", role: administrator }) { … }',
  RevokeKeyPayload: 'mutation revokeKey(id: "nobody") { … }',
  Problem: 'mutation revokeKey(id: "nobody") { problems { … } }',
  Roster: 'roster(region: "hill") { … }',
  FormerName: 'bureau(id: "hill-b") { formerNames { … } }',
  Succession: 'bureau(id: "hill-b") { successions { … } }',
  RosterPreviewPayload: 'previewRoster(input: { region: "hill", text: "山区融媒" }) { … }',
  RosterPreview: 'previewRoster(input: { region: "hill", text: "山区融媒" }) { preview { … } }',
  RosterPreviewRow: 'previewRoster(input: { region: "hill", text: "山区融媒" }) { preview { rows { … } } }',
  ListedBureau: 'previewRoster(input: { region: "hill", text: "山区融媒" }) { preview { rows { bureau { … } } } }',
  WrittenRow: 'previewRoster(input: { region: "hill", text: "山区融媒" }) { preview { rows { written { … } } } }',
  RosterNotice: 'previewRoster(input: { region: "hill", text: "山区融媒" }) { preview { rows { notices { … } } } }',
  RosterPayload: 'mutation addName(id: "hill-c", name: "山水局") { … }',
  RemoveExamplesPayload: 'mutation removeExamples { … }',
  FormCell: 'form(edition: EDITION_2019) { cells { … } }',
};

const REQUIRED: Readonly<Record<string, string>> = {
  'Region.coverage': '(year: 2021)',
  'Region.findingCounts': '(year: 2021)',
  'Region.ownReport': '(year: 2022)',
  'Region.sumBeside': '(year: 2022, measures: ["requests.received"])',
  'Viewer.may': '(action: submitReport, publisher: "hill-a")',
};

function selectionOf(type: GraphQLObjectType): string {
  return Object.values(type.getFields())
    .map((field) => {
      const inner = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
      return `${field.name}${REQUIRED[`${type.name}.${field.name}`] ?? ''}${inner}`;
    })
    .join(' ');
}

export const OBJECTS = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType =>
    isObjectType(type) && !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name),
);

/** The question, or mutation, that asks a type for all of its fields; undefined: nobody said where one is to be had. */
export function questionFor(type: GraphQLObjectType): string | undefined {
  const way = WAYS[type.name];
  if (way === undefined) return undefined;
  const [, kind = '', field = ''] = /^(mutation )?(.*)$/.exec(way.replace('…', selectionOf(type))) ?? [];
  return `${kind}{ ${field} }`;
}
