const CHINA = 8 * 3600_000;

/** An instant (ISO 8601, UTC) as clocks in China show it, to the minute: 2026-01-31 09:05. */
export function chinaTime(at: string): string {
  return new Date(Date.parse(at) + CHINA).toISOString().slice(0, 16).replace('T', ' ');
}

/** The day of an instant in China. */
export function chinaDay(at: string): string {
  return chinaTime(at).slice(0, 10);
}
