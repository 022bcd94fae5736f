/** A ZIP archive of documents: its members, one by one, each under a name that is a label and never a path to write to. */
import { Problem } from '../../../schema/problem.ts';
import { emptyDocument, tooLarge } from '../refusals.ts';
import { openZip, type Zip } from './container/zip.ts';
import { LIMITS } from './limits.ts';
import { kindOfParts, recognizeFormat } from './recognize.ts';

export interface Archive {
  /** Of its documents, in the order of its directory; with their folders (`2023/教育局.docx`). */
  readonly fileNames: readonly string[];
  /**
   * The bytes of a document by its place among them. Throws Problem: UNSUPPORTED_FORMAT (encrypted), TOO_LARGE, UNREADABLE_DOCUMENT
   * (damaged), EMPTY_DOCUMENT.
   */
  takeOut(place: number): Promise<Uint8Array>;
}

/**
 * Opens an archive of documents, of which none is inflated yet; folders, hidden files and what systems leave behind are left
 * out. null: the file is no archive of documents, but a document itself (an Office file is a ZIP file too) or none that can
 * be opened; reading it as a document says what is wrong. Throws Problem: TOO_LARGE, EMPTY_DOCUMENT (no document in it).
 */
export async function openArchive(bytes: Uint8Array, fileName: string): Promise<Archive | null> {
  const zip = recognizedAsZip(bytes) ? await openSoundZip(bytes, fileName) : null;
  if (zip === null || kindOfParts(zip.names) !== 'zip') return null;
  if (bytes.length > LIMITS.archiveBytes) throw tooLarge(fileName, 'bytes', LIMITS.archiveBytes);
  const names = zip.names.filter(isDocument);
  if (names.length === 0) throw emptyDocument(fileName);
  if (names.length > LIMITS.archiveMembers) throw tooLarge(fileName, 'entries', LIMITS.archiveMembers);
  const fileNames = names.map(labelOf);
  return {
    fileNames,
    async takeOut(place) {
      const taken = await zip.read(names[place] ?? '', fileNames[place]);
      if (taken === null) throw emptyDocument(fileNames[place] ?? fileName);
      return taken;
    },
  };
}

/** null: it cannot be opened. */
async function openSoundZip(bytes: Uint8Array, fileName: string): Promise<Zip | null> {
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
