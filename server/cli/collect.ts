/** Reports by their web address: shown first, a line each, and stored where that is wished. */

import { countNumbers } from '../../schema/report/figure.ts';
import { collectedFrom, openCollector } from '../collect/collector.ts';
import { type Fetcher, openFetcher } from '../collect/fetcher.ts';
import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';
import { attempt } from '../intake/members.ts';
import { attribute, type Named } from '../intake/whose.ts';
import { toldToStop } from '../stopping.ts';
import { listPublisherNames } from '../store/find/publishers.ts';
import type { StoreAddress } from '../store/reading.ts';
import { type LookedAt, openOwnPool } from './examine-files.ts';
import { startProgress } from './progress.ts';
import { commandLog, inWords } from './refusals.ts';
import { ask, brokenOff, type Desk, mayReplace, openForesight, printOut, type Seen, storeAll } from './storing.ts';

export interface CollectOptions extends Named {
  /** Store what was read without asking. */
  readonly yes: boolean;
}

export interface Surroundings extends StoreAddress {
  readonly fetcher: Fetcher;
  readonly print: (text: string) => void;
  /** Aborted when the command is to end, with its exit code. */
  readonly stop: AbortSignal;
}

function ownSurroundings(): Surroundings {
  const { fetchHosts, database, postgres } = readConfig();
  return { fetcher: openFetcher({ hosts: fetchHosts }), database, postgres, print: printOut, stop: toldToStop(false) };
}

/** Looks at an address, reads every report it leads to, shows them, and stores them when that is wished. 1 when any was refused. */
export async function collectAddress(
  address: string,
  { yes, publisher, year }: CollectOptions,
  { fetcher, database, postgres, print, stop } = ownSurroundings(),
): Promise<number> {
  const store = await openOrGiveUp({ database, postgres });
  const parsing = openOwnPool();
  stop.addEventListener('abort', () => parsing.close());
  try {
    const { reader } = store;
    const desk = { store, names: await listPublisherNames(reader), print, stop };
    const collector = openCollector({
      fetcher,
      readers: parsing,
      reader,
      log: commandLog,
      now: () => performance.now(),
    });
    const { result: look, refusal } = await attempt(() => collector.look(address), commandLog);
    if (refusal) {
      print(`${address}: ${inWords(refusal)}`);
      return 1;
    }
    if (look.kind === 'list') print(`看了 ${look.pages} 页，找到 ${look.found.length} 份年报。`);
    if (look.unread) print(look.unread.zh);
    const progress = startProgress(look.found.length);
    const foresee = openForesight(desk);
    const seen: Seen[] = [];
    for (const found of look.found) {
      if (stop.aborted) break;
      const { result: gathering, refusal } = await attempt(() => collector.gather(found.address), commandLog);
      if (refusal) {
        const refused = { kind: 'refused', fileName: found.title, isMember: false, refusal } as const;
        seen.push(await foresee({ ...refused, label: found.address }));
      } else {
        for (const one of gathering.documents) {
          const looked = one.looked.kind === 'refused' ? one.looked : { ...one.looked, named: { publisher, year } };
          const label = one.looked.isMember ? `${one.address} › ${one.looked.fileName}` : one.address;
          seen.push(await foresee({ ...looked, label }, collectedFrom(found.address, gathering.page, one)));
        }
      }
      progress.step(found.title);
    }
    progress.done();
    if (stop.aborted) return brokenOff(0, desk);
    print(seen.map(({ looked }) => lineOf(looked, desk)).join('\n'));
    const isWished = yes || ((await ask(`接收以上 ${seen.length} 份？[y/N] `)) && (await mayReplace(seen, desk)));
    if (isWished) return await storeAll(seen, 'gongkai collect', desk);
    print('没有存储任何内容。确认无误后加 --yes 再次运行。');
    return seen.some(({ looked }) => looked.kind === 'refused') ? 1 : 0;
  } finally {
    parsing.close();
    await store.close();
  }
}

/** What a document says it is, and whose it will be. */
function lineOf(looked: LookedAt, { names }: Desk): string {
  if (looked.kind === 'refused') return `${looked.label}: 读不了。${inWords(looked.refusal)}`;
  const { read } = looked.examined;
  const { publisher, year, problem } = attribute(read, looked.fileName, looked.named, names);
  const whose = problem ? inWords(problem) : `${publisher.id} ${year}`;
  const cells = `${countNumbers(read.figures)}/${read.figures.length} 格`;
  return `${looked.label}: ${looked.fileName}，${whose}，${read.publishedOn ?? '未写明公布日期'}，读出 ${cells}`;
}
