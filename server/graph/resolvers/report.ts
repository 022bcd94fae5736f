import { holdsIn } from '../../../schema/chart/point-notes.ts';
import { getMeasure } from '../../../schema/form/measures/index.ts';
import { sectionsOf } from '../../../schema/report/sections.ts';
import {
  type ShownFigure,
  type ShownNarrative,
  shownEditions,
  shownFigure,
  shownNarrative,
  shownRepair,
} from '../../../schema/report/shown.ts';
import { collectionOn } from '../../aggregate/coverage.ts';
import { groupsOfReport } from '../../aggregate/groups.ts';
import { ensureCells } from '../../aggregate/known.ts';
import { filingOf } from '../../aggregate/reporting.ts';
import type { StoredDocument } from '../../store/find/documents.ts';
import type { StoredNarrative } from '../../store/find/figures.ts';
import type { PublisherRow } from '../../store/find/publishers.ts';
import type { StoredReport, StoredVersion } from '../../store/find/reports.ts';
import { getRevision, type RevisionRow } from '../../store/find/revisions.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import { ensureOrdinal, ensureSome } from '../filters.ts';
import { keptFinding } from '../found.ts';
import type {
  DocumentResolvers,
  FigureResolvers,
  NarrativeFigureResolvers,
  ReportResolvers,
  ReportVersionResolvers,
  RevisionResolvers,
} from '../generated.ts';
import { type NarrativeRow, placedIn, type ShownFigureRow } from '../placed.ts';
import { textOf } from './place.ts';

async function publisherOf(report: StoredReport, { loaders }: Context): Promise<PublisherRow> {
  const publisher = await loaders.publisher.load(report.publisher);
  if (!publisher) throw new Error(`The report ${report.id} has no publisher`);
  return publisher;
}

export async function revisionOf(number: number, { loaders }: Context): Promise<RevisionRow> {
  const revision = await loaders.revision.load(number);
  if (!revision) throw new Error(`There is no revision ${number}`);
  return revision;
}

async function documentOf(report: StoredReport, { loaders }: Context): Promise<StoredDocument> {
  const document = await loaders.document.load(report.documentHash);
  if (!document) throw new Error(`The report ${report.id} has no document`);
  return document;
}

/** The figures of a version's tables; of a section, or of some cells, where those are asked for. */
async function figuresIn(
  { version, documentHash }: Pick<StoredVersion, 'version' | 'documentHash'>,
  {
    section,
    cells,
  }: { readonly section?: string | null | undefined; readonly cells?: readonly string[] | null | undefined },
  { loaders }: Context,
): Promise<ShownFigureRow[]> {
  if (cells) ensureCells(ensureSome('cells', cells));
  const figures = await loaders.figures.load(version);
  const wanted = cells ? new Set<string>(cells) : null;
  return figures
    .filter(({ cell }) => (!section || cell.startsWith(`${section}/`)) && (wanted === null || wanted.has(cell)))
    .map((figure) => ({ ...placedIn<ShownFigure>(documentHash)(shownFigure(figure)), corrected: figure.corrected }));
}

function narrativeIn(stated: readonly StoredNarrative[], hash: string): NarrativeRow[] {
  const shown = shownNarrative(stated).map(placedIn<ShownNarrative>(hash));
  return shown.map((one, index) => ({ ...one, corrected: stated[index]?.corrected }));
}

type SameFields = 'id' | 'year' | 'kind' | 'title' | 'publishedOn' | 'source';

export const Report: Complete<ReportResolvers, Pick<StoredReport, SameFields>> = {
  publisher: (report, _, context) => publisherOf(report, context),
  filing: async (report, _, context) => {
    const { loaders } = context;
    const [publisher, versions, entered, deadlines] = await Promise.all([
      publisherOf(report, context),
      loaders.versions.load(report.id),
      loaders.enteredDay.load(report.id),
      loaders.deadlines(),
    ]);
    const { at } = await revisionOf(versions.at(-1)?.revision ?? report.revision, context);
    const filed = { ...report, report: report.id, readOn: report.publishedOn, receivedAt: at };
    // One that is held is neither missing nor waited for, whatever the day.
    return filingOf(publisher, report.year, filed, entered, collectionOn('', null, deadlines));
  },
  editions: ({ editions }) => shownEditions(editions),
  figures: figuresIn,
  narrative: async (report, _, { loaders }) =>
    narrativeIn(await loaders.narrative.load(report.version), report.documentHash),
  findings: async (report, { outcomes }, { loaders }) =>
    (await loaders.findings.load(report))
      .filter((finding) => !outcomes || ensureSome('outcomes', outcomes).includes(finding.outcome))
      .map((finding) => keptFinding(finding, report.asOf)),
  findingGroups: async (report, _, { loaders }) => [...groupsOfReport(report, await loaders.findings.load(report))],
  findingCounts: (report, _, { loaders }) => loaders.findingCounts.load(report),
  document: (report, _, context) => documentOf(report, context),
  repairs: ({ repairs }) => repairs.map(shownRepair),
  outline: ({ outline, documentHash }) => outline.map(placedIn(documentHash)),
  sections: async (report, { ordinal }, context) => {
    const document = await documentOf(report, context);
    const text = await textOf(document, context);
    if (ordinal != null) ensureOrdinal(ordinal);
    return sectionsOf(report.outline, text)
      .filter((section) => ordinal == null || section.ordinal === ordinal)
      .map(placedIn(document.hash));
  },
  notes: ({ notes, documentHash }) => notes.map(placedIn(documentHash)),
  pointNotes: async ({ publisher, kind, year }, { asOf }, { reader, loaders }) => {
    const { number, latest } = await getRevision(reader, asOf ?? null);
    const scope = kind === 'region' ? 'governmentWide' : 'own';
    const all = await loaders.pointNotes(latest ? null : number);
    return all.filter((note) => note.publisher === publisher && note.scope === scope && holdsIn(note, year));
  },
  corrections: async ({ id, revision }, _, { loaders }) =>
    (await loaders.corrections.load(id)).filter(
      (one) => one.revision <= revision && (one.end === null || one.end.revision > revision),
    ),
  withdrawn: ({ withdrawal }) => withdrawal ?? null,
  revision: (report, _, context) => revisionOf(report.revision, context),
  versions: async (report, _, { loaders }) => [...(await loaders.versions.load(report.id))],
  collected: async (report, _, { loaders, passes }) => {
    // That a page was asked again is noted without a revision.
    passes();
    const row = await loaders.collected.load(report.id);
    return row && { address: row.address, at: row.at, askedAt: row.asked_at, outcome: row.outcome };
  },
  illustrative: async (report, _, context) => (await publisherOf(report, context)).illustrative === 1,
};

export const ReportVersion: Complete<ReportVersionResolvers, Omit<StoredVersion, 'revision' | 'prunedAt'>> = {
  figures: figuresIn,
  revision: (version, _, context) => revisionOf(version.revision, context),
  prunedAt: ({ prunedAt }, _, { passes }) => {
    // Pruning makes no revision.
    passes();
    return prunedAt;
  },
};

export const Figure: Complete<FigureResolvers, Omit<ShownFigureRow, 'measure' | 'corrected'>> = {
  measure: ({ measure }) => getMeasure(measure.id),
  correction: ({ corrected }, _, { loaders }) => (corrected ? loaders.correction.load(corrected.revision) : null),
};

export const NarrativeFigure: Complete<NarrativeFigureResolvers, Omit<NarrativeRow, 'corrected'>> = {
  correction: ({ corrected }, _, { loaders }) => (corrected ? loaders.correction.load(corrected.revision) : null),
};

export const Document: Complete<DocumentResolvers, Omit<StoredDocument, 'textSize'>> = {
  text: (document, _, context) => textOf(document, context),
};

export const Revision: Complete<RevisionResolvers, Pick<RevisionRow, 'at' | 'note'>> = {
  number: (revision) => Number(revision.number),
  kind: ({ kind, about }) => about ?? kind,
  report: (revision, _, { loaders }) => (revision.report_id === null ? null : loaders.report.load(revision.report_id)),
};
