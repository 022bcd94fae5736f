/** Why an export was not written, or cannot be imported: what is wrong, and what to do. */
import { Problem } from '../../../schema/problem.ts';
import { NEWEST } from '../migrations/migrate.ts';

/** What of an import holds whatever goes wrong. */
const NOTHING = { zh: '没有存储任何内容。', en: 'Nothing was stored.' };

export function notAnExport(): Problem {
  return new Problem('UNREADABLE_DOCUMENT', {
    zh: `这个文件不是 gongkai export 写出的 ZIP（其中没有可用的 manifest.json）。${NOTHING.zh}年报和年报压缩包请去掉 --all 导入。`,
    en: `This is no ZIP that gongkai export wrote: there is no manifest.json in it that says so. ${NOTHING.en} Import reports, and archives of reports, without --all.`,
  });
}

/** `file`: the part of the export that is not what the manifest says. */
export function damagedExport(file: string, cause?: unknown): Problem {
  return new Problem(
    'UNREADABLE_DOCUMENT',
    {
      zh: `导出文件中的 ${file} 已损坏、缺失或被改动，与 manifest.json 不符。${NOTHING.zh}请换一份导出。`,
      en: `${file} in the export is damaged, missing or was altered: it is not what manifest.json says. ${NOTHING.en} Use another export.`,
    },
    { cause },
  );
}

export function partialExport(region: string): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `这份导出只含 ${region} 及其下级（--region），不能由它恢复数据库。${NOTHING.zh}请用 gongkai export --all 写出的文件。`,
    en: `This export holds ${region} and what is below it only (--region), from which no database can be rebuilt. ${NOTHING.en} Use one that gongkai export --all wrote.`,
  });
}

export function otherSchema(schema: string): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `这份导出的结构是 ${schema}，本程序的是 ${NEWEST}。${NOTHING.zh}请用写出它的版本导入，再升级程序。`,
    en: `This export has the schema ${schema}, and this program ${NEWEST}. ${NOTHING.en} Import it with the version that wrote it, and upgrade then.`,
  });
}

export function damagedSource(zh: string, en: string): Problem {
  return new Problem('DAMAGED', {
    zh: `没有导出：数据库有损坏。${zh} 用 gongkai verify 查看全部，用 gongkai restore 恢复较早的完好备份。`,
    en: `Nothing was exported, for the database is damaged. ${en} See gongkai verify for all of it, and restore an earlier sound backup with gongkai restore.`,
  });
}

export function noSuchRegion(id: string): Problem {
  return new Problem('NOT_FOUND', {
    zh: `没有编号为 ${id} 的地区。用 gongkai bureaus 查看编号。`,
    en: `No region has the id ${id}. gongkai bureaus lists the ids.`,
  });
}
