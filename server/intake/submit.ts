/**
 * The one door in: a document that was examined → whose it is → saved in one transaction → receipt. Nothing else writes reports:
 * the command line, the seeds and uploads all come through here.
 */
import { countOutcomes } from '../../schema/check/finding.ts';
import type { Receipt, Receipted } from '../../schema/intake/reading.ts';
import type { Label } from '../../schema/language.ts';
import { correctionWords } from '../../schema/report/correcting.ts';
import { countNumbers } from '../../schema/report/figure.ts';
import type { BugLog } from '../bug.ts';
import type { PublisherName } from '../store/find/publishers.ts';
import type { Store } from '../store/open.ts';
import { type CollectedFrom, saveCollected } from '../store/save/collected.ts';
import { saveReport } from '../store/save/report.ts';
import { keptMediaType, type Readers, type ReadFor } from './examine.ts';
import { attempt, type ExaminedDocument, examineFile, type HandedIn, type Looked } from './members.ts';
import { attribute } from './whose.ts';

export type { CollectedFrom };

/** A document that was examined, and what a person said it is. */
export type Submission = Pick<ExaminedDocument, 'examined' | 'named'>;

export interface Acceptance {
  /** The time of acceptance, ISO 8601 in UTC. */
  readonly at: string;
  /** Who submits it: the id of a key, or the part of the program that does. */
  readonly actor: string | null;
  /** Where the figures were published, if known. */
  readonly source: Label | null;
  /** Where the document was fetched, to ask for it again; none for one that was handed in. */
  readonly collected?: CollectedFrom;
  /** All names of publishers on the list. */
  readonly names: readonly PublisherName[];
  /** Throws NOT_ALLOWED where whoever submits it may not store that publisher's reports; null: nobody is asked. */
  readonly ensureMay: ((publisher: string) => Promise<void>) | null;
}

/** Accepts one document. Throws a Problem, and stores nothing, when its bureau is not known, no year can be found, or it may not be stored. */
export async function submit(store: Store, submission: Submission, acceptance: Acceptance): Promise<Receipt> {
  const { examined, named } = submission;
  const { document, read, findings, repairs } = examined;
  const { publisher, year, problem } = attribute(read, document.fileName, named, acceptance.names);
  if (problem) throw problem;
  await acceptance.ensureMay?.(publisher.id);
  const { at, actor, source, collected } = acceptance;
  const { hash, fileName, bytes } = document;
  const kept = { hash, fileName, mediaType: keptMediaType(document), bytes };
  await store.keepAhead({ ...kept, text: read.text });
  const saved = await store.writer.transaction(async (tx) => {
    const receipt = await saveReport(tx, {
      publisher,
      year,
      document: kept,
      read,
      findings,
      repairs,
      source: collected ? { zh: collected.address, en: collected.address } : source,
      at,
      actor,
    });
    if (collected) await saveCollected(tx, receipt.report, { ...collected, document: hash, at });
    return receipt;
  });
  return {
    ...(saved.kind === 'revised' ? { ...saved, dropped: saved.dropped.map(correctionWords) } : saved),
    publisher: publisher.id,
    year,
    findings: countOutcomes(findings),
    cells: { numbers: countNumbers(read.figures), all: read.figures.length },
  };
}

/** Accepts a document; throws what `submit` throws. */
export type Accept = (submission: Submission) => Promise<Receipt>;

/** The receipt of a document that was looked at, or why it was not taken. Throws nothing. */
export async function receiptOf(looked: Looked, accept: Accept, log: BugLog): Promise<Receipted> {
  const { fileName } = looked;
  if (looked.kind === 'refused') return { fileName, problem: looked.refusal, receipt: null };
  const { result, refusal } = await attempt(() => accept(looked), log);
  return refusal ? { fileName, problem: refusal, receipt: null } : { fileName, problem: null, receipt: result };
}

/** Hands a file in: a receipt for every document in it. Throws nothing but the signal's reason. */
export async function* handIn(
  file: HandedIn,
  readers: Readers,
  accept: Accept,
  log: BugLog,
  by: ReadFor = {},
): AsyncGenerator<Receipted> {
  for await (const looked of examineFile(file, readers, log, by)) yield receiptOf(looked, accept, log);
}
