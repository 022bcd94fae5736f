/** Whether the seeds are wanted, and then their loading, told to a person. */
import { startProgress } from '../server/cli/progress.ts';
import { configOrGiveUp, openOrGiveUp } from '../server/give-up.ts';
import { examplesAreLoaded, wantsExamples } from '../server/roster/examples.ts';
import { toldToStop } from '../server/stopping.ts';

/** Gives up with a sentence where the settings or the store are not what they should be. */
export async function loadWanted(): Promise<void> {
  const config = configOrGiveUp();
  const store = await openOrGiveUp(config);
  try {
    if (config.seeds && (await wantsExamples(store.reader))) {
      const { loadSeeds, seedDocuments } = await import('./entering.ts');
      const documents = seedDocuments();
      process.stdout.write(`  载入 ${documents.length} 份示例与公开年报 · loading the seeds …\n`);
      const progress = startProgress(documents.length);
      const stop = toldToStop(config.endsWithParent);
      await loadSeeds(store, documents, new Date().toISOString(), progress.step, stop);
      progress.done();
      if (stop.aborted) {
        process.stdout.write('  载入中断，下次启动时补全 · broken off; the next start completes it\n');
        process.exitCode = stop.reason;
      } else await examplesAreLoaded(store);
    }
  } finally {
    await store.close();
  }
}
