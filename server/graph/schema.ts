/** The contract (schema/api) and what answers it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, print } from 'graphql';
import type { Complete } from './all-fields.ts';
import type { MutationResolvers, Resolvers } from './generated.ts';
import { forReaders } from './readers.ts';
import { describeRepeated } from './repeated.ts';
import { AccessKey, AccessMutation, Viewer } from './resolvers/access.ts';
import { Actor, Deed } from './resolvers/audit.ts';
import { Bureau, Publisher } from './resolvers/bureau.ts';
import { Finding, Repair, Rule } from './resolvers/finding.ts';
import { Form, FormCell, Indicator, Measure, Quantity } from './resolvers/measure.ts';
import { Contribution, Published } from './resolvers/members.ts';
import { Query } from './resolvers/query.ts';
import { Coverage, Region, SumBeside } from './resolvers/region.ts';
import { Document, Figure, NarrativeFigure, Report, ReportVersion, Revision } from './resolvers/report.ts';
import { DueRule, EnteredDay, Filing, Reporting, ReportingMutation } from './resolvers/reporting.ts';
import { ListedBureau, Roster, RosterMutation, Succession } from './resolvers/roster.ts';
import { SearchTarget } from './resolvers/search.ts';
import { PointChange, Quality, Series, SeriesAnswer, SeriesPoint } from './resolvers/series.ts';
import { Status } from './resolvers/status.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

const API = new URL('../../schema/api/', import.meta.url);

/** The SDL, one file a noun, joined; what every list has is described. */
export function readTypeDefs(): string {
  const written = readdirSync(fileURLToPath(API))
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(new URL(name, API), 'utf8'))
    .join('\n');
  return print(describeRepeated(parse(written)));
}

const Mutation: Complete<MutationResolvers> = { ...AccessMutation, ...RosterMutation, ...ReportingMutation };

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
  NarrativeFigure,
  Document,
  Revision,
  Finding,
  Repair,
  Rule,
  Quantity,
  Measure,
  Indicator,
  Form,
  FormCell,
  SearchTarget,
  SeriesAnswer,
  Series,
  SeriesPoint,
  PointChange,
  Quality,
  Contribution,
  Published,
};
