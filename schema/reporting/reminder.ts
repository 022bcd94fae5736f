/** What is written to those who have not reported (催报): courteous, with the rule, the day and how late it is. */
import { type Lang, say } from '../language.ts';
import type { FilingRow } from './table.ts';

export interface ReminderOf {
  readonly year: number;
  /** The day of writing, ISO. */
  readonly day: string;
}

/** Those that a reminder is for: the overdue, or while nobody is, those that still have time. */
export function toRemind(rows: readonly FilingRow[]): readonly FilingRow[] {
  const overdue = rows.filter(({ state }) => state === 'missing');
  return overdue.length > 0 ? overdue : rows.filter(({ state }) => state === 'notYetDue');
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 2026年1月31日 or 31 January 2026. */
function longDay(day: string, lang: Lang): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return say(lang, `${year}年${month}月${date}日`, `${date} ${MONTHS[month - 1]} ${year}`);
}

/** The rule that the deadline is by: the law, in the version that held for that year, or what the region asks. */
function basis(isByLaw: boolean, year: number, lang: Lang): string {
  if (!isByLaw) return say(lang, '按照本地区关于年度报告报送时限的要求', 'By the deadline set for this region');
  return year < 2019
    ? say(
        lang,
        '根据《中华人民共和国政府信息公开条例》（2008年施行）第三十一条',
        'By article 31 of the Regulations on Open Government Information (2008)',
      )
    : say(
        lang,
        '根据《中华人民共和国政府信息公开条例》第四十九条',
        'By article 49 of the Regulations on Open Government Information',
      );
}

function lateness({ state, days }: FilingRow, lang: Lang): string {
  const many = days ?? 0;
  if (state === 'missing') return say(lang, `已逾期 ${many} 天`, `${many} ${many === 1 ? 'day' : 'days'} overdue`);
  return say(lang, `还有 ${many} 天`, `${many} ${many === 1 ? 'day' : 'days'} left`);
}

function ask(isOverdue: boolean, lang: Lang): string {
  return isOverdue
    ? say(
        lang,
        '请尽快报送并向社会公布；已经公布的，请告知公布日期和网址。如有困难，请与我们联系。谢谢支持。',
        'Please hand it in and publish it as soon as you can; if it is published already, please tell us the day and the address. Do contact us if there is any difficulty. Thank you.',
      )
    : say(
        lang,
        '请按时报送并向社会公布；已经公布的，请告知公布日期和网址。谢谢支持。',
        'Please hand it in and publish it in time; if it is published already, please tell us the day and the address. Thank you.',
      );
}

/** To one of them. */
export function reminderTo(row: FilingRow, { year, day }: ReminderOf, lang: Lang): string {
  const due = longDay(row.due, lang);
  return say(
    lang,
    [
      `${row.name.zh}：`,
      `${basis(row.dueByLaw, year, lang)}，${year} 年度政府信息公开工作年度报告应于${due}前报送并公布。截至${longDay(day, lang)}，尚未收到贵单位的报告，${lateness(row, lang)}。${ask(row.state === 'missing', lang)}`,
      longDay(day, lang),
    ].join('\n'),
    [
      `To: ${row.name.en}`,
      `${basis(row.dueByLaw, year, lang)}, the annual report on information disclosure for ${year} was to be handed in and published by ${due}. As of ${longDay(day, lang)} we have not received yours (${lateness(row, lang)}). ${ask(row.state === 'missing', lang)}`,
      longDay(day, lang),
    ].join('\n'),
  );
}

/** To all of them at once, each with its own deadline. */
export function reminderToAll(rows: readonly FilingRow[], { year, day }: ReminderOf, lang: Lang): string {
  const isByLaw = rows.every(({ dueByLaw }) => dueByLaw);
  const isOverdue = rows.some(({ state }) => state === 'missing');
  const list = rows.map((row, index) =>
    say(
      lang,
      `${index + 1}. ${row.name.zh}（期限${longDay(row.due, lang)}，${lateness(row, lang)}）`,
      `${index + 1}. ${row.name.en} (due ${longDay(row.due, lang)}, ${lateness(row, lang)})`,
    ),
  );
  return [
    say(lang, '各有关单位：', 'To the bureaus concerned:'),
    say(
      lang,
      `${basis(isByLaw, year, lang)}，${year} 年度政府信息公开工作年度报告应按期报送并向社会公布。截至${longDay(day, lang)}，尚未收到下列 ${rows.length} 家的报告：`,
      `${basis(isByLaw, year, lang)}, the annual report on information disclosure for ${year} is to be handed in and published in time. As of ${longDay(day, lang)} we have not received the reports of these ${rows.length}:`,
    ),
    ...list,
    ask(isOverdue, lang),
    longDay(day, lang),
  ].join('\n');
}
