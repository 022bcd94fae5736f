/** Where a list comes from, as the server is asked about it. */
import type { RosterCorrectionInput, RosterDocumentInput, RosterInput } from '../gql/graphql.ts';

export type ListSource =
  | { readonly kind: 'file'; readonly name: string; readonly base64: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'documents'; readonly documents: readonly RosterDocumentInput[] };

/** Largest list file taken, in bytes. */
export const LARGEST_LIST = 8 * 1024 * 1024;

/** Reads a file the person has chosen. */
export function fileSource(name: string, file: Blob): Promise<ListSource> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error('The file could not be read'));
    // data:…;base64,…
    reader.onload = () => resolve({ kind: 'file', name, base64: String(reader.result).split(',')[1] ?? '' });
    reader.readAsDataURL(file);
  });
}

export function listInput(
  source: ListSource,
  region: string,
  corrections: readonly RosterCorrectionInput[] = [],
): RosterInput {
  const base = { region, corrections: [...corrections] };
  switch (source.kind) {
    case 'file':
      return { ...base, file: { name: source.name, base64: source.base64 } };
    case 'text':
      return { ...base, text: source.text };
    case 'documents':
      return { ...base, documents: [...source.documents] };
  }
}
