/** What becomes of people's work when something happens to the database under them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from '../support/postgres.ts';
import { type Acknowledged, startLoad } from './load.ts';

/** Milliseconds of work before and after each blow. */
export const WORK = 4_000;
/** Milliseconds after which work that does not go on never will. */
const LONGEST_OUTAGE = 90_000;

export type Asked = Pick<Server, 'query'>;

export const say = (what: string, figure: string | number): void => {
  process.stdout.write(`${what.padEnd(64)} ${String(figure).padStart(12)}\n`);
};
export const title = (text: string): void => void process.stdout.write(`\n${text}\n`);

/** Of what was acknowledged, what the database does not hold. */
async function lost({ query }: Asked, acknowledged: readonly Acknowledged[]): Promise<readonly Acknowledged[]> {
  const revisions = await query<{ number: string; report_id: string | null }>('select number, report_id from revision');
  const names = await query<{ written: string }>('select written from publisher_name');
  const reports = new Map(revisions.map(({ number, report_id }) => [Number(number), report_id]));
  const written = new Set(names.map((row) => row.written));
  return acknowledged.filter((one) =>
    one.kind === 'report'
      ? reports.get(one.revision) !== one.report
      : !reports.has(one.revision) || !written.has(one.name),
  );
}

async function until(holds: () => boolean, longest: number): Promise<boolean> {
  const end = performance.now() + longest;
  while (!holds() && performance.now() < end) await sleep(100);
  return holds();
}

/** The longest time between two acknowledgements. */
function outage(times: readonly number[]): number {
  return times.reduce((longest, time, index) => Math.max(longest, time - (times[index - 1] ?? time)), 0);
}

/** Lets people work, deals a blow, and tells what became of it. `blow` answers whom to ask afterwards what is stored. */
export async function tryUnder(
  what: string,
  servers: readonly string[],
  key: string,
  blow: () => Promise<Asked>,
): Promise<number> {
  title(what);
  const load = startLoad(servers, key);
  let primary: Asked;
  let goesOn = false;
  try {
    await sleep(WORK);
    primary = await blow();
    const before = load.acknowledged.length;
    goesOn = await until(() => load.acknowledged.length > before + 5, LONGEST_OUTAGE);
    await sleep(WORK);
  } finally {
    await load.stop();
  }
  const gone = await lost(primary, load.acknowledged);
  const { answers, refused, longestGap } = load.read();
  say('changes acknowledged', load.acknowledged.length);
  say('changes refused, and tried again', load.refused());
  say('longest time in which nothing could be stored', `${(outage(load.times) / 1000).toFixed(1)} s`);
  say('acknowledged changes lost', gone.length);
  say('own changes not seen by whoever made them', load.outdated());
  say('questions of readers answered', answers);
  say('questions of readers refused', refused);
  say('longest time in which a reader had no answer', `${(longestGap / 1000).toFixed(1)} s`);
  for (const one of gone.slice(0, 5)) say(`lost: ${JSON.stringify(one)}`, '');
  if (!goesOn) say('nothing could be stored afterwards', 'for good');
  return gone.length + load.outdated() + Number(!goesOn);
}
