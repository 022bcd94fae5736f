/** Reports collected by their web address: what is asked of the server for them, and what it says, checked as it comes in. */
import type { AskedAgain, CollectedReadings, FoundReport, Look, PassedOver } from '../../schema/intake/collecting.ts';
import { isReading, withAround } from './reading.ts';
import { postJson, type Sent } from './send.ts';
import { isNumber, isText, listOf, nullOr, oneOf, shapeOf } from './shapes.ts';
import { isLabel } from './shown-report.ts';

const isLook = shapeOf<Look>({
  kind: oneOf('report', 'list'),
  found: listOf(shapeOf<FoundReport>({ address: isText, title: isText, date: nullOr(isText) })),
  pages: isNumber,
  unread: nullOr(isLabel),
});

const isCollected = shapeOf<CollectedReadings>({
  readings: listOf(isReading),
  from: listOf(isText),
  hashes: listOf(isText),
  passedOver: listOf(shapeOf<PassedOver>({ address: isText, name: isText, why: isLabel })),
});

const isAskedAgain = shapeOf<AskedAgain>({
  outcome: oneOf('unchanged', 'changed', 'gone'),
  since: isText,
  changedCells: nullOr(isNumber),
  sentence: isLabel,
});

const isSites = shapeOf<{ readonly hosts: readonly string[] }>({ hosts: listOf(isText) });

/** The sites that may be read; none where collecting is off, or nobody says. */
export async function askSites(): Promise<readonly string[]> {
  try {
    const answer: unknown = await (await fetch('/collect', { headers: { accept: 'application/json' } })).json();
    return isSites(answer) ? answer.hosts : [];
  } catch {
    return []; // no connection, or reading is closed: there is nothing to offer
  }
}

/** Asks what an address leads to. */
export function askLook(address: string): Promise<Sent> {
  return postJson('/collect', { address });
}

/** Asks the page of a report again. */
export function askPageAgain(report: string): Promise<Sent> {
  return postJson(`/collect/reports/${encodeURIComponent(report)}`, {});
}

/** What an address leads to; null when the answer is something else. */
export function ensureLook(answer: unknown): Look | null {
  return isLook(answer) ? answer : null;
}

/** What was read at an address; null when the answer is something else, or says nothing. */
export function ensureCollected(answer: unknown): CollectedReadings | null {
  return isCollected(answer) && answer.readings.length > 0
    ? { ...answer, readings: answer.readings.map(withAround) }
    : null;
}

/** What asking a page again found; null when the answer is something else. */
export function ensureAskedAgain(answer: unknown): AskedAgain | null {
  return isAskedAgain(answer) ? answer : null;
}
