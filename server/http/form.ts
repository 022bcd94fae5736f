/** The parts of a form. What is wrong with how a client wrote or sent one is its refusal and not a bug. */
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../schema/problem.ts';

/** Throws BROKEN_FORM where the form has no end, no boundary, or is none; so does reading a part whole. */
export async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  const parts = request.parts()[Symbol.asyncIterator]();
  for (;;) {
    const next = await parts.next().catch(broken);
    if (next.done) return;
    const { value: part } = next;
    // A field that calls itself JSON may hold anything; ours are texts and numbers.
    if (part.type === 'field' && typeof part.value === 'object' && part.value !== null) throw brokenForm();
    yield part;
  }
}

export interface Keeping {
  /** Bytes that the part is likely to have at most. */
  readonly likely: number;
  /** Told how many bytes there are before they are kept. Once it says no, nothing is kept, and the rest is passed over. */
  readonly keeps: (bytes: number) => boolean;
}

/** The bytes of a part. Throws what `keeps` throws, and BROKEN_FORM where the part is cut off. */
export async function bytesOf({ file }: MultipartFile, { likely, keeps }: Keeping): Promise<Buffer> {
  const source: AsyncIterable<Buffer> = file;
  // Room that is never written to takes no memory, while pieces put together at the end would take it twice.
  let kept: Buffer = Buffer.allocUnsafeSlow(likely);
  let size = 0;
  try {
    for await (const piece of source) {
      const before = size;
      size += piece.length;
      if (!keeps(size)) {
        kept = Buffer.alloc(0);
        continue;
      }
      if (size > kept.length) {
        const larger = Buffer.allocUnsafeSlow(2 * size);
        kept.copy(larger, 0, 0, before);
        kept = larger;
      }
      piece.copy(kept, before);
    }
  } catch (error) {
    broken(error);
  }
  return kept.subarray(0, size);
}

/** The library of forms names what it refuses itself by a status, and throws a mere Error for what it cannot read. */
function broken(error: unknown): never {
  throw error instanceof Problem || (error instanceof Error && 'statusCode' in error) ? error : brokenForm();
}

function brokenForm(): Problem {
  return new Problem('BROKEN_FORM', {
    zh: '上传的内容不完整，或不是有效的表单（multipart/form-data）。请重新上传。',
    en: 'The upload is cut off, or is no valid form (multipart/form-data). Upload it again.',
  });
}
