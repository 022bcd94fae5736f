/**
 * What a briefing said when it was signed, kept whole: sentences, numbers and the answers behind its charts, with the names of then. It is read back and
 * never made again, so that neither data nor names nor a later version of the program change it.
 */
import type { Brief } from '../../schema/briefing/brief.ts';
import { chartsOf, pinned, pinnedAddress } from '../../schema/briefing/moved.ts';
import type { WrittenBlock, WrittenBrief } from '../../schema/briefing/text.ts';
import { formatAddress, parseAddress } from '../../schema/chart/address.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import type { ChartWords } from '../../schema/chart/words/words.ts';
import type { Label } from '../../schema/language.ts';
import type { AnsweredBrief } from './brief.ts';
import type { AnsweredChart, NamedChart } from './chart.ts';

export interface SignedBrief extends AnsweredBrief {
  readonly blocks: readonly WrittenBlock[];
}

interface KeptChart {
  readonly address: string;
  readonly answer: SeriesAnswer;
  readonly words: ChartWords;
  readonly names: readonly (readonly [id: string, name: Label])[];
}

interface Content {
  readonly brief: Brief;
  readonly blocks: readonly WrittenBlock[];
  readonly charts: readonly KeptChart[];
}

/** As it is stored. `charts`: those of the briefing as it is now, by their addresses; what it does not show is left out. */
export function packSigned(written: WrittenBrief, charts: ReadonlyMap<string, NamedChart>, signature: string): string {
  const { revision } = written.brief;
  const { brief, blocks } = pinned(written);
  const content: Content = {
    brief: { ...brief, signature },
    blocks,
    charts: chartsOf(written.brief).map((address) => {
      const found = charts.get(address);
      if (!found) throw new Error(`A briefing shows ${address}, which was not answered`);
      const { answer, words, names } = found;
      return { address: pinnedAddress(address, revision), answer, words, names: [...names] };
    }),
  };
  return JSON.stringify(content);
}

export function unpackSigned(content: string): SignedBrief {
  const { brief, blocks, charts }: Content = JSON.parse(content);
  // Those signed before another year could be chosen compare with the one before.
  return {
    brief: { ...{ compareTo: brief.year - 1 }, ...brief },
    blocks,
    charts: new Map(charts.map((one) => [one.address, chartIn(one)])),
  };
}

function chartIn({ address, answer, words, names }: KeptChart): AnsweredChart {
  const chart = parseAddress(address);
  const named = new Map(names);
  return { chart, address: formatAddress(chart), answer, asOf: chart.revision, words, nameOf: (id) => named.get(id) };
}
