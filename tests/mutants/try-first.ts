/**
 * Stryker's Vitest runner, which starts a process for every fault: asked once without any, when try-each.ts tries them all,
 * and about single ones only when everything is to be tried.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import {
  commonTokens,
  declareFactoryPlugin,
  type Injector,
  type PluginContext,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import type { RunnerTask, RunnerTestCase } from 'vitest';
import type { Vitest } from 'vitest/node';

/** Who noticed what in the first run, for all processes of this run, in the copy that Stryker works in. */
const FILE = 'noticed.json';

/** The test that noticed, by fault. */
type Noticed = Readonly<Record<string, string>>;

function testsOf(tasks: readonly RunnerTask[]): readonly RunnerTestCase[] {
  return tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task.tasks) : task));
}

/** The name that Stryker has for a test. */
function idOf(test: RunnerTestCase): string {
  const names = [test.name];
  for (let suite = test.suite; suite; suite = suite.suite) names.unshift(suite.name);
  return `${relative(process.cwd(), test.file.filepath)}#${names.join(' > ').trim()}`;
}

function noticedBy(tests: readonly RunnerTestCase[]): Noticed {
  return Object.fromEntries(tests.flatMap((test) => (test.meta.noticed ?? []).map((fault) => [fault, idOf(test)])));
}

type VitestRunner = TestRunner & { readonly ctx: Vitest };

/** Stryker's runner for Vitest, whose first run is written down and whose later ones are answered from there. */
function tryFirst(injector: Injector<PluginContext>): TestRunner {
  const [plugin] = vitestPlugins;
  if (plugin === undefined) throw new Error('The runner for Vitest is gone');
  const vitest = injector.injectFunction(plugin.factory) as VitestRunner;
  let noticed: Noticed | undefined;
  return {
    capabilities: () => vitest.capabilities(),
    init: () => vitest.init?.() as Promise<void>,
    dispose: () => vitest.dispose?.() as Promise<void>,
    async dryRun(options: DryRunOptions): Promise<DryRunResult> {
      const result = await vitest.dryRun(options);
      writeFileSync(FILE, JSON.stringify(noticedBy(testsOf(vitest.ctx.state.getFiles()))));
      return result;
    },
    async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
      noticed ??= JSON.parse(readFileSync(FILE, 'utf8')) as Noticed;
      const { activeMutant, testFilter = [] } = options;
      const by = noticed[activeMutant.id];
      if (by !== undefined)
        return { status: MutantRunStatus.Killed, killedBy: [by], failureMessage: 'failed', nrOfTests: 1 };
      if (process.env.GONGKAI_MUTANTS_THOROUGH) return vitest.mutantRun(options);
      return { status: MutantRunStatus.Survived, nrOfTests: testFilter.length };
    },
  };
}
tryFirst.inject = tokens(commonTokens.injector);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'try-first', tryFirst)];
