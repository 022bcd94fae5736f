/** Of which regions everybody is known to be on the list: what is said of a region holds for all below it. */
import { completeLists, regionsAbove } from '../store/find/due.ts';
import type { Reader } from '../store/reader.ts';

/** Since which report year the list of bureaus of a region and of all below it is complete; null: nobody has said so. */
export type CompleteSince = (region: string) => number | null;

export async function readComplete(reader: Reader): Promise<CompleteSince> {
  const [above, complete] = await Promise.all([regionsAbove(reader), completeLists(reader)]);
  return (region) => {
    const said: number[] = [];
    const passed = new Set<string>();
    for (let id: string | null = region; id !== null && !passed.has(id); id = above.get(id) ?? null) {
      passed.add(id);
      const since = complete.get(id);
      if (since !== undefined) said.push(since);
    }
    return said.length > 0 ? Math.min(...said) : null;
  };
}
