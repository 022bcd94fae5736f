/** Places in documents, with the words there: whoever does not count in UTF-16 units cannot take them out of the text. */
import type { Place as DocumentPlace } from '../../../schema/report/source.ts';
import type { StoredDocument } from '../../store/find/documents.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import type { PlaceResolvers } from '../generated.ts';

/** The text of a document. Paid for before it is fetched, and as often as it is answered. */
export async function textOf({ hash, textSize }: StoredDocument, { loaders, answer }: Context): Promise<string> {
  answer.spend(textSize);
  const found = await loaders.text.load(hash);
  if (!found) throw answer.refused ?? new Error(`The document ${hash} has no text`);
  return found.text;
}

/** Texts that words were taken from, by request: paid for once, since no more of them is answered than those words. */
const READ = new WeakMap<Context, Map<string, Promise<string>>>();

async function textBehind(hash: string, context: Context): Promise<string> {
  const document = await context.loaders.document.load(hash);
  if (!document) throw new Error(`A figure is read from the document ${hash}, which is not there`);
  const read = READ.get(context) ?? new Map<string, Promise<string>>();
  READ.set(context, read);
  const text = read.get(hash) ?? textOf(document, context);
  read.set(hash, text);
  return text;
}

export const Place: Complete<PlaceResolvers, DocumentPlace> = {
  quote: async ({ hash, start, end }, _, context) => (await textBehind(hash, context)).slice(start, end),
};
