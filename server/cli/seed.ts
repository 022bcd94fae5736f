/** Made-up reports by the thousand, to try the program and to measure it with as many as a country has. */
import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';
import { toldToStop } from '../stopping.ts';
import { holdsReal } from '../store/find/examples.ts';
import { closeUp } from '../store/space.ts';
import { districtsFor, fillCountry, REPORTS_EACH } from '../synthetic/country.ts';
import { startProgress } from './progress.ts';

/** 1 where real reports are held and `yes` was not said: made-up ones would stand among them. */
export async function seedCommand(reports: number, { yes }: { readonly yes: boolean }): Promise<number> {
  const stop = toldToStop(false);
  const config = readConfig();
  const store = await openOrGiveUp(config);
  let isFilled = false;
  try {
    if (!yes && (await holdsReal(store.reader))) {
      process.stderr.write('数据库中已有真实年报，没有生成任何内容。虚构的年报会与之并列；确认后加 --yes 再次运行。\n');
      process.stderr.write(
        'There are real reports in the database, and nothing was made. Made-up ones would stand among them: run it again with --yes if that is wanted.\n',
      );
      return 1;
    }
    const districts = districtsFor(reports);
    const progress = startProgress(districts);
    const began = performance.now();
    const at = new Date().toISOString();
    const stored = await fillCountry(store, districts, { at, actor: 'gongkai seed', told: progress.step, stop });
    progress.done();
    isFilled = stored > 0 && config.postgres === null;
    const seconds = (performance.now() - began) / 1000;
    const rate = Math.round(stored / seconds);
    process.stdout.write(
      `虚构地区 ${districts} 个，新生成年报 ${stored} 份，每秒 ${rate} 份。每个名称均标明“虚构”。\n`,
    );
    process.stdout.write(
      `${districts} made-up districts of ${REPORTS_EACH} reports; ${stored} reports stored, ${rate} a second. Every name says that it is made up.\n`,
    );
    return stop.aborted ? stop.reason : 0;
  } finally {
    await store.close();
    if (isFilled) closeUp(config.database);
  }
}
