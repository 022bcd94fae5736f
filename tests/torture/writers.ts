/** People who write at the same time, and note what was acknowledged. */
import { setTimeout as wait } from 'node:timers/promises';
import { createKey } from '../../server/access/keys.ts';
import { openSqlite } from '../../server/store/open.ts';
import { saveRoster } from '../../server/store/save/roster.ts';
import { randomFor } from '../../server/synthetic/random.ts';
import { reportText } from '../support/report-text.ts';
import { AT, bureau, REGION } from '../support/small-district.ts';
import { type Acknowledged, ask, countOf } from './acknowledged.ts';

const BUREAUS = 30;
export const nameOf = (index: number): string => `第${index}局`;

/** A database with a list of bureaus and an administrator's key, which is answered. */
export async function layDistrict(file: string): Promise<string> {
  const store = await openSqlite(file);
  const bureaus = Array.from({ length: BUREAUS }, (_, index) => bureau(`hill-${index}`, nameOf(index)));
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus }, AT));
  const { secret } = await createKey(
    store,
    { label: 'torture', role: 'administrator', scope: null, expires: null },
    'torture',
    AT,
  );
  await store.close();
  return secret;
}

export interface Writing {
  readonly acknowledged: Acknowledged;
  /** Waits until so many changes were acknowledged, or so many milliseconds have passed. */
  until(changes: number, longest: number): Promise<void>;
  /** Refusals other than a broken connection: status and what was said. */
  readonly refusals: string[];
  /** No more is sent; waits for what is under way. */
  end(): Promise<void>;
}

/** Sends a report and notes its receipt. Answers what was said where it was refused; throws where the connection broke. */
export async function upload(
  origin: string,
  key: string,
  report: { readonly bureau: number; readonly year: number; readonly received: number; readonly extra?: string },
  { reports, sent }: Acknowledged,
): Promise<string | null> {
  const { bureau, year, received, extra } = report;
  const id = `hill-${bureau}-${year}`;
  sent.set(id, (sent.get(id) ?? new Set()).add(received));
  const form = new FormData();
  form.set('file', new Blob([reportText(`山区${nameOf(bureau)}`, year, received, extra)]), `${id}.txt`);
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${origin}/documents`, { method: 'POST', headers, body: form });
  const said = await answer.text();
  const [item] = JSON.parse(said).receipts ?? [];
  if (!item?.receipt) return `${answer.status} ${said}`;
  reports.set(item.receipt.report, { revision: item.receipt.revision, received });
  return null;
}

/** Three who upload, one who changes the list, one who makes keys; each waits for an answer before the next. */
export function startWriting(origin: string, key: string, seed: string, acknowledged: Acknowledged): Writing {
  let isOver = false;
  const refusals: string[] = [];
  const changes = async (change: (count: number) => Promise<string | null>): Promise<void> => {
    for (let count = 0; !isOver; count += 1) {
      const refusal = await change(count).catch(() => {
        isOver = true; // The connection broke: the server is gone.
        return null;
      });
      if (refusal !== null) refusals.push(refusal);
    }
  };
  const uploading = [0, 1, 2].map((writer) => {
    const random = randomFor(`${seed}/upload/${writer}`);
    return changes(() =>
      upload(
        origin,
        key,
        { bureau: random.int(0, 9) * 3 + writer, year: random.int(2021, 2025), received: random.int(1, 9999) },
        acknowledged,
      ),
    );
  });
  const changing = changes(async (count) => {
    const { addBureau } = await ask(
      origin,
      key,
      'mutation ($name: String!) { addBureau(input: { region: "hill", name: $name }) { revision bureaus { id } problems { code } } }',
      { name: `山区新设${seed.replace(/\D/g, '')}第${count}办公室` },
    );
    if (addBureau.revision === null) return JSON.stringify(addBureau.problems);
    for (const { id } of addBureau.bureaus) acknowledged.bureaus.set(id, addBureau.revision);
    return null;
  });
  const making = changes(async (count) => {
    const { createKey: made } = await ask(
      origin,
      key,
      'mutation ($label: String!) { createKey(input: { label: $label, role: administrator }) { key { id } problems { code } } }',
      { label: `key ${count}` },
    );
    if (made.key === null) return JSON.stringify(made.problems);
    acknowledged.keys.add(made.key.id);
    return null;
  });
  const all = Promise.all([...uploading, changing, making]);
  return {
    acknowledged,
    refusals,
    async until(count, longest) {
      for (let waited = 0; waited < longest && countOf(acknowledged) < count && !isOver; waited += 2) await wait(2);
    },
    async end() {
      isOver = true;
      await all;
    },
  };
}
