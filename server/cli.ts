#!/usr/bin/env node
/** The command line: `gongkai read|check|import|collect|bureaus`. Exit 0 fine, 1 refused or errors under --strict, 2 misuse. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ROLES, type Role } from '../schema/access/role.ts';
import { listBureausCommand } from './cli/bureaus.ts';
import { checkFiles } from './cli/check.ts';
import { collectAddress } from './cli/collect.ts';
import { importPaths } from './cli/import.ts';
import { createKeyCommand, listKeysCommand, revokeKeyCommand } from './cli/key.ts';
import { readFiles } from './cli/read.ts';

function wholeYear(text: string): number {
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || year < 2008 || year > 2100) {
    throw new InvalidArgumentError('年度应为四位数，如 2024。 The year is four digits, such as 2024.');
  }
  return year;
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
  .option('--media <type>', '指定媒体类型，如 text/html · media type')
  .action(async (files: string[], options: { json?: boolean; media?: string }) => {
    process.exitCode = await readFiles(files, { json: options.json ?? false, media: options.media ?? null });
  });

program
  .command('check')
  .description('读取并核查，不存储 · read and check without storing')
  .argument('<file...>', '文件 · files')
  .option('--strict', '有错误即以 1 退出 · exit 1 on findings of severity error')
  .option('--lang <lang>', 'zh 或 en', 'zh')
  .action(async (files: string[], options: { strict?: boolean; lang: string }) => {
    process.exitCode = await checkFiles(files, {
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
  .action(async (paths: string[], options: { bureau?: string; year?: number; yes?: boolean }) => {
    process.exitCode = await importPaths(paths, {
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
    process.exitCode = await collectAddress(address, {
      publisher: options.bureau ?? null,
      year: options.year ?? null,
      yes: options.yes ?? false,
    });
  });

program
  .command('bureaus')
  .description('列出单位与地区编号 · list ids of bureaus and regions')
  .action(async () => {
    process.exitCode = await listBureausCommand();
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
    process.exitCode = await createKeyCommand({ label, role, scope, expires });
  });
key
  .command('list')
  .description('列出密钥 · list keys')
  .action(async () => {
    process.exitCode = await listKeysCommand();
  });
key
  .command('revoke')
  .description('停用密钥 · make a key useless')
  .argument('<id>', '密钥编号（key list 的第一列） · id of the key')
  .action(async (id: string) => {
    process.exitCode = await revokeKeyCommand(id);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
