/**
 * The region (and year) of the page shown, where its address does not name one: the page of a bureau or a report tells it, and
 * the header's menu leads on in that region.
 */
import { createContext, useContext, useEffect } from 'react';

export interface PageRegion {
  readonly region: string;
  readonly year: number | null;
}

export const PageRegionContext = createContext<(told: PageRegion | null) => void>(() => undefined);

/** Told by a page whose address names no region; forgotten when the page is left. */
export function usePageRegion(region: string, year: number | null = null): void {
  const tell = useContext(PageRegionContext);
  useEffect(() => {
    tell({ region, year });
    return () => tell(null);
  }, [tell, region, year]);
}
