/**
 * Figures for Prometheus. Labels are taken from lists of our own (routes, codes, lanes), never from what somebody sent, so that their
 * number is bounded. What changes by itself is looked up when somebody asks.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { OUTCOMES } from '../../schema/check/finding.ts';
import { CONDITION_NAMES, type Health } from '../health/health.ts';
import type { ParsingPool } from '../intake/pool/pool.ts';
import type { Space } from '../store/space.ts';
import type { Measured } from './measured.ts';
import type { Kept } from './status.ts';

export interface MetricSources {
  readonly version: string;
  readonly pool: Pick<ParsingPool, 'state'>;
  readonly health: Pick<Health, 'conditions'>;
  readonly space: () => Promise<Space>;
  readonly kept: () => Kept;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly measured: () => Promise<Measured | null>;
}

/** Seconds: from what a cache answers to what somebody complains about. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** From one number to the most that is allowed. */
const COSTS = [1, 10, 100, 1000, 3000, 10_000, 30_000];

export function openMetrics({ version, pool, health, space, kept, now, measured }: MetricSources) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  new Gauge({ name: 'gongkai_build_info', help: 'The version that runs.', labelNames: ['version'], registers }).set(
    { version },
    1,
  );
  new Gauge({
    name: 'gongkai_condition',
    help: 'What is wrong with the program as a whole: 1 while it holds.',
    labelNames: ['name'],
    registers,
    collect() {
      const held = new Set(health.conditions().map(({ name }) => name));
      for (const name of CONDITION_NAMES) this.set({ name }, held.has(name) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'gongkai_readings',
    help: 'Documents of strangers (guests) and of key holders that are waiting to be read, or being read.',
    labelNames: ['lane', 'state'],
    registers,
    collect() {
      for (const [lane, { waiting, running }] of Object.entries(pool.state().lanes)) {
        this.set({ lane, state: 'waiting' }, waiting);
        this.set({ lane, state: 'running' }, running);
      }
    },
  });
  new Gauge({
    name: 'gongkai_readings_held_bytes',
    help: 'Bytes of uploads that are held in memory.',
    labelNames: ['lane'],
    registers,
    collect() {
      for (const [lane, { bytes }] of Object.entries(pool.state().lanes)) this.set({ lane }, bytes);
    },
  });
  new Gauge({
    name: 'gongkai_reading_processes',
    help: 'Processes that read documents.',
    labelNames: ['state'],
    registers,
    collect() {
      const { busy, idle } = pool.state();
      this.set({ state: 'busy' }, busy);
      this.set({ state: 'idle' }, idle);
    },
  });
  new Gauge({
    name: 'gongkai_disk_bytes',
    help: 'Bytes on the disk: of the database, of its write-ahead log, and left free.',
    labelNames: ['of'],
    registers,
    async collect() {
      this.reset();
      // A database that is away is told by its condition.
      const found = await space().catch(() => null);
      for (const what of ['database', 'log', 'free'] as const) {
        const bytes = found?.[what] ?? null;
        if (bytes !== null) this.set({ of: what }, bytes);
      }
    },
  });
  new Gauge({
    name: 'gongkai_stored_bytes',
    help: 'What the reports take, by kind, when it was measured last: documents that are current and that were replaced, texts, figures, findings.',
    labelNames: ['kind'],
    registers,
    async collect() {
      const found = await measured().catch(() => null);
      for (const { kind, amount } of found?.parts ?? []) this.set({ kind }, amount.bytes);
    },
  });
  for (const [name, help, of] of [
    ['gongkai_backup_age_seconds', 'Since the last backup that was taken by itself.', 'backedUpAt'],
    ['gongkai_check_age_seconds', 'Since the database was last looked through.', 'checkedAt'],
  ] as const) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const at = kept()[of];
        // Of what never was there is no age.
        if (at === null) this.remove();
        else this.set((Date.parse(now()) - Date.parse(at)) / 1000);
      },
    });
  }
  const findings = new Counter({
    name: 'gongkai_findings_total',
    help: 'Findings in documents that were accepted.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of OUTCOMES) findings.inc({ outcome }, 0);
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    findings,
    requests: new Histogram({
      name: 'gongkai_http_request_duration_seconds',
      help: 'Requests by route and status (304: the copy of the reader was still good) and how long they took.',
      labelNames: ['route', 'status'],
      buckets: BUCKETS,
      registers,
    }),
    bytes: new Counter({
      name: 'gongkai_http_response_bytes_total',
      help: 'Bytes of answers.',
      labelNames: ['route'],
      registers,
    }),
    refusals: new Counter({
      name: 'gongkai_http_refusals_total',
      help: 'Refused requests by code; BUSY and TOO_MANY_… are load that was shed.',
      labelNames: ['code'],
      registers,
    }),
    questions: new Histogram({
      name: 'gongkai_question_duration_seconds',
      help: 'How long questions of the graph and of charts took.',
      labelNames: ['kind'],
      buckets: BUCKETS,
      registers,
    }),
    points: new Histogram({
      name: 'gongkai_question_points',
      help: 'What questions looked up: measures × subjects × years.',
      labelNames: ['kind'],
      buckets: COSTS,
      registers,
    }),
    values: new Histogram({
      name: 'gongkai_question_values',
      help: 'What operations of the graph could ask for, which is what their limit counts.',
      buckets: COSTS,
      registers,
    }),
    keptAnswers: new Counter({
      name: 'gongkai_kept_answers_total',
      help: 'Questions of the graph: answered from what is kept (hit), the copy of the reader still good (unchanged), run and kept (miss), run and not to be kept (passed).',
      labelNames: ['outcome'],
      registers,
    }),
    kept: new Gauge({
      name: 'gongkai_kept',
      help: 'Answers of the graph that are kept until the data or the day change, and the bytes they take.',
      labelNames: ['what'],
      registers,
    }),
    documents: new Counter({
      name: 'gongkai_documents_total',
      help: 'Documents handed in, by receipt; a refused one with its code.',
      labelNames: ['receipt', 'code'],
      registers,
    }),
    refusedKeys: new Counter({
      name: 'gongkai_refused_keys_total',
      help: 'Keys that were tried and not valid, or not looked at any more because too many were not.',
      registers,
    }),
    endedReaders: new Counter({
      name: 'gongkai_ended_readers_total',
      help: 'Reading processes that were ended because of what they read.',
      labelNames: ['reason'],
      registers,
    }),
  };
}
