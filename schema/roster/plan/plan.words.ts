/** What a change of the list is called in the list of revisions, and the sentences with which one is refused. */
import { nameSome } from '../../language.ts';
import { Problem, type ProblemCode } from '../../problem.ts';
import type { Decision } from '../change.ts';
import type { Listed } from '../state.ts';

function when({ on, year, document }: Decision): string {
  return `（${on ?? `${year} 年`}起${document ? `，${document}` : ''}）`;
}

/** Notes of revisions: Chinese, as all notes of revisions are. */
export const PLAN_WORDS = {
  regionAdded: (name: string) => `新增地区：${name}`,
  added: (names: readonly string[]) => `单位名录新增 ${names.length} 家：${nameSome(names, 'zh')}`,
  edited: (name: string) => `修改名录：${name}`,
  anotherName: (name: string, other: string) => `${name}又名${other}`,
  begun: (name: string, decision: Decision) => `${name}设立${when(decision)}`,
  renamed: (before: string, name: string, decision: Decision) => `${before}更名为${name}${when(decision)}`,
  merged: (names: readonly string[], name: string, decision: Decision) =>
    `${nameSome(names, 'zh', 5)}并入${name}${when(decision)}`,
  split: (name: string, names: readonly string[], decision: Decision) =>
    `${name}分设${nameSome(names, 'zh', 5)}${when(decision)}`,
  moved: (name: string, region: string, decision: Decision) => `${name}划归${region}${when(decision)}`,
  ended: (name: string, decision: Decision) => `${name}撤销${when(decision)}`,
  removed: (name: string) => `从名录中删去误录的${name}`,
} as const;

function raise(code: ProblemCode, zh: string, en: string): never {
  throw new Problem(code, { zh, en });
}

export const refuse = {
  notListed: (id: string): never =>
    raise(
      'NOT_FOUND',
      `名录中没有编号为“${id}”的单位或地区。请核对编号。`,
      `No bureau or region has the id “${id}”. Check the id.`,
    ),
  noBureau: ({ name, id }: Listed): never =>
    raise(
      'BAD_ARGUMENT',
      `“${name.zh}”（${id}）是地区，不是单位，不能这样改。`,
      `“${name.en}” (${id}) is a region and no bureau; that cannot be done to it.`,
    ),
  noRegion: (id: string): never =>
    raise(
      'NOT_FOUND',
      `没有编号为“${id}”的地区。请先新增地区，或核对编号。`,
      `No region has the id “${id}”. Add the region first, or check the id.`,
    ),
  badName: (name: string): never =>
    raise(
      'BAD_ARGUMENT',
      `“${name.slice(0, 30)}”不能作名称：不能为空，不超过 60 字，不含换行。`,
      `“${name.slice(0, 30)}” cannot be a name: not empty, 60 characters at most, on one line.`,
    ),
  idTaken: ({ id, name }: Listed): never =>
    raise(
      'ALREADY_LISTED',
      `编号“${id}”已属于“${name.zh}”。请换一个编号，或留空由系统生成。`,
      `The id “${id}” belongs to “${name.en}”. Choose another, or leave it out to have one made.`,
    ),
  alreadyListed: ({ id, name, until }: Listed): never =>
    raise(
      'ALREADY_LISTED',
      `名录中已有“${name.zh}”（${id}${until === null ? '' : `，止于 ${until} 年`}），且所填内容与之不同。请修改已有的这一家，或核对名称。`,
      `“${name.zh}” is on the list already (${id}${until === null ? '' : `, until ${until}`}) and is not as given. Edit that one, or check the name.`,
    ),
  nameOfAnother: ({ id, name }: Listed): never =>
    raise(
      'ALREADY_LISTED',
      `“${name.zh}”是名录中另一家（${id}）的全称，不能作为别名，否则以此署名的年报分不清属于谁。请核对名称；两家已合并的，请用“合并”。`,
      `“${name.zh}” is the full name of another on the list (${id}) and cannot be a further name: reports signed with it could not be told apart. Check the name; if the two have merged, merge them.`,
    ),
  twice: (name: string): never =>
    raise('BAD_ARGUMENT', `“${name}”给出了两次。请删去一个。`, `“${name}” is given twice. Leave one out.`),
  circle: ({ name }: Listed): never =>
    raise(
      'BAD_ARGUMENT',
      `不能把“${name.zh}”放到它自己或它的下级地区之下。请选别的上级地区。`,
      `“${name.en}” cannot lie below itself or a region below it. Choose another region above.`,
    ),
  yearsReversed: (name: string): never =>
    raise(
      'BAD_ARGUMENT',
      `“${name}”的终止年早于起始年。请核对两个年份。`,
      `The last year of “${name}” is before its first. Check both.`,
    ),
  reportsAfter: ({ name, id }: Listed, last: number, year: number): never =>
    raise(
      'HAS_REPORTS',
      `“${name.zh}”（${id}）已有 ${last} 年的年报，不能从 ${year} 年起不再报送。请把年份改为 ${last + 1} 或以后，或先更正那份年报所属的单位。`,
      `“${name.en}” (${id}) has a report of ${last}, so it cannot end before ${year}. Let it hold from ${last + 1} or later, or correct whose that report is.`,
    ),
  endsBeforeBegin: ({ name, since }: Listed, year: number): never =>
    raise(
      'BAD_ARGUMENT',
      `“${name.zh}”从 ${since} 年起报送，不能从 ${year} 年起不再报送。请核对日期。`,
      `“${name.en}” reports from ${since} on and cannot end before ${year}. Check the date.`,
    ),
  hasEnded: ({ name, id }: Listed, until: number): never =>
    raise(
      'BAD_ARGUMENT',
      `“${name.zh}”（${id}）已止于 ${until} 年，不能再并入、撤销或划转。请核对单位；年份记错的，请修改它的起止年。`,
      `“${name.en}” (${id}) ended with ${until}; it can be neither merged, ended nor moved once more. Check which bureau is meant; if the year is wrong, edit its years.`,
    ),
  longText: (text: string, longest: number): never =>
    raise(
      'BAD_ARGUMENT',
      `“${text.slice(0, 30)}…”有 ${text.length} 字，最多 ${longest} 字。请缩短。`,
      `“${text.slice(0, 30)}…” has ${text.length} characters; ${longest} are the most. Shorten it.`,
    ),
  noDay: (day: string): never =>
    raise(
      'BAD_ARGUMENT',
      `“${day.slice(0, 20)}”不是日期。请写如 2024-03-15，或只写年份。`,
      `“${day.slice(0, 20)}” is no day. Write it like 2024-03-15, or give the year only.`,
    ),
  noYear: (): never =>
    raise(
      'BAD_ARGUMENT',
      '请写明从哪一天或哪一年度起（2000 至 2100）。',
      'Say from which day or report year it holds (2000 to 2100).',
    ),
  badYear: (year: number): never =>
    raise(
      'BAD_ARGUMENT',
      `起止年 ${year} 不成立，应在 1900 至 2100 之间。`,
      `${year} is no year to begin or end with: it lies between 1900 and 2100.`,
    ),
  reportsHeld: ({ name, id }: Listed): never =>
    raise(
      'HAS_REPORTS',
      `“${name.zh}”（${id}）已有年报，所属地区不能直接修改。请用“划转”，原地区的汇总保持不变。`,
      `Reports of “${name.en}” (${id}) are held, so its region cannot be edited. Move it instead: the sums of the region it leaves stay as they are.`,
    ),
  hasReports: ({ name, id }: Listed): never =>
    raise(
      'HAS_REPORTS',
      `“${name.zh}”（${id}）已有年报，不能删除。不再报送的，请用“撤销”，年报和链接都会保留。`,
      `Reports of “${name.en}” (${id}) are held; it is never deleted. If it no longer reports, end it: its reports and links stay.`,
    ),
  notEmpty: ({ name }: Listed, below: Listed): never =>
    raise(
      'BAD_ARGUMENT',
      `“${name.zh}”下还有“${below.name.zh}”等，不能删除。请先移走或删去它们。`,
      `“${name.en}” still holds “${below.name.en}”. Move or remove what it holds first.`,
    ),
  hasPast: ({ name, id }: Listed): never =>
    raise(
      'BAD_ARGUMENT',
      `“${name.zh}”（${id}）有沿革记录，不能删除。不再报送的，请用“撤销”。`,
      `“${name.en}” (${id}) is part of a succession and is not deleted. End it if it no longer reports.`,
    ),
  tooFew: (): never =>
    raise(
      'BAD_ARGUMENT',
      '合并至少要有两家单位，分设至少要有两家（原单位保留时一家）。',
      'A merger needs two bureaus at least; a split two new ones, or one where the old body goes on.',
    ),
} as const;
