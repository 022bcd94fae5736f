/** Files out of a drop, a clipboard or a picker, folders opened; what systems leave in folders for themselves stays out. */

export interface NamedFile {
  readonly file: File;
  /** With its folders, where it came out of one. */
  readonly name: string;
}

/** More than this in one go is a mistake (a whole disk dropped), and reading its directory would stop the page. */
const MOST_FILES = 2000;

/** `.DS_Store`, `Thumbs.db`, `desktop.ini`, Office lock files `~$…`, and what stands in hidden folders. */
export function isSystemFile(name: string): boolean {
  return name
    .split('/')
    .some(
      (part) => part.startsWith('.') || part.startsWith('~$') || /^(?:thumbs\.db|desktop\.ini|__MACOSX)$/i.test(part),
    );
}

function kept(files: readonly NamedFile[]): readonly NamedFile[] {
  return files.filter(({ name }) => !isSystemFile(name)).slice(0, MOST_FILES);
}

/** The files of a picker; those of a folder keep their path. */
export function pickedFiles(list: FileList | null): readonly NamedFile[] {
  return kept([...(list ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name })));
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function filesUnder(entry: FileSystemEntry, found: NamedFile[]): Promise<void> {
  if (found.length >= MOST_FILES) return;
  const name = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await fileOf(entry);
    if (file) found.push({ file, name });
  } else if (isFolder(entry) && !isSystemFile(name)) {
    const reader = entry.createReader();
    // A directory comes in portions; an empty one is the end.
    for (let portion = await entriesOf(reader); portion.length > 0; portion = await entriesOf(reader)) {
      for (const one of portion) await filesUnder(one, found);
    }
  }
}

/** The files of a drop, in the order of their names. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly NamedFile[]> {
  // Entries must be taken before the first wait: afterwards the transfer is empty.
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
  if (entries.length === 0) return pickedFiles(transfer.files);
  const found: NamedFile[] = [];
  for (const entry of entries) await filesUnder(entry, found);
  return kept(found.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true })));
}
