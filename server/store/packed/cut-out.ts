/**
 * One entry of a packed object, parsed without its neighbours: a question about one measure needs one of seventy, and of
 * many reports. `closing` is what ends an entry and stands nowhere inside it. Undefined where there is no such entry.
 */
export function cutOut<Entry>(packed: string, measure: string, closing: ']' | ']]'): Entry | undefined {
  const name = `${JSON.stringify(measure)}:`;
  const at = packed.indexOf(name);
  if (at < 0) return undefined;
  const start = at + name.length;
  return JSON.parse(packed.slice(start, packed.indexOf(closing, start) + closing.length));
}
