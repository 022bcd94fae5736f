/** A question that the contract was made for, as its file says it: what it asks, what the example data answer, and the operation. */
import type { Label } from '../language.ts';

export interface WrittenQuestion {
  /** Name of its file without the ending: `01-requests-by-year`. */
  readonly id: string;
  readonly title: Label;
  /** Where in `data` the rows of a table stand, by the names of the fields on the way: `series.series.points`. */
  readonly rows: readonly string[];
  /** What tells the rows of one list from those of another, where there are several lists: paths of fields as in `rows`, beside or above them. */
  readonly by: readonly (readonly string[])[];
  /** What the answer over the seeds holds: a path into `data` (`*` for every entry of a list) and what stands there, as JSON. */
  readonly answers: readonly { readonly path: string; readonly value: unknown }[];
  /** The file as it is: a comment that says all this, and the operation. */
  readonly text: string;
}

/** Throws for a file that does not begin as all do: `# zh:`, `# en:`, `# rows:`, where rows need it `# by:`, and an `# answer:` or several. */
export function readQuestion(id: string, text: string): WrittenQuestion {
  const said = (key: string): readonly string[] =>
    [...text.matchAll(new RegExp(`^# ${key}: (.+)$`, 'gm'))].map(([, words = '']) => words);
  const [zh] = said('zh');
  const [en] = said('en');
  const [rows] = said('rows');
  const by = said('by').flatMap((paths) => paths.split(', ').map((path) => path.split('.')));
  if (zh === undefined || en === undefined || rows === undefined) throw new Error(`${id} lacks its title or its rows`);
  const answers = said('answer').map((answer) => {
    const [path = '', value = 'null'] = answer.split(' = ');
    return { path, value: JSON.parse(value) };
  });
  return { id, title: { zh, en }, rows: rows.split('.'), by, answers, text };
}
