/** What is written and not stored is not left unasked, by whatever way out of the page. */
import { useEffect } from 'react';

/** While `isUnsaved`, the browser asks before the page is closed, and before a link of the program leads away from it. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    // A link that the page would follow by itself is left to the browser, which asks.
    const leave = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('a[href]')) event.stopPropagation();
    };
    window.addEventListener('beforeunload', warn);
    window.addEventListener('click', leave, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('click', leave, { capture: true });
    };
  }, [isUnsaved]);
}
