/** What the server notices of itself, counted for those who look after it. Told by whoever it happens to; tells nobody by itself. */
import { OUTCOMES } from '../../schema/check/finding.ts';
import type { Receipted } from '../../schema/intake/reading.ts';
import type { ProblemCode } from '../../schema/problem.ts';
import type { EndReason } from '../intake/pool/reading-child.ts';
import type { Writer } from '../store/writer.ts';
import { openBursts } from './bursts.ts';
import { openMeasured } from './measured.ts';
import { type MetricSources, openMetrics } from './metrics.ts';
import { openMinutes } from './minutes.ts';
import { type AskedQuestion, openQuestions, type QuestionLog } from './questions.ts';
import { openStatus, type Status, type StatusSources } from './status.ts';

export interface AnsweredRequest {
  /** The pattern of its route; null: there is none, or it was no request that could be read. */
  readonly route: string | null;
  /** null: the client left before it was answered. */
  readonly status: number | null;
  readonly seconds: number;
  readonly bytes: number;
  /** Why it was refused; null where it was not. */
  readonly code: string | null;
}

/** Kept bytes; the reader's copy was still good; run and kept; run and not to be kept. */
export type KeptOutcome = 'hit' | 'unchanged' | 'miss' | 'passed';

export interface Observer {
  answered(request: AnsweredRequest): void;
  /** Something was refused before it was a request. */
  refused(code: string): void;
  asked(question: AskedQuestion, log: QuestionLog): void;
  /** A question of the graph was answered, from what is kept or not. */
  keptAnswer(outcome: KeptOutcome): void;
  /** What is kept of such answers now. */
  keeps(kept: { readonly answers: number; readonly bytes: number }): void;
  /** A document that was handed in has its receipt. */
  received(receipted: Receipted, actor: string): void;
  /** A key from that address was refused. */
  refusedKey(address: string): void;
  endedReader(reason: EndReason): void;
  /** In the text format of Prometheus. */
  metrics(): Promise<string>;
  readonly metricsType: string;
  status(): Promise<Status>;
  /** Ends a minute, and writes down who was turned away in it; to be called every minute, and at the end. */
  endMinute(): Promise<void>;
}

/** Codes of refusals that are due to how much is asked at once, and not to what. */
const SHED: ReadonlySet<string> = new Set(['BUSY', 'TOO_MANY_REQUESTS'] satisfies readonly ProblemCode[]);

interface ObserverOptions extends Omit<MetricSources, 'measured'>, StatusSources {
  /** Milliseconds of a clock that is never set. */
  readonly clock: () => number;
  /** Milliseconds from which on a question is slow. */
  readonly slowMs: number;
  /** Where those are noted who were turned away. */
  readonly writer: Writer;
}

export function openObserver(options: ObserverOptions): Observer {
  const { slowMs, writer, now } = options;
  const measured = openMeasured(options);
  const metrics = openMetrics({ ...options, measured });
  const questions = openQuestions(slowMs, now);
  const bursts = openBursts(writer, now);
  const minutes = openMinutes(now);
  const shed = (code: string, actor = 'server'): void => {
    minutes.count('shed');
    bursts.note({ action: 'loadShed', actor, what: code });
  };
  return {
    answered({ route, status, seconds, bytes, code }) {
      metrics.requests.observe({ route: route ?? 'none', status: status ?? 'left' }, seconds);
      // A connection of a test has no bytes.
      if (bytes > 0) metrics.bytes.inc({ route: route ?? 'none' }, bytes);
      minutes.count('requests');
      if (status === 500) minutes.count('failed');
      if (code === null) return;
      metrics.refusals.inc({ code });
      if (SHED.has(code)) shed(code);
    },
    refused(code) {
      metrics.refusals.inc({ code });
      if (SHED.has(code)) shed(code);
    },
    asked(question, log) {
      const { kind, ms, values, points } = question;
      metrics.questions.observe({ kind }, ms / 1000);
      metrics.points.observe({ kind }, points);
      if (values !== null) metrics.values.observe(values);
      questions.asked(question, log);
    },
    keptAnswer: (outcome) => metrics.keptAnswers.inc({ outcome }),
    keeps({ answers, bytes }) {
      metrics.kept.set({ what: 'answers' }, answers);
      metrics.kept.set({ what: 'bytes' }, bytes);
    },
    received({ receipt, problem }, actor) {
      metrics.documents.inc({ receipt: receipt?.kind ?? 'refused', code: problem?.code ?? '' });
      if (problem && !SHED.has(problem.code))
        bursts.note({ action: 'uploadRefused', actor, what: problem.code, sentence: problem.sentence });
      if (!receipt || receipt.kind === 'unchanged') return;
      for (const outcome of OUTCOMES) metrics.findings.inc({ outcome }, receipt.findings[outcome]);
    },
    refusedKey(address) {
      metrics.refusedKeys.inc();
      bursts.note({ action: 'keyRefused', actor: 'nobody', what: address });
    },
    endedReader(reason) {
      metrics.endedReaders.inc({ reason });
      bursts.note({ action: 'readerEnded', actor: 'server', what: reason });
    },
    status: openStatus(options, { measured, minutes: minutes.last, slowQuestions: questions.slow }),
    endMinute() {
      minutes.turn();
      return bursts.flush();
    },
    metrics: metrics.text,
    metricsType: metrics.contentType,
  };
}
