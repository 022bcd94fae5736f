/** A process that reads documents of strangers. It may be ended at any moment: it holds nothing, writes nothing. */
import { Problem } from '../../../schema/problem.ts';
import { readHere } from '../examine.ts';
import type { Answer, Request } from './protocol.ts';

async function answer(request: Request): Promise<Answer> {
  try {
    if (request.ask === 'read') return { kind: 'read', examined: await readHere.examine(request) };
    if (request.ask === 'tables') return { kind: 'tables', tables: await readHere.tables(request) };
    const members = await readHere.unpack(request);
    return {
      kind: 'unpacked',
      members:
        members?.map(({ fileName, bytes, problem }) => ({
          fileName,
          bytes,
          problem: problem && { code: problem.code, sentence: problem.sentence },
        })) ?? null,
    };
  } catch (error) {
    if (error instanceof Problem) return { kind: 'problem', code: error.code, sentence: error.sentence };
    if (error instanceof Error) return { kind: 'bug', message: String(error), stack: error.stack ?? null };
    return { kind: 'bug', message: String(error), stack: null };
  }
}

process.on('message', (request: Request) => {
  void answer(request).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
