import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import shared from '../../vitest.config.ts';
import { FOLDERS } from './folders.ts';

/** The tests that should notice a fault in the folder at hand, which run.ts names. */
const { tests, isPure } = FOLDERS[process.env.GONGKAI_MUTANTS ?? ''] ?? { tests: [], isPure: true };

/** What is drawn at random: slow, and needed only for what nothing else notices. */
const LATE = /\/tests\/schema\/check\/repair\//;

/** The same order whenever it runs. */
class LateLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): string => `${LATE.test(moduleId) ? 1 : 0}${moduleId}`;
    return files.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
  }
}

// biome-ignore lint/style/noDefaultExport: Vitest asks for it
export default defineConfig({
  resolve: shared.resolve ?? {},
  test: {
    include: tests.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`)),
    // Code in which faults are planted is slower than it is.
    exclude: [...configDefaults.exclude, '**/speed.test.ts'],
    isolate: !isPure,
    runner: 'tests/mutants/try-each.ts',
    update: 'none',
    provide: {
      patience: Number(process.env.GONGKAI_MUTANTS_PATIENCE),
      every: Number(process.env.GONGKAI_MUTANTS_EVERY),
    },
    // What is alike stands together in a file; a fault should meet what is not.
    sequence: { sequencer: LateLast, shuffle: { files: false, tests: isPure }, seed: 1 },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
