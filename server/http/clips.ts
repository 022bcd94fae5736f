/** The picture of a number that was read from a scan, cut out of the document as it was submitted. */
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import type { Clips } from '../intake/clips.ts';
import type { Readers } from '../intake/examine.ts';
import { findDocumentBytes, findTexts } from '../store/find/documents.ts';
import type { Reader } from '../store/reader.ts';
import { etagOf, opaqueOf, readIfNoneMatch } from './headers.ts';
import { openMemory } from './kept/memory.ts';

/** Bytes of pictures that are kept; those of a report take some two hundred thousand. */
const MOST = 32 * 1024 * 1024;

interface Asked {
  readonly Params: { readonly hash: string };
  readonly Querystring: { readonly start?: string; readonly end?: string };
}

/** A scan is read once more for its first picture, in the process that reads documents; all others are then at hand. */
export function addClipRoutes(app: FastifyInstance, reader: Reader, readers: Pick<Readers, 'clips'>): void {
  const kept = openMemory<Clips['clips']>(MOST);
  const reading = new Map<string, Promise<Clips['clips']>>();

  async function clipsIn(hash: string, lane: 'guests' | 'keyHolders'): Promise<Clips['clips']> {
    const document = await findDocumentBytes(reader, hash);
    if (!document || document.prunedAt !== null) return [];
    const found = await readers.clips(document, { lane });
    if (found === null) throw noReader();
    // Another version of the program may have read something else there.
    const [stored] = await findTexts(reader, [hash]);
    const sound = stored?.text === found.text ? found.clips : [];
    const size = sound.reduce((sum, { png }) => sum + png.length, 0);
    kept.set(hash, sound, size);
    return sound;
  }

  /** Once, however many ask at the same time: a page asks for one cell after another. */
  function read(hash: string, lane: 'guests' | 'keyHolders'): Promise<Clips['clips']> {
    const under = reading.get(hash) ?? clipsIn(hash, lane).finally(() => reading.delete(hash));
    reading.set(hash, under);
    return under;
  }

  app.get<Asked>('/documents/:hash/clip.png', { config: { rate: 'written' } }, async (request, reply) => {
    const { hash } = request.params;
    const [start, end] = [Number(request.query.start), Number(request.query.end)];
    if (!/^[0-9a-f]{64}$/.test(hash) || !Number.isInteger(start) || !Number.isInteger(end)) throw noClip();
    const etag = etagOf(`${hash} ${start} ${end}`);
    const held = readIfNoneMatch(request.headers['if-none-match']);
    const lane = request.viewer ? 'keyHolders' : 'guests';
    const clips = kept.get(hash) ?? (await read(hash, lane));
    const clip = clips.find((one) => one.start === start && one.end === end);
    if (!clip) throw noClip();
    if (held.includes(opaqueOf(etag))) return reply.header('etag', etag).code(304).send();
    return reply
      .headers({ 'content-type': 'image/png', etag, 'cache-control': 'public, max-age=31536000, immutable' })
      .send(Buffer.from(clip.png));
  });
}

function noReader(): Problem {
  return new Problem('NOT_FOUND', {
    zh: '这台机器没有装读扫描件的部件，不能从原文剪下这一格的图。装上它（npm run scans）后重启，或打开原文核对。',
    en: 'This machine has no reader of scans, so that the picture of a cell cannot be cut out. Install it (npm run scans) and start anew, or open the document itself.',
  });
}

function noClip(): Problem {
  return new Problem('NOT_FOUND', {
    zh: '原文的这个位置没有从图片识别的数字。请从报告页点开这一格，或打开原文核对。',
    en: 'No number was read from a picture at this place of a document. Choose the cell on the page of its report, or open the document itself.',
  });
}
