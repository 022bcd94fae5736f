/** The rules between reports, applied to one that is stored nowhere yet, against what is: as they will be when it is stored. Nothing is written. */
import { checkAround } from '../../../schema/check/check.ts';
import type { Finding } from '../../../schema/check/finding.ts';
import { ownSentences } from '../../../schema/prose/own-sentences.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { wordsOf } from '../dialect.ts';
import type { Reader } from '../reader.ts';
import { type Beside, Surroundings } from '../save/around.ts';

/** `publisher`: on the list; `beside`: others that are stored nowhere, which count before what is held of their years. */
export async function foundAround(
  reader: Reader,
  { publisher, year, read }: { readonly publisher: string; readonly year: number; readonly read: ReadReport },
  beside: readonly Beside[] = [],
): Promise<readonly Finding[]> {
  const sentences = ownSentences(read.outline, read.text);
  // What is gathered reads, whoever asks: within a change it sees what was just written, and here what is held.
  const held = { db: reader.db as never, words: wordsOf(reader) };
  const surroundings = new Surroundings(held, [], null, beside);
  const around = await surroundings.around({ publisher, year, publishedOn: read.publishedOn, sentences });
  return around === null ? [] : checkAround({ ...read, year }, around);
}
