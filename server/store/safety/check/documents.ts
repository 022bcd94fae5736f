/** Whether each document is what was submitted, and its transcript what was read. */
import { isSound } from '../../checksums.ts';
import { damagedReport } from '../../find/sound.ts';
import type { Reader } from '../../reader.ts';
import { type Damage, surviving } from './damage.ts';

export async function* checkDocuments(reader: Reader): AsyncGenerator<Damage> {
  // One after another: a document can be large.
  const rows = await reader.db.selectFrom('document').select('hash').orderBy('hash').execute();
  for (const { hash } of rows) yield* surviving(checkDocument(reader, hash));
}

async function* checkDocument(reader: Reader, hash: string): AsyncGenerator<Damage> {
  const document = await reader.db.selectFrom('document').selectAll().where('hash', '=', hash).executeTakeFirst();
  if (document && isSound.label(document) && isSound.text(document) && isSound.bytes(document)) return;
  yield (await damagedReport(reader, 'document', { document_hash: hash })).sentence;
}
