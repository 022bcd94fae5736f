/** A ZIP archive of documents: its members, one by one, each under a name that is a label and never a path to write to. */
import { Problem } from '../../../schema/problem.ts';
import { emptyDocument, tooLarge } from '../refusals.ts';
import { openZip, type Zip } from './container/zip.ts';
import { LIMITS } from './limits.ts';
import { kindOfParts, recognizeFormat } from './recognize.ts';

/** A document in an archive; one that cannot be taken out carries its refusal, and the others go on. */
export type ArchiveMember =
  | { readonly fileName: string; readonly bytes: Uint8Array; readonly problem: null }
  | { readonly fileName: string; readonly bytes: null; readonly problem: Problem };

/**
 * The documents of an archive in the order of its directory; folders, hidden files and what systems leave behind are left
 * out. null: the file is no archive of documents, but a document itself (an Office file is a ZIP file too) or none that can
 * be opened; reading it as a document says what is wrong. `fileName` of a member keeps its folders (`2023/教育局.docx`).
 * Throws Problem: TOO_LARGE, EMPTY_DOCUMENT (no document in it).
 */
export async function listArchive(bytes: Uint8Array, fileName: string): Promise<readonly ArchiveMember[] | null> {
  const zip = recognizedAsZip(bytes) ? await openArchive(bytes, fileName) : null;
  if (zip === null || kindOfParts(zip.names) !== 'zip') return null;
  if (bytes.length > LIMITS.archiveBytes) throw tooLarge(fileName, 'bytes', LIMITS.archiveBytes);
  const names = zip.names.filter(isDocument);
  if (names.length === 0) throw emptyDocument(fileName);
  if (names.length > LIMITS.archiveMembers) throw tooLarge(fileName, 'entries', LIMITS.archiveMembers);
  const members: ArchiveMember[] = [];
  for (const name of names) members.push(await takeOut(zip, name));
  return members;
}

async function takeOut(zip: Zip, name: string): Promise<ArchiveMember> {
  const fileName = labelOf(name);
  try {
    const bytes = await zip.read(name, fileName);
    if (bytes) return { fileName, bytes, problem: null };
    return { fileName, bytes: null, problem: emptyDocument(fileName) };
  } catch (error) {
    if (error instanceof Problem) return { fileName, bytes: null, problem: error };
    throw error;
  }
}

/** null: it cannot be opened. */
async function openArchive(bytes: Uint8Array, fileName: string): Promise<Zip | null> {
  try {
    return await openZip(bytes, fileName, {
      entries: LIMITS.entries,
      entryBytes: LIMITS.documentBytes,
      bytes: LIMITS.archiveInflatedBytes,
    });
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

function recognizedAsZip(bytes: Uint8Array): boolean {
  const kind = recognizeFormat(bytes)?.kind;
  return kind === 'zip' || kind === 'docx' || kind === 'xlsx' || kind === 'ofd';
}

function isDocument(name: string): boolean {
  const parts = name.split(/[/\\]/);
  const last = parts.at(-1) ?? '';
  if (parts.includes('__MACOSX') || last.startsWith('.') || last.startsWith('~$')) return false;
  return last !== '' && !/^(?:thumbs\.db|desktop\.ini)$/i.test(last);
}

/** A name for people: no way up, no root, no drive, no characters that print nothing. */
function labelOf(name: string): string {
  const parts = name
    .split(/[/\\]/)
    .map((part) =>
      Array.from(part.replace(/^[A-Za-z]:/, ''))
        .filter(isPrinted)
        .join('')
        .trim(),
    )
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/').slice(-200) || 'document';
}

function isPrinted(character: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(character);
}
