/**
 * What the server's HTML shows of a page before its script runs (server/http/first-sight.ts): kept on the screen while the data of the first page
 * are fetched, and forgotten once they are there, or the reader has gone on.
 */
let kept: HTMLElement | null = null;
const cameTo = window.location.pathname;

/** Takes it out of the document before React clears its place. */
export function keepFirstSight(root: HTMLElement): void {
  kept = root.querySelector<HTMLElement>('[data-first]');
}

export function forgetFirstSight(): void {
  kept = null;
}

/** Puts it where the page will stand; without its heading where the page has one already. */
export function showFirstSight(place: HTMLElement | null): void {
  if (!kept || !place || window.location.pathname !== cameTo) return;
  kept.remove();
  if (document.querySelector('main h1')) kept.querySelector('h1')?.remove();
  place.append(kept);
}
