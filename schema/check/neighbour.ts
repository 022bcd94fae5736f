import type { ReadReport } from '../report/report.ts';
import type { Neighbour } from './around.ts';
import { comparedItems } from './compared-items.ts';
import { indexFigures } from './operands.ts';

/** A report as another one sees it. Its section 五 is cut up only when it is asked about. */
export function neighbourIn({
  report,
  year,
  read,
}: {
  readonly report: string;
  readonly year: number;
  readonly read: ReadReport;
}): Neighbour {
  const { editions, narrative } = read;
  let items: Neighbour['items'] | null = null;
  return {
    ...{ report, year, editions, narrative },
    figures: indexFigures(read),
    get items() {
      items ??= comparedItems(read);
      return items;
    },
  };
}
