/**
 * Runs each test as Vitest does and then, in the first run of Stryker, once more with every fault planted where it passed:
 * thousands of faults are tried in the time of one, for nothing is started or loaded anew. What it noticed is handed back
 * in `meta.noticed`; try-first.ts takes it from there.
 *
 * A test whose second run finds what its first one left could fail without a fault: such a test tries nothing.
 */
import { inject, type RunnerTestCase, type RunnerTestSuite, TestRunner } from 'vitest';
import { cpuTime } from '../support/cpu-time.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mode: 'dry-run' | 'mutant';
    /** By how much the clock of the budget is longer; computing is not. */
    patience: number;
    /** One in so many faults is tried. */
    every: number;
  }
  interface TaskMeta {
    noticed?: readonly string[];
  }
}

/**
 * Milliseconds that a test gets for its tries, of computing and by the clock. A slow test tries as many faults as fit, the
 * next one goes on with others: what is left untried counts as unnoticed, so the score is rather too low than too high.
 */
const BUDGET = { computing: 20_000, clock: 300_000 };

/** How often a fault may be passed more than without it, before it counts as a loop without end; as in Stryker. */
const MOST_PASSES = 100;

interface Stryker {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { readonly perTest: Record<string, Record<string, number>> };
}

/** A fault that so many tests of a file passed over is left to the next file: of a hundred alike, others rarely see more. */
const MOST_TRIES = 12;

/** What was noticed in this process, by whatever test: no fault needs to be noticed twice. */
const noticed = new Set<string>();
/** How often tests of this file tried each fault; one begins with those tried least, for its time may not do for all. */
const tries = new Map<string, number>();
let file = '';

// biome-ignore lint/style/noDefaultExport: Vitest asks for it
export default class extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    await run();
    if (inject('mode') !== 'dry-run') return;
    const stryker: Stryker = (globalThis as { __stryker__?: Stryker }).__stryker__ ?? {};
    const id = stryker.currentTestId ?? '';
    if (file !== test.file.filepath) tries.clear();
    file = test.file.filepath;
    const triesOf = ([fault]: readonly [string, number]): number => tries.get(fault) ?? 0;
    const open = Object.entries(stryker.mutantCoverage?.perTest[id] ?? {})
      .filter(([fault]) => !noticed.has(fault) && Number(fault) % inject('every') === 0)
      .filter((one) => triesOf(one) < MOST_TRIES)
      .toSorted((one, other) => triesOf(one) - triesOf(other));
    if (open.length === 0) return;
    // Passes of what follows are counted apart, and forgotten.
    stryker.currentTestId = 'tried';
    const here: string[] = [];
    const { before, after } = aroundEach(test);
    const again = async (): Promise<boolean> => {
      try {
        // Forgets the snapshots of the run before, or this one would be taken for a second one in the same test.
        this.onBeforeTryTask(test, { retry: 0, repeats: 0 });
        await before();
        await run();
        return true;
      } catch {
        return false;
      } finally {
        // Where a fault kept something from being opened, it cannot be closed either.
        await after().catch(() => undefined);
      }
    };
    await after();
    let isRepeatable = await again();
    const started = { computing: cpuTime(), clock: performance.now() };
    const isOver = (): boolean =>
      cpuTime() - started.computing > BUDGET.computing ||
      performance.now() - started.clock > BUDGET.clock * inject('patience');
    for (const [fault, times] of open) {
      if (!isRepeatable || isOver()) break;
      tries.set(fault, triesOf([fault, times]) + 1);
      stryker.activeMutant = fault;
      stryker.hitCount = 0;
      stryker.hitLimit = times * MOST_PASSES;
      const isNoticed = !(await again());
      stryker.activeMutant = undefined;
      if (!isNoticed) continue;
      // A fault that spoils what comes after it would make others look noticed.
      isRepeatable = await again();
      if (isRepeatable) here.push(fault);
    }
    for (const fault of here) noticed.add(fault);
    test.meta.noticed = here;
    stryker.hitCount = undefined;
    delete stryker.mutantCoverage?.perTest.tried;
    await before();
    stryker.currentTestId = id;
  }
}

/** What its suites do before and after this test, each time. */
function aroundEach(test: RunnerTestCase): Record<'before' | 'after', () => Promise<void>> {
  const suites: RunnerTestSuite[] = [];
  for (let suite = test.suite; suite; suite = suite.suite) suites.unshift(suite);
  const call = async (when: 'beforeEach' | 'afterEach'): Promise<void> => {
    for (const suite of suites)
      for (const hook of TestRunner.getSuiteHooks(suite)[when]) await hook(test.context, suite);
  };
  return { before: () => call('beforeEach'), after: () => call('afterEach') };
}
