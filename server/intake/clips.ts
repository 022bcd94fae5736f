/** The pictures that the numbers of a scan were read from, for people to compare. */
import { greyPng } from '../ingest/formats/scan/grey-png.ts';
import type { Recognize, SeenNumber } from '../ingest/formats/scan/recognizer.ts';
import { openDocument } from '../ingest/open.ts';

/** A number's picture as PNG, and its place in the transcript. */
export interface Clip {
  readonly start: number;
  readonly end: number;
  readonly png: Uint8Array;
}

export interface Clips {
  /** The transcript that the places are of. */
  readonly text: string;
  readonly clips: readonly Clip[];
}

/** Reads the document once more; no clips where it is no scan, null where nobody here reads pictures. Throws the Problems of openDocument. */
export async function clipsOf(
  bytes: Uint8Array,
  fileName: string,
  mediaType: string | null,
  recognize: Recognize | null,
): Promise<Clips | null> {
  if (recognize === null) return null;
  let numbers: readonly SeenNumber[] = [];
  let written = '';
  const looking: Recognize = Object.assign((...asked: Parameters<Recognize>) => recognize(...asked), {
    seen(found: readonly SeenNumber[], text: string): void {
      [numbers, written] = [found, text];
    },
  });
  const { text } = await openDocument(bytes, fileName, mediaType, looking);
  const clips = text === written ? numbers.map(({ picture, ...place }) => ({ ...place, png: greyPng(picture) })) : [];
  return { text, clips };
}
