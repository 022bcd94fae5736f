/** What is said of a row of a list: what keeps it out, what to look at, what was guessed. */
import type { Label } from '../language.ts';

/** `refused`: the list cannot be accepted with it; `warning`: look at it; `note`: what was made of the row. */
export type NoticeLevel = 'refused' | 'warning' | 'note';

export interface Notice {
  readonly code: string;
  readonly level: NoticeLevel;
  /** As a person's program names it: C7; null where the whole row is meant. */
  readonly cell: string | null;
  readonly sentence: Label;
}

function notice(code: string, level: NoticeLevel, zh: string, en: string): (cell: string | null) => Notice {
  return (cell) => ({ code, level, cell, sentence: { zh, en } });
}

const clip = (text: string): string => (text.length <= 30 ? text : `${text.slice(0, 30)}…`);

export const NOTICES = {
  takenOut: notice('TAKEN_OUT', 'note', '由您略去。', 'Left out by you.'),
  noName: notice('NO_NAME', 'note', '没有单位名称，已略去。', 'There is no name; the row is left out.'),
  sumRow: notice(
    'NO_BUREAU',
    'note',
    '是合计、备注或页脚，不是单位，已略去。',
    'A total or a remark and no bureau; left out.',
  ),
  government: notice(
    'GOVERNMENT',
    'warning',
    '是一级政府的年报，属于地区而不是单位，已略去；请先新增这个地区。',
    'A government-wide report, which is a region’s and no bureau’s; left out. Add that region first.',
  ),
  hidden: notice(
    'HIDDEN',
    'note',
    '这一行在表中是隐藏的（或被筛选掉），已略去。',
    'The row is hidden in the sheet, or filtered out; left out.',
  ),
  merged: notice(
    'MERGED',
    'note',
    '单位名称与上一行是同一个合并单元格，已并入上一行的单位。',
    'The name is one merged cell with the row above; taken as part of that bureau.',
  ),
  doubled: (line: number | null) =>
    notice(
      'DOUBLED',
      'note',
      `与${line === null ? '前面一行' : `第 ${line} 行`}是同一家单位，已略去。`,
      `The same bureau as ${line === null ? 'a row before' : `row ${line}`}; left out.`,
    ),
  known: (id: string, differs: boolean) =>
    notice(
      'KNOWN',
      differs ? 'warning' : 'note',
      `名录中已有这家单位（${id}）${differs ? '，且有几项与这里不同；名录保持不变，需要的话请逐项修改' : ''}，已略去。`,
      `Already on the list (${id})${differs ? ', where some of it differs; the list stays as it is, change it there if needed' : ''}; left out.`,
    ),
  formerName: (id: string, name: string) =>
    notice(
      'FORMER_NAME',
      'warning',
      `“${clip(name)}”是名录中 ${id} 的曾用名或别名。若是同一家单位，请从这里删去。`,
      `“${clip(name)}” is another name, or a former one, of ${id} on the list. If that is the same bureau, leave it out here.`,
    ),
  shared: (name: string, others: readonly string[]) =>
    notice(
      'NAME_SHARED',
      'warning',
      `“${clip(name)}”也是${others.slice(0, 3).join('、')}的名称；用这个名称的年报，将询问是哪一家的。`,
      `“${clip(name)}” is also a name of ${others.slice(0, 3).join(', ')}; of reports under that name it will be asked whose they are.`,
    ),
  kindUnknown: (word: string) =>
    notice(
      'KIND_UNKNOWN',
      'refused',
      `不认识类别“${clip(word)}”。可写：政府办公室、部门、乡镇、街道、开发区，或留空由名称判断。`,
      `The kind “${clip(word)}” is not known. Write 政府办公室, 部门, 乡镇, 街道 or 开发区 (governmentOffice, department, township, street, zone), or leave it empty.`,
    ),
  kindGuessed: notice(
    'KIND_GUESSED',
    'warning',
    '从名称看不出类别，暂列为“部门”，请核对。',
    'The name does not tell the kind; taken as a department. Please check.',
  ),
  regionUnknown: (word: string) =>
    notice(
      'REGION_UNKNOWN',
      'refused',
      `名录中没有地区“${clip(word)}”。请先新增这个地区，或改为已有的地区名称或编号。`,
      `There is no region “${clip(word)}” on the list. Add it first, or write the name or id of one that is.`,
    ),
  regionShared: (word: string, ids: readonly string[]) =>
    notice(
      'REGION_UNKNOWN',
      'refused',
      `名录中有几个“${clip(word)}”：${ids.join('、')}。请写编号。`,
      `Several regions are called “${clip(word)}”: ${ids.join(', ')}. Write the id.`,
    ),
  regionMissing: notice(
    'REGION_MISSING',
    'refused',
    '没有写所属地区，也没有选定地区。',
    'No region is given, and none is chosen for the list.',
  ),
  year: (text: string) =>
    notice(
      'YEAR_BAD',
      'refused',
      `“${clip(text)}”不是年份。请写四位数字，如 2021，或留空。`,
      `“${clip(text)}” is no year. Write four digits, such as 2021, or leave it empty.`,
    ),
  yearsReversed: notice('YEARS_REVERSED', 'refused', '终止年早于起始年。', 'The last year is before the first.'),
  formula: (text: string) =>
    notice(
      'FORMULA',
      'refused',
      `这一格是公式，${text.startsWith('#') ? `结果是错误值 ${text}` : '文件里没有它的计算结果'}。请在表中改成数值或文字（选择性粘贴）后再试。`,
      `The cell is a formula ${text.startsWith('#') ? `that gives the error ${text}` : 'whose result is not in the file'}. Put its value there and try again.`,
    ),
  garbled: notice(
    'GARBLED',
    'refused',
    '这一格有无法识别的字符，多半是编码不对。请另存为 UTF-8 或直接用 Excel 文件。',
    'The cell holds characters that are none; the encoding is likely wrong. Save as UTF-8, or use the workbook itself.',
  ),
  long: (most: number) =>
    notice(
      'TOO_LONG',
      'refused',
      `文字超过 ${most} 个字，不像名称。`,
      `Longer than ${most} characters; that is no name.`,
    ),
  idBad: (id: string) =>
    notice(
      'ID_BAD',
      'refused',
      `编号“${clip(id)}”不能使用：只含小写字母、数字和连字符，以字母开头。`,
      `The id “${clip(id)}” cannot be used: lower-case letters, digits and hyphens, a letter first.`,
    ),
  idTaken: (id: string) =>
    notice(
      'ID_TAKEN',
      'refused',
      `编号“${clip(id)}”已有别的单位使用。`,
      `The id “${clip(id)}” belongs to another publisher.`,
    ),
} as const;
