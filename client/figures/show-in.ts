/** Brings an element into the upper third of a frame that scrolls by itself; the page around it stays where it is. */
export function showIn(frame: HTMLElement, element: Element): void {
  const place = element.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  const isSeen = place.top >= around.top + 8 && place.bottom <= around.bottom - 8;
  if (!isSeen) frame.scrollTop += place.top - around.top - frame.clientHeight / 3;
}
