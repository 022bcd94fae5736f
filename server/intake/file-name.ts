/** Names of files as strangers give them. */

const LONGEST_NAME = 200;

/** A name to show and nothing else: no path, no controls (those that turn round what is written included), whole characters, not too long. */
export function safeName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).pop() ?? '';
  const clean = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim();
  return clean === '' ? '未命名文件' : [...clean].slice(-LONGEST_NAME).join('');
}
