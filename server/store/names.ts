/**
 * Names of publishers as they are compared: without white space, half-width brackets and letters. Two names that fold to
 * the same are the same name.
 */
export function foldName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}
