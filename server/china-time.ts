/** Times of people: China keeps one time, eight hours ahead of UTC, wherever the server stands. Instants are ISO 8601, UTC. */
const CHINA = 8 * 3_600_000;

/** To the minute, as clocks there show it: 2026-01-31 09:05. */
export function timeInChina(at: string): string {
  return new Date(Date.parse(at) + CHINA).toISOString().slice(0, 16).replace('T', ' ');
}

/** The calendar day there, where the deadlines are. */
export function dayInChina(at: string): string {
  return timeInChina(at).slice(0, 10);
}

/** An instant of the same day there, the same for all instants of the day. */
export function middayInChina(at: string): string {
  return `${dayInChina(at)}T04:00:00.000Z`;
}

/** The instant with which a day (ISO) ends there. */
export function endOfDayInChina(day: string): string {
  return `${day}T16:00:00.000Z`;
}
