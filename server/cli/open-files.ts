/** `gongkai export` and `gongkai import --all`: all data as a ZIP of open files, and back; and the data package, for programs that count. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { readConfig } from '../config.ts';
import { giveUp, openOrGiveUp } from '../give-up.ts';
import { openZipOnDisk } from '../ingest/formats/container/zip.ts';
import { openPackage } from '../package/files.ts';
import { notAnExport } from '../store/export/faults.ts';
import { importOpenFiles } from '../store/export/read.ts';
import { openFiles } from '../store/export/write.ts';
import type { Reader } from '../store/reader.ts';
import { asProblem } from '../store/safety/backup/faults.ts';
import { type Part, writeZip } from '../zip-file.ts';
import { type Progress, startProgress } from './progress.ts';

/** Documents, texts and a dozen files: more than any administration has. */
const MOST_FILES = 10_000_000;

/** `region`: what it is limited to; null for everything. */
export function exportCommand(output: string, region: string | null): Promise<number> {
  return writeExport(output, {
    parts: (reader, { file, begin }) => openFiles(reader, { region, file, begin }),
    verb: { zh: '已导出并核对', en: 'Exported and verified' },
    note:
      region === null
        ? null
        : {
            zh: `这是节选，只含 ${region} 及其下级，供阅读；不能由它恢复数据库。`,
            en: `This is an excerpt, of ${region} and what is below it, to be read; no database can be rebuilt from it.`,
          },
  });
}

/** `gongkai export --data`: the data package of the newest revision, which `/data/gongkai-rREV.zip` sends as well. */
export function exportDataCommand(output: string, region: string | null): Promise<number> {
  const { publicUrl: origin } = readConfig();
  return writeExport(output, {
    parts: async (reader) => (await openPackage(reader, { region, revision: null, origin })).parts(),
    verb: { zh: '已导出', en: 'Exported' },
    note: null,
  });
}

interface Export {
  /** All from one state of the data. */
  readonly parts: (
    reader: Reader,
    how: { readonly file: string | null; readonly begin: (steps: number) => (name: string) => void },
  ) => AsyncIterable<Part> | Promise<AsyncIterable<Part>>;
  readonly verb: Label;
  readonly note: Label | null;
}

/** The file appears when it is whole, and takes no other's place. */
async function writeExport(output: string, { parts, verb, note }: Export): Promise<number> {
  const config = readConfig();
  const file = config.postgres === null ? config.database : null;
  if (file !== null && !existsSync(file))
    giveUp(`没有数据库 ${file}，无可导出。`, `There is no database ${file} to export.`);
  const target = resolve(output);
  const folder = dirname(target);
  if (!existsSync(folder)) giveUp(`没有文件夹 ${folder}。请先建好它。`, `There is no folder ${folder}. Make it first.`);
  ensureNew(target);
  sweepParts(target);
  const part = `${target}.${process.pid}.part`;
  const store = await openOrGiveUp(config);
  const bar = laterProgress();
  try {
    await store.snapshot(async (reader) => writeZip(await parts(reader, { file, begin: bar.begin }), part));
    ensureNew(target);
    renameSync(part, target);
    bar.done();
    const megabytes = (statSync(target).size / 1e6).toFixed(1);
    say(`${verb.zh}：${target}（${megabytes} MB）`, `${verb.en}: ${target} (${megabytes} MB)`);
    if (note !== null) say(note.zh, note.en);
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

/** What exports left that were killed: theirs is the number in the name, and no such process runs any more. */
function sweepParts(target: string): void {
  const folder = dirname(target);
  for (const name of readdirSync(folder)) {
    const [, pid] = /^\.(\d+)\.part$/.exec(name.slice(basename(target).length)) ?? [];
    if (pid === undefined || !name.startsWith(basename(target)) || isRunning(Number(pid))) continue;
    rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // One of somebody else's runs, and may not be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
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
