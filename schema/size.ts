const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes as people say it: `38 KB`, `1.2 MB`, `340 GB`; what is less than a kilobyte is one, and nothing is none. */
export function sizeInWords(bytes: number): string {
  if (bytes === 0) return `0 ${UNITS[0]}`;
  let size = Math.max(1, bytes / 1024);
  let unit = 0;
  for (; size >= 999.5 && unit < UNITS.length - 1; unit += 1) size /= 1024;
  return `${size.toFixed(unit === 0 || size >= 99.95 ? 0 : 1)} ${UNITS[unit]}`;
}
