/** What answers the contract (schema/api). */
import type { Complete } from './all-fields.ts';
import type { MutationResolvers, Resolvers } from './generated.ts';
import { forReaders } from './readers.ts';
import { AccessKey, AccessMutation, Viewer } from './resolvers/access.ts';
import { Actor, Deed } from './resolvers/audit.ts';
import { Brief, BriefChart, BriefParagraph, BriefSection } from './resolvers/brief.ts';
import { BriefingsMutation, MadeBlock, MadePart, SavedBrief } from './resolvers/briefings.ts';
import { Bureau, Publisher } from './resolvers/bureau.ts';
import { Compiled, CompiledCell, CompiledFinding } from './resolvers/compiled.ts';
import { AmendmentEnd, Change, Correction, CorrectionMutation, Withdrawal } from './resolvers/correction.ts';
import { CountedFigure } from './resolvers/figures.ts';
import {
  Finding,
  FindingAnswer,
  FindingGroup,
  FindingMutation,
  FindingTally,
  FindingVerdict,
  PublisherCount,
  Repair,
  Rule,
  RuleRecord,
} from './resolvers/finding.ts';
import { Form, FormCell, Indicator, Measure, Quantity } from './resolvers/measure.ts';
import { Contribution, Published } from './resolvers/members.ts';
import { NotesMutation, PointNote } from './resolvers/notes.ts';
import { Pin, PinsMutation } from './resolvers/pins.ts';
import { Place } from './resolvers/place.ts';
import { ProseItem, ProseMention, ReportItemCounts, SectionFive, ThemeCounts } from './resolvers/prose.ts';
import { Query } from './resolvers/query.ts';
import { Flow, FlowLink, NotRanked, Ranked, Ranking } from './resolvers/ranking.ts';
import { Coverage, Region, SumBeside } from './resolvers/region.ts';
import { Document, Figure, NarrativeFigure, Report, ReportVersion, Revision } from './resolvers/report.ts';
import { DueRule, EnteredDay, Filing, Reporting, ReportingMutation } from './resolvers/reporting.ts';
import { ReturnSheet, ReturnSheetEntry, ReturnSheetMutation } from './resolvers/return-sheets.ts';
import { ListedBureau, Roster, RosterMutation, Succession } from './resolvers/roster.ts';
import { Saved, SavedMutation } from './resolvers/saved.ts';
import { Passage, PassageConnection, SearchAnswer, SearchTarget } from './resolvers/search.ts';
import { PointChange, ProvenFigure, Quality, Series, SeriesAnswer, SeriesPoint } from './resolvers/series.ts';
import { Status } from './resolvers/status.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

const Mutation: Complete<MutationResolvers> = {
  ...AccessMutation,
  ...RosterMutation,
  ...ReportingMutation,
  ...CorrectionMutation,
  ...NotesMutation,
  ...PinsMutation,
  ...BriefingsMutation,
  ...SavedMutation,
  ...FindingMutation,
  ...ReturnSheetMutation,
};

export const resolvers: Resolvers = {
  Date: DateScalar,
  DateTime: DateTimeScalar,
  Query: forReaders(Query),
  Mutation,
  Viewer,
  AccessKey,
  Deed,
  Actor,
  Status,
  Brief,
  BriefSection,
  BriefParagraph,
  BriefChart,
  Compiled,
  CompiledCell,
  CompiledFinding,
  Region,
  Coverage,
  SumBeside,
  Bureau,
  Roster,
  Succession,
  ListedBureau,
  Publisher,
  Reporting,
  Filing,
  EnteredDay,
  DueRule,
  Report,
  ReportVersion,
  Figure,
  Correction,
  AmendmentEnd,
  Withdrawal,
  Change,
  CountedFigure,
  NarrativeFigure,
  Place,
  Document,
  Revision,
  Finding,
  FindingVerdict,
  FindingAnswer,
  FindingGroup,
  FindingTally,
  PublisherCount,
  RuleRecord,
  ReturnSheetEntry,
  ReturnSheet,
  Repair,
  Rule,
  Quantity,
  Measure,
  Indicator,
  Form,
  FormCell,
  SearchTarget,
  SearchAnswer,
  Passage,
  PassageConnection,
  SectionFive,
  ProseItem,
  ProseMention,
  ThemeCounts,
  ReportItemCounts,
  SeriesAnswer,
  Series,
  SeriesPoint,
  PointChange,
  ProvenFigure,
  Pin,
  SavedBrief,
  MadePart,
  MadeBlock,
  Saved,
  PointNote,
  Ranking,
  Ranked,
  NotRanked,
  Flow,
  FlowLink,
  Quality,
  Contribution,
  Published,
};
