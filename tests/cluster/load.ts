/** People at work on several servers at once: reports are handed in, the list is changed, and readers look. What was acknowledged is remembered. */
import { setTimeout as sleep } from 'node:timers/promises';
import { reportText } from '../support/report-text.ts';

const BUREAUS = ['山区教育局', '山区民政局', '山区水利局'];
/** Milliseconds after which an answer is no longer waited for, and between two tries. */
const LONGEST_ANSWER = 20_000;
const PAUSE = 50;

/** A change that a server said it had stored. */
export type Acknowledged =
  | { readonly kind: 'report'; readonly report: string; readonly revision: number }
  | { readonly kind: 'name'; readonly name: string; readonly revision: number };

export interface Load {
  readonly acknowledged: readonly Acknowledged[];
  /** Milliseconds since the start at which each was acknowledged. */
  readonly times: readonly number[];
  readonly refused: () => number;
  /** Answers to whoever just wrote, from the other server, that were older than what he wrote. */
  readonly outdated: () => number;
  /** Answers to anonymous readers; those refused; the longest time in milliseconds without an answer. */
  readonly read: () => { readonly answers: number; readonly refused: number; readonly longestGap: number };
  stop(): Promise<void>;
}

export function startLoad(servers: readonly string[], key: string): Load {
  const acknowledged: Acknowledged[] = [];
  const times: number[] = [];
  let refused = 0;
  let outdated = 0;
  let answers = 0;
  let refusedReads = 0;
  let longestGap = 0;
  let isOver = false;
  const began = performance.now();

  async function ask(server: string, query: string, headers: Record<string, string> = {}) {
    const answer = await fetch(`${server}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(LONGEST_ANSWER),
    });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(errors[0].message);
    return data;
  }

  const signed = { authorization: `Bearer ${key}` };
  const place = (number: number): string => servers[number % servers.length] ?? '';

  async function handIn(server: string, number: number): Promise<Acknowledged> {
    const form = new FormData();
    const text = reportText(BUREAUS[number % 3] ?? '', 2010 + (Math.floor(number / 3) % 14), number);
    form.append('file', new Blob([text], { type: 'text/plain' }), `${number}.txt`);
    const asked = { method: 'POST', headers: signed, body: form, signal: AbortSignal.timeout(LONGEST_ANSWER) };
    const { receipts } = await (await fetch(`${server}/documents`, asked)).json();
    const { receipt } = receipts[0];
    if (!receipt) throw new Error('refused');
    return { kind: 'report', report: receipt.report, revision: receipt.revision };
  }

  async function addName(server: string, number: number): Promise<Acknowledged> {
    const name = `别名${number}号`;
    const mutation = `mutation { addName(id: "hill-a", name: "${name}") { revision problems { code } } }`;
    const { revision, problems } = (await ask(server, mutation, signed)).addName;
    if (problems.length > 0) throw new Error(problems[0].code);
    return { kind: 'name', name, revision };
  }

  async function write(change: (server: string, number: number) => Promise<Acknowledged>): Promise<void> {
    for (let number = 0; !isOver; number += 1) {
      try {
        const done = await change(place(number), number);
        acknowledged.push(done);
        times.push(performance.now() - began);
        // Whoever wrote looks at once, and the balancer sends him to another server.
        const seen = await ask(place(number + 1), '{ revisions(first: 1) { nodes { number } } }', signed);
        if (seen.revisions.nodes[0].number < done.revision) outdated += 1;
      } catch {
        refused += 1;
        await sleep(PAUSE);
      }
    }
  }

  async function look(server: string): Promise<void> {
    let last = performance.now();
    while (!isOver) {
      try {
        await ask(server, '{ reports(first: 3) { totalCount nodes { id } } }');
        answers += 1;
        longestGap = Math.max(longestGap, performance.now() - last);
        last = performance.now();
      } catch {
        refusedReads += 1;
      }
      await sleep(PAUSE);
    }
  }

  const work = [write(handIn), write(addName), ...servers.map(look)];
  return {
    acknowledged,
    times,
    refused: () => refused,
    outdated: () => outdated,
    read: () => ({ answers, refused: refusedReads, longestGap }),
    async stop() {
      isOver = true;
      await Promise.all(work);
      // How long nothing was stored at the end counts too.
      times.push(performance.now() - began);
    },
  };
}
