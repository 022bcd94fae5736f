/** Files and archives named on the command line, read in a process that can be ended, one after another. */
import { basename } from 'node:path';
import type { Progress } from '../ingest/formats/scan/recognizer.ts';
import { mediaTypeOf } from '../intake/media-types.ts';
import { attempt, examineFile, type Looked, NOTHING_NAMED } from '../intake/members.ts';
import { openPool, type ParsingPool } from '../intake/pool/pool.ts';
import type { Named } from '../intake/whose.ts';
import { readBytes } from './files.ts';
import { commandLog } from './refusals.ts';

/** A document under the name by which a person finds it: a path, and its place in an archive. */
export type LookedAt = Looked & { readonly label: string };

export interface Looking {
  readonly parsing: ParsingPool;
  /** Of every document. */
  readonly named?: Named;
  readonly media?: string | null;
}

/** One reading process is enough for a person's files. Milliseconds a document, mebibytes of heap. */
export function openOwnPool(): ParsingPool {
  return openPool({ size: 1, deadline: 20_000, memory: 512 });
}

/** The documents of a file; what cannot be read says why, and the rest goes on. */
export async function* lookInto(
  path: string,
  { parsing, named = NOTHING_NAMED, media = null }: Looking,
): AsyncGenerator<LookedAt> {
  const fileName = basename(path);
  const { result: bytes, refusal } = await attempt(() => readBytes(path), commandLog);
  if (refusal) {
    yield { kind: 'refused', fileName, isMember: false, refusal, label: path };
    return;
  }
  const file = { bytes, fileName, mediaType: media ?? mediaTypeOf(fileName), named, members: new Map() };
  const onPage = ({ page, pages }: Progress): void => {
    process.stderr.write(
      `${path}: 扫描件，正在识别第 ${page}/${pages} 页 (reading page ${page} of ${pages} from its picture)\n`,
    );
  };
  for await (const looked of examineFile(file, parsing, commandLog, { onPage })) {
    yield { ...looked, label: looked.isMember ? `${path} › ${looked.fileName}` : path };
  }
}
