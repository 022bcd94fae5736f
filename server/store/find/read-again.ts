/** A stored version of a report as what it was read as, to be counted and checked again without its document being read. */
import type { Finding } from '../../../schema/check/finding.ts';
import type { Repair } from '../../../schema/check/repair/repair.ts';
import type { Label } from '../../../schema/language.ts';
import type { Figure } from '../../../schema/report/figure.ts';
import type { NarrativeFigure, ReadReport } from '../../../schema/report/report.ts';
import type { Reader } from '../reader.ts';
import { findTexts } from './documents.ts';
import { figuresOf, narrativeOf } from './figures.ts';
import { findingsOf } from './findings.ts';
import type { StoredReport } from './reports.ts';
import { damagedReport } from './sound.ts';

export interface ReadAgain {
  /** As printed, without any correction. The name on the document is not kept; whose report it is, is known. */
  readonly read: ReadReport;
  readonly documentHash: string;
  readonly findings: readonly Finding[];
  readonly repairs: readonly Repair[];
  readonly source: Label | null;
}

export async function readAgain(reader: Reader, report: StoredReport): Promise<ReadAgain> {
  const { version, documentHash, repairs, source } = report;
  const [figures, narrative, findings, [document]] = await Promise.all([
    figuresOf(reader, [version]),
    narrativeOf(reader, [version]),
    findingsOf(reader, [version], report.asOf),
    findTexts(reader, [documentHash]),
  ]);
  if (!document) throw await damagedReport(reader, 'document', { document_hash: documentHash });
  const { title, year, kind, period, publishedOn, editions, breakdowns, outline, notes } = report;
  const read: ReadReport = {
    ...{ title, publisher: null, year, kind, period, publishedOn, editions, breakdowns, outline, notes },
    figures: figures.map(({ version: _, corrected: __, ...figure }): Figure => figure),
    narrative: narrative.map(({ version: _, corrected: __, ...figure }): NarrativeFigure => figure),
    text: document.text,
  };
  return { read, documentHash, findings, repairs, source };
}
