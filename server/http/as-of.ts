/** Files as of a revision: `asOf` in the address of a table, as in that of its page. */
import { Problem } from '../../schema/problem.ts';
import { namedAsOf } from '../store/find/names-as-of.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';

/** The number of a revision that a parameter names; null where it is not given. Throws BAD_ARGUMENT for anything else, and where there is no such revision. */
export async function revisionIn(reader: Reader, params: URLSearchParams, name: string): Promise<number | null> {
  const text = params.get(name);
  if (text === null || text === '') return null;
  if (!/^\d{1,9}$/.test(text)) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `参数 ${name} 应是一个数据版本号，不是“${text.slice(0, 40)}”。`,
      en: `The parameter ${name} is the number of a revision, and not “${text.slice(0, 40)}”.`,
    });
  }
  const number = Number(text);
  if (number > 0) await getRevision(reader, number);
  return number;
}

/** The revision that the address of a file names by `asOf`, null where it names none, and the reader for which everybody goes by the name of then. */
export async function readerAsOf(
  reader: Reader,
  params: URLSearchParams,
): Promise<{ readonly reader: Reader; readonly asOf: number | null }> {
  const asOf = await revisionIn(reader, params, 'asOf');
  return { reader: namedAsOf(reader, asOf), asOf };
}
