#!/usr/bin/env node
/**
 * The command line: `gongkai read|check|import|collect|chart|brief|compile|bureaus|region|roster|export|move|seeds|seed|key|backup|restore|verify|prune|mcp`. Exit 0 fine, 1 refused or errors under --strict, 2 misuse.
 * What a command is made of is loaded when it is given: the whole program takes two seconds, and help needs none of it.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ROLES, type Role } from '../schema/access/role.ts';
import { BRIEF_TOPICS } from '../schema/briefing/topic.ts';
import { LANGS, type Lang } from '../schema/language.ts';
import { Problem } from '../schema/problem.ts';
import { BUREAU_KINDS, type BureauKind, REGION_LEVELS } from '../schema/report/publisher.ts';
import { CARRY_WAYS, OFFICE_WAYS, USUAL_WAYS } from '../schema/rollup/compiled-ways.ts';
import type { BriefOptions } from './cli/brief.ts';
import type { CompileOptions } from './cli/compile.ts';
import type { RegionOptions, WhenOptions } from './cli/roster.ts';
import { BRIEF_ENDINGS, CHART_ENDINGS, COMPILED_ENDINGS, endingOf } from './endings.ts';
import { bareType, TOLD_TYPES } from './ingest/formats/told.ts';
import { keepCode } from './kept-code.ts';

function wholeYear(text: string): number {
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || year < 2008 || year > 2100) {
    throw new InvalidArgumentError('年度应为四位数，如 2024。 The year is four digits, such as 2024.');
  }
  return year;
}

function yearCount(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('年数应为 1 到 99。 A number of years is from 1 to 99.');
}

function reportCount(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('份数应为 1 到 9999999。 A number of reports is from 1 to 9999999.');
}

function mediaType(text: string): string {
  if (!TOLD_TYPES.includes(bareType(text))) {
    throw new InvalidArgumentError(`媒体类型应为以下之一：${TOLD_TYPES.join('、')}。 The media type is one of these.`);
  }
  return text;
}

interface AddOptions {
  readonly region: string;
  readonly id?: string;
  readonly short?: string;
  readonly english?: string;
  readonly kind?: BureauKind;
  readonly since?: number;
  readonly until?: number;
}

interface ReadOptions {
  readonly json?: boolean;
  readonly why?: boolean;
  readonly media?: string;
}

const program = new Command('gongkai')
  .description('读取、核查和接收政府信息公开工作年度报告 · read, check and import annual disclosure reports')
  .exitOverride()
  .showHelpAfterError('（--help 查看用法）');

program
  .command('read')
  .description('读取文件，不存储 · read without storing')
  .argument('<file...>', '文件 · files')
  .option('--json', '每份文件一行 JSON · one JSON object a document, on one line')
  .option('--why', '逐个列出正文数字和读出它的句式 · each number of the prose with the pattern it was read by')
  .option(
    '--media <type>',
    '文件的媒体类型，内容本身分不清时以此为准，如 text/html、text/csv · what the files are where their bytes leave it open',
    mediaType,
  )
  .action(async (files: string[], { json = false, why = false, media }: ReadOptions) => {
    process.exitCode = await (await import('./cli/read.ts')).readFiles(files, { json, why, media: media ?? null });
  });

program
  .command('check')
  .description('读取并核查，不存储 · read and check without storing')
  .argument('<file...>', '文件 · files')
  .option('--strict', '有错误即以 1 退出 · exit 1 on findings of severity error')
  .option('--lang <lang>', 'zh 或 en', 'zh')
  .action(async (files: string[], options: { strict?: boolean; lang: string }) => {
    process.exitCode = await (await import('./cli/check.ts')).checkFiles(files, {
      strict: options.strict ?? false,
      lang: options.lang === 'en' ? 'en' : 'zh',
    });
  });

program
  .command('import')
  .description('接收文件或文件夹，逐份成败分明 · accept files or folders, one transaction a document')
  .argument('<path...>', '文件或文件夹 · files or folders')
  .option('--bureau <id>', '指明单位编号 · id of the bureau or region')
  .option('--year <year>', '指明年度 · report year', wholeYear)
  .option('--yes', '替换已有报告不再询问 · replace what is held without asking')
  .option('--all', '由 export --all 写出的 ZIP 重建空的数据库 · rebuild an empty database from what export --all wrote')
  .action(async (paths: string[], options: { bureau?: string; year?: number; yes?: boolean; all?: boolean }) => {
    if (options.all) {
      const [file = '', ...others] = paths;
      if (others.length > 0 || options.bureau !== undefined || options.year !== undefined)
        program.error('--all 只能配一个 ZIP 文件。 --all takes one ZIP file and nothing else.');
      process.exitCode = await (await import('./cli/open-files.ts')).importAllCommand(file);
      return;
    }
    process.exitCode = await (await import('./cli/import.ts')).importPaths(paths, {
      publisher: options.bureau ?? null,
      year: options.year ?? null,
      yes: options.yes ?? false,
    });
  });

program
  .command('collect')
  .description('按网址收录年报或年报列表，先看后收 · collect a report, or a list of them, by its web address')
  .argument(
    '<address>',
    '网址（网站须在 GONGKAI_FETCH_HOSTS 中列出） · address on a site that GONGKAI_FETCH_HOSTS names',
  )
  .option('--bureau <id>', '指明单位编号 · id of the bureau or region')
  .option('--year <year>', '指明年度 · report year', wholeYear)
  .option('--yes', '接收并替换已有报告，不再询问 · accept, and replace what is held, without asking')
  .action(async (address: string, options: { bureau?: string; year?: number; yes?: boolean }) => {
    process.exitCode = await (await import('./cli/collect.ts')).collectAddress(address, {
      publisher: options.bureau ?? null,
      year: options.year ?? null,
      yes: options.yes ?? false,
    });
  });

program
  .command('chart')
  .description('把一张图写成文件 · write a chart as a file')
  .argument('<address>', '图表地址，可从分享窗口复制 · address of the chart, as the share dialog shows it')
  .requiredOption(
    '-o, --output <file>',
    `文件，按结尾定格式：${CHART_ENDINGS.map((ending) => `.${ending}`).join(' ')} · its ending says the format`,
  )
  .action(async (address: string, { output }: { output: string }) => {
    const ending = endingOf(output, CHART_ENDINGS);
    if (ending === undefined) {
      const endings = CHART_ENDINGS.map((one) => `.${one}`).join('、');
      return program.error(`文件名的结尾应为 ${endings} 之一。 The name of the file ends in one of these.`);
    }
    process.exitCode = await (await import('./cli/chart.ts')).chartCommand(address, output, ending);
  });

program
  .command('brief')
  .description(
    '把一个地区或单位一年的情况写成材料，或取出存下的一份 · write the year of a region or a bureau as a briefing, or one that is kept',
  )
  .option('--region <id>', '地区编号 · id of the region')
  .option('--bureau <id>', '或单位编号，连同同类单位 · or id of a bureau, beside those like it')
  .option('--id <id>', '或存下的一份的编号，签发的照签发时 · or id of one that is kept, as it was if it is signed')
  .option('--year <year>', '年度，缺省为最近一年 · report year, the latest unless given', wholeYear)
  .option(
    '--compare-to <year>',
    '与哪一年相比，缺省为上年 · an earlier year to compare with, else the one before',
    wholeYear,
  )
  .addOption(
    new Option(
      '--topic <topic>',
      '专题：appeals 复议诉讼，refusals 不予公开和无法提供 · one topic of the year',
    ).choices([...BRIEF_TOPICS]),
  )
  .addOption(new Option('--lang <lang>', '语言 · language').choices([...LANGS]).default('zh'))
  .requiredOption(
    '-o, --output <file>',
    `文件，按结尾定格式：${BRIEF_ENDINGS.map((ending) => `.${ending}`).join(' ')} · its ending says the format`,
  )
  .action(async ({ output, ...options }: BriefOptions & { output: string }) => {
    const ending = endingOf(output, BRIEF_ENDINGS);
    if (ending === undefined) {
      const endings = BRIEF_ENDINGS.map((one) => `.${one}`).join('、');
      return program.error(`文件名的结尾应为 ${endings} 之一。 The name of the file ends in one of these.`);
    }
    process.exitCode = await (await import('./cli/brief.ts')).briefCommand(options, output, ending);
  });

program
  .command('compile')
  .description(
    '把各单位年报汇总成本地区年报的三张表 · compile the tables of a region\u2019s report from those of its bureaus',
  )
  .requiredOption('--region <id>', '地区编号 · id of the region')
  .requiredOption('--year <year>', '年度 · report year', wholeYear)
  .addOption(new Option('--lang <lang>', '语言 · language').choices([...LANGS]).default('zh'))
  .addOption(
    new Option('--office <way>', '政府办公室自己的年报计入与否 · with or without the government office’s own report')
      .choices([...OFFICE_WAYS])
      .default(USUAL_WAYS.office),
  )
  .addOption(
    new Option(
      '--carry <way>',
      '上年结转：before 按上年年报，sum 为各单位今年所填之和 · carried in: what the year before carried over, or the sum of the bureaus',
    )
      .choices([...CARRY_WAYS])
      .default(USUAL_WAYS.carry),
  )
  .requiredOption('-o, --output <file>', '文件，.docx 为表式，.xlsx 为逐格核对 · .docx is the form, .xlsx cell by cell')
  .action(async ({ output, ...options }: CompileOptions & { output: string }) => {
    const ending = endingOf(output, COMPILED_ENDINGS);
    if (ending === undefined) {
      return program.error('文件名的结尾应为 .docx 或 .xlsx。 The name of the file ends in .docx or .xlsx.');
    }
    process.exitCode = await (await import('./cli/compile.ts')).compileCommand(options, output, ending);
  });

program
  .command('bureaus')
  .description('列出单位与地区编号 · list ids of bureaus and regions')
  .action(async () => {
    process.exitCode = await (await import('./cli/bureaus.ts')).listBureausCommand();
  });

const region = program.command('region').description('地区 · regions');
region
  .command('add')
  .description('新增地区 · add a region')
  .argument('<name>', '名称，如 青川区 · its name')
  .addOption(new Option('--level <level>', '级别 · level').choices(REGION_LEVELS).makeOptionMandatory())
  .option('--parent <id>', '上级地区编号 · id of the region above')
  .option('--id <id>', '编号（不写则按拼音生成） · id, made from the name if left out')
  .option('--english <name>', '英文名 · English name')
  .action(async (name: string, options: RegionOptions) => {
    process.exitCode = await (await import('./cli/roster.ts')).addRegionCommand(name, options);
  });

region
  .command('complete')
  .description('注明自哪一年度起其下各单位已全部列入名录 · say since which year every bureau below it is on the list')
  .argument('<id>', '地区编号 · id of the region')
  .argument('[year]', '年度；不写则收回 · report year; left out, it is taken back', wholeYear)
  .action(async (id: string, year: number | undefined) => {
    process.exitCode = await (await import('./cli/roster.ts')).completeCommand(id, year ?? null);
  });

const roster = program.command('roster').description('单位名录 · the list of bureaus');
roster
  .command('import')
  .description('按名单（xlsx、xls、csv、一列名称）新增单位，先预览 · add the bureaus of a list, previewed first')
  .argument('<path...>', '名单文件；--from-reports 时为年报文件或文件夹 · lists, or reports')
  .option('--region <id>', '没有写所属地区的行属于哪个地区 · region of rows that name none')
  .option('--from-reports', '从年报里读出单位名称 · take the names from reports')
  .option('--yes', '不再询问 · do not ask')
  .action(async (paths: string[], options: { region?: string; fromReports?: boolean; yes?: boolean }) => {
    process.exitCode = await (await import('./cli/roster.ts')).importListCommand(paths, {
      region: options.region ?? null,
      fromReports: options.fromReports ?? false,
      yes: options.yes ?? false,
    });
  });
roster
  .command('export')
  .description('导出名录，可再导入 · write the list as a file that can be imported again')
  .option('--region <id>', '只要这个地区及其下级 · this region and those below it only')
  .option('-o, --output <file>', '.csv 或 .xlsx；不写则输出 CSV · file; CSV to the output if left out')
  .action(async (options: { region?: string; output?: string }) => {
    process.exitCode = await (await import('./cli/roster.ts')).exportListCommand(options);
  });
roster
  .command('add')
  .description('新增一家单位 · add a bureau')
  .argument('<name>', '单位全称 · full name')
  .requiredOption('--region <id>', '所属地区编号 · id of its region')
  .option('--id <id>', '编号 · id')
  .option('--short <name>', '简称 · short name')
  .option('--english <name>', '英文名 · English name')
  .addOption(new Option('--kind <kind>', '类别（不写则由名称判断） · kind').choices(BUREAU_KINDS))
  .option('--since <year>', '起始年 · first report year', wholeYear)
  .option('--until <year>', '终止年 · last report year', wholeYear)
  .action(async (name: string, { short, english, ...rest }: AddOptions) => {
    process.exitCode = await (await import('./cli/roster.ts')).addBureauCommand({
      ...rest,
      name,
      ...(short ? { shortName: short } : {}),
      ...(english ? { englishName: english } : {}),
    });
  });
withWhen(roster.command('rename'))
  .description('更名；曾用名仍可找到 · another name from a day on; the former one still finds it')
  .argument('<id>', '单位或地区编号 · id')
  .argument('<name>', '新名称 · new name')
  .action(async (id: string, name: string, when: WhenOptions) => {
    process.exitCode = await (await import('./cli/roster.ts')).renameCommand(id, name, when);
  });
withWhen(roster.command('merge'))
  .description('合并 · bureaus become one')
  .argument('<id...>', '被合并的单位编号 · ids of the bureaus')
  .requiredOption(
    '--into <id>',
    '并入的单位编号；写了 --region 则为新单位的名称 · id, or with --region the name of a new bureau',
  )
  .option('--region <id>', '新单位所属地区 · region of the new bureau')
  .action(async (ids: string[], options: WhenOptions & { into: string; region?: string }) => {
    process.exitCode = await (await import('./cli/roster.ts')).mergeCommand(ids, options);
  });
withWhen(roster.command('end'))
  .description('撤销：以后不再报送，年报保留 · ends; its reports stay')
  .argument('<id>', '单位编号 · id')
  .action(async (id: string, when: WhenOptions) => {
    process.exitCode = await (await import('./cli/roster.ts')).endCommand(id, when);
  });

/** When a change holds, and by which decision. */
function withWhen(command: Command): Command {
  return command
    .option('--on <day>', '日期，如 2024-03-15 · day')
    .option('--year <year>', '从哪一年度的年报起 · first report year in which it holds', wholeYear)
    .option('--document <title>', '依据的文件 · the decision');
}

interface ExportOptions {
  readonly all?: boolean;
  readonly data?: boolean;
  readonly region?: string;
  readonly output: string;
}

program
  .command('export')
  .description(
    '把全部数据写成不用本程序也能读的开放文件（ZIP） · all data as open files in a ZIP, readable without this program',
  )
  .option('--all', '全部数据，可用 import --all 恢复 · everything; import --all rebuilds a database from it')
  .option(
    '--data',
    '数据包：供 R、pandas、SQL 用的 CSV 及说明，可再加 --region · the data package: tables for R, pandas and SQL; --region may stand beside it',
  )
  .option('--region <id>', '只要这个地区及其下级（不能恢复） · a region and those below it only, to be read')
  .requiredOption('-o, --output <file>', '要写的 ZIP 文件，不能已存在 · the ZIP to write; it must not exist')
  .action(async ({ all, data, region: id, output }: ExportOptions) => {
    const isOne = data ? all !== true : (all === true) !== (id !== undefined);
    if (!isOne)
      program.error(
        '请写 --all、--region、--data 之一（--data 可加 --region）。 Say one of --all, --region and --data; --data takes a --region.',
      );
    const { exportCommand, exportDataCommand } = await import('./cli/open-files.ts');
    process.exitCode = await (data ? exportDataCommand : exportCommand)(output, id ?? null);
  });

program
  .command('move')
  .description(
    '把全部数据搬到空的 PostgreSQL 数据库或新文件，逐行核对 · all data into an empty PostgreSQL database or a new file, and checked',
  )
  .requiredOption('--to <address>', 'postgres://…，或文件路径 · postgres://…, or the path of a file')
  .action(async ({ to }: { to: string }) => {
    process.exitCode = await (await import('./cli/move.ts')).moveCommand(to);
  });

program
  .command('seeds')
  .description('示例数据 · example data')
  .command('remove')
  .description('移除全部示例数据 · remove all example data')
  .option('--yes', '不再询问 · do not ask')
  .action(async ({ yes }: { yes?: boolean }) => {
    process.exitCode = await (await import('./cli/roster.ts')).removeSeedsCommand({ yes: yes ?? false });
  });

program
  .command('seed')
  .description('生成虚构年报，用于试用和测速 · make up reports, to try the program and to measure it')
  .requiredOption(
    '--reports <n>',
    '约多少份（按区，每区 40 个单位 7 年，共 280 份） · about so many, 280 a district',
    reportCount,
  )
  .option('--yes', '数据库中已有真实年报时也生成 · also where there are real reports')
  .action(async ({ reports, yes }: { reports: number; yes?: boolean }) => {
    process.exitCode = await (await import('./cli/seed.ts')).seedCommand(reports, { yes: yes ?? false });
  });

const key = program.command('key').description('登录用的密钥 · keys to sign in with');
key
  .command('create')
  .description('新建密钥，只显示一次 · make a key, shown once')
  .option('--label <label>', '给谁用 · who holds it', '命令行')
  .addOption(new Option('--role <role>', '身份 · role').choices(ROLES).default('administrator'))
  .option('--for <id>', '单位或地区编号（bureau、editor 必填） · bureau or region that it is for')
  .option('--expires <day>', '有效期末日，如 2026-12-31 · last day on which it works')
  .action(async (options: { label: string; role: Role; for?: string; expires?: string }) => {
    const { label, role, for: scope = null, expires = null } = options;
    process.exitCode = await (await import('./cli/key.ts')).createKeyCommand({ label, role, scope, expires });
  });
key
  .command('list')
  .description('列出密钥 · list keys')
  .action(async () => {
    process.exitCode = await (await import('./cli/key.ts')).listKeysCommand();
  });
key
  .command('revoke')
  .description('停用密钥 · make a key useless')
  .argument('<id>', '密钥编号（key list 的第一列） · id of the key')
  .action(async (id: string) => {
    process.exitCode = await (await import('./cli/key.ts')).revokeKeyCommand(id);
  });

program
  .command('backup')
  .description('备份数据库并核对，服务运行时也可以 · copy the database and verify the copy, also while it is served')
  .option('--to <folder>', '备份文件夹（不写则用 GONGKAI_BACKUP，或数据文件夹下 backups） · folder')
  .action(async ({ to }: { to?: string }) => {
    process.exitCode = await (await import('./cli/backup.ts')).backupCommand(to ?? null);
  });

program
  .command('restore')
  .description('核对备份并恢复，原数据库另存；须先停止服务 · put a verified backup in place; stop the server first')
  .argument('<file>', '备份文件 · the backup')
  .action(async (file: string) => {
    process.exitCode = await (await import('./cli/backup.ts')).restoreCommand(file);
  });

program
  .command('verify')
  .description('核对存储的数据是否完好，不作改动 · is what is stored what was written? changes nothing')
  .addOption(new Option('--lang <lang>').choices(LANGS).default('zh'))
  .action(async ({ lang }: { lang: Lang }) => {
    process.exitCode = await (await import('./cli/verify.ts')).verifyCommand(lang);
  });

program
  .command('prune')
  .description('清理早已被替换的原文，先列出再确认 · takes the bytes of documents replaced long ago, listed first')
  .option('--years <n>', '替换几年以后（默认按 GONGKAI_KEEP_DOCUMENTS） · years since they were replaced', yearCount)
  .option('--yes', '不再询问 · do not ask')
  .action(async ({ years, yes }: { years?: number; yes?: boolean }) => {
    process.exitCode = await (await import('./cli/prune.ts')).pruneCommand({
      ...(years !== undefined && { years }),
      yes: yes ?? false,
    });
  });

program
  .command('mcp')
  .description(
    '供智能助手查数（Model Context Protocol，标准输入输出） · answers an assistant over standard input and output',
  )
  .action(async () => {
    process.exitCode = await (await import('./cli/mcp.ts')).mcpCommand();
  });

/** Runs one command, and gives the exit code with which this program is to end. */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof Problem) {
      process.stderr.write(`${error.sentence.zh}\n${error.sentence.en}\n`);
      process.exitCode = 1;
    } else throw error;
  }
  return Number(process.exitCode ?? 0);
}

if (import.meta.main) {
  keepCode();
  // Whoever reads along may stop before the end, as `| head` does: what was begun is finished all the same.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  await runCommand(process.argv.slice(2));
}
