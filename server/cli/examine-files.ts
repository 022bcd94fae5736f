/** Files and archives named on the command line, read in a process that can be ended, one after another. */
import { basename } from 'node:path';
import type { DocumentBytes, Examined } from '../intake/examine.ts';
import type { ParsingPool } from '../intake/pool/pool.ts';
import { openPool } from '../intake/pool/pool.ts';
import { mediaTypeOf, readBytes, refusalOf } from './files.ts';

export type Looked =
  | { readonly kind: 'read'; readonly label: string; readonly document: DocumentBytes; readonly examined: Examined }
  | { readonly kind: 'refused'; readonly label: string; readonly why: string };

/** One reading process is enough for a person's files. Milliseconds a document, mebibytes of heap. */
export function openOwnPool(): ParsingPool {
  return openPool({ size: 1, deadline: 20_000, memory: 512 });
}

/** The document of a file, or the documents of an archive; what cannot be read says why, and the rest goes on. */
export async function* lookInto(file: string, media: string | null, parsing: ParsingPool): AsyncGenerator<Looked> {
  let members: Awaited<ReturnType<ParsingPool['unpack']>>;
  try {
    members = await parsing.unpack({
      bytes: await readBytes(file),
      fileName: basename(file),
      mediaType: media ?? mediaTypeOf(file),
    });
  } catch (error) {
    yield { kind: 'refused', label: file, why: refusalOf(error) };
    return;
  }
  for (const member of members) {
    const whole = members.length === 1 && member.fileName === basename(file);
    const label = whole ? file : `${file} › ${member.fileName}`;
    try {
      if (member.problem) throw member.problem;
      const document = {
        bytes: member.bytes,
        fileName: member.fileName,
        mediaType: media ?? mediaTypeOf(member.fileName),
      };
      yield { kind: 'read', label, document, examined: await parsing.examine(document) };
    } catch (error) {
      yield { kind: 'refused', label, why: refusalOf(error) };
    }
  }
}
