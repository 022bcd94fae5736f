/** Names of files as strangers give them. */

const LONGEST_NAME = 200;

/** A name to show and nothing else: no path, no control characters, not too long. */
export function safeName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).pop() ?? '';
  const clean = last.replace(/\p{Cc}/gu, '').trim();
  return clean === '' ? '未命名文件' : clean.slice(-LONGEST_NAME);
}
