/** `gongkai export` and `gongkai import --all`: all data as a ZIP of open files, and back. */
import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { Problem } from '../../schema/problem.ts';
import { readConfig } from '../config.ts';
import { giveUp, openOrGiveUp } from '../give-up.ts';
import { openZipOnDisk } from '../ingest/formats/container/zip.ts';
import { notAnExport } from '../store/export/faults.ts';
import { importOpenFiles } from '../store/export/read.ts';
import { type OpenFile, openFiles } from '../store/export/write.ts';
import { asProblem } from '../store/safety/backup/faults.ts';
import { type Progress, startProgress } from './progress.ts';

/** Every file as of the day where the calendar of ZIP begins, so that the same data give the same bytes. */
const SAME = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, forceZip64Format: true };

/** Documents, texts and a dozen files: more than any administration has. */
const MOST_FILES = 10_000_000;

/** `region`: what it is limited to; null for everything. The file appears when it is whole, and takes no other's place. */
export async function exportCommand(output: string, region: string | null): Promise<number> {
  const config = readConfig();
  const file = config.postgres === null ? config.database : null;
  if (file !== null && !existsSync(file))
    giveUp(`没有数据库 ${file}，无可导出。`, `There is no database ${file} to export.`);
  const target = resolve(output);
  const folder = dirname(target);
  if (!existsSync(folder)) giveUp(`没有文件夹 ${folder}。请先建好它。`, `There is no folder ${folder}. Make it first.`);
  ensureNew(target);
  const part = `${target}.part`;
  ensureNew(part);
  const store = await openOrGiveUp(config);
  const bar = laterProgress();
  try {
    await store.snapshot((reader) => writeZip(openFiles(reader, { region, file, begin: bar.begin }), part));
    ensureNew(target);
    renameSync(part, target);
    bar.done();
    const megabytes = (statSync(target).size / 1e6).toFixed(1);
    say(`已导出并核对：${target}（${megabytes} MB）`, `Exported and verified: ${target} (${megabytes} MB)`);
    return 0;
  } catch (error) {
    throw asProblem(error, part);
  } finally {
    bar.done();
    rmSync(part, { force: true });
    await store.close();
  }
}

export async function importAllCommand(path: string): Promise<number> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) giveUp(`没有文件 ${path}。`, `There is no file ${path}.`);
  const zip = await openZipOnDisk(path, { entries: MOST_FILES }).catch((error: unknown) => {
    throw error instanceof Problem ? notAnExport() : error;
  });
  const bar = laterProgress();
  try {
    const store = await openOrGiveUp(readConfig());
    try {
      const { tables, revision } = await importOpenFiles(store, zip, bar.begin);
      bar.done();
      say(
        `已导入全部数据并核对：年报 ${tables.report.rows} 份，数据版本 ${revision}。密钥不在其中，首次启动时生成。`,
        `All data imported and verified: ${tables.report.rows} reports, revision ${revision}. Keys are not in it; the first start makes one.`,
      );
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    throw asProblem(error, path);
  } finally {
    bar.done();
    zip.close();
  }
}

function say(zh: string, en: string): void {
  process.stdout.write(`${zh}\n${en}\n`);
}

function ensureNew(file: string): void {
  if (!existsSync(file)) return;
  throw new Problem('BAD_ARGUMENT', {
    zh: `${file} 已存在，没有覆盖。请换一个文件名，或先移走它。`,
    en: `${file} exists, and was not overwritten. Name another file, or move this one away.`,
  });
}

/** A bar that begins when it is known how long it is. */
function laterProgress() {
  let bar: Progress | null = null;
  return {
    begin: (steps: number) => {
      const started = startProgress(steps);
      bar = started;
      return started.step;
    },
    done: () => {
      bar?.done();
      bar = null;
    },
  };
}

async function writeZip(files: AsyncIterable<OpenFile>, part: string): Promise<void> {
  const zip = new ZipFile();
  // Nobody else may read who did what.
  const output = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
  const writing = pipeline(zip.outputStream, output);
  const failing = new Promise<never>((_, reject) => {
    writing.catch(reject);
    zip.on('error', reject);
  });
  failing.catch(() => {});
  try {
    for await (const file of files) await Promise.race([addFile(zip, file), failing]);
    zip.end();
    await Promise.race([writing, failing]);
  } catch (error) {
    output.destroy();
    throw error;
  }
}

/** Resolves when the file was read. */
function addFile(zip: ZipFile, { name, bytes }: OpenFile): Promise<void> {
  // The ZIP remembers until its end what it is given, and would keep every document with it.
  let unread: AsyncIterable<Uint8Array> | null = bytes;
  return new Promise((resolve, reject) => {
    zip.addReadStreamLazy(name, SAME, (give) => {
      const stream = Readable.from(unread ?? [], { objectMode: false });
      unread = null;
      finished(stream).then(resolve, reject);
      give(null, stream);
    });
  });
}
