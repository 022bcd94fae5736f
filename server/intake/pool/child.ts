/** A process that reads documents of strangers. It may be ended at any moment: it holds nothing, writes nothing. */
import { Problem } from '../../../schema/problem.ts';
import { isArchive, listArchive } from '../../ingest/formats/archive.ts';
import { examineHere } from '../examine.ts';
import type { Answer, Request, Unpacked } from './protocol.ts';

async function unpack({ bytes, fileName, mediaType }: Request): Promise<readonly Unpacked[]> {
  if (!(await isArchive(bytes))) return [{ fileName, bytes, problem: null }];
  const members = await listArchive(bytes, { fileName, mediaType });
  return members.map(({ problem, ...member }) => ({
    ...member,
    problem: problem && { code: problem.code, sentence: problem.sentence },
  }));
}

async function answer(request: Request): Promise<Answer> {
  try {
    if (request.ask === 'unpack') return { kind: 'unpacked', members: await unpack(request) };
    return { kind: 'read', ...(await examineHere(request)) };
  } catch (error) {
    if (error instanceof Problem) return { kind: 'problem', code: error.code, sentence: error.sentence };
    return { kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (request: Request) => {
  void answer(request).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
