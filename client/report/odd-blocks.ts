/** Blocks of a report that are printed on another form than the rest. */
import type { BlockId, SectionId } from '../../schema/form/edition.ts';
import type { TableEditions } from '../figures/block-editions.ts';
import { useWords } from '../i18n/i18n.tsx';
import { reportWords } from './report.words.ts';

export interface OddBlock {
  readonly section: SectionId;
  readonly said: string;
}

/** Which blocks are printed on another form than the rest: `表二第（一）项用 2019 年表式`. */
export function useOddBlocks(editions: TableEditions): readonly OddBlock[] {
  const words = useWords(reportWords);
  const { main } = editions;
  const odd: OddBlock[] = [];
  if (editions.older) return odd;
  for (const block of ['1', '5', '6', '8', '9'] satisfies readonly BlockId[]) {
    const edition = editions.II[block];
    if (edition && edition !== main) {
      odd.push({ section: 'II', said: words.hybridBlock(`${words.tables.II}${words.blocks[block]}`, edition) });
    }
  }
  if (editions.III !== main) {
    odd.push({ section: 'III', said: words.hybridBlock(words.tables.III, editions.III) });
  }
  return odd;
}
