/** Notes of editors as they stand under a chart: their sign, year, whose and what of, the sentence, and who signed it. */

import { type Label, type Lang, say } from '../../language.ts';
import { cleanText } from '../../markup.ts';
import { visibleText } from '../../roster/names.ts';
import type { Quantity } from '../chart.ts';
import {
  holdsIn,
  isAbout,
  LONGEST_NOTE,
  NOTE_KIND_LABELS,
  NOTES_NUMBERED,
  noteSign,
  wrongNote,
} from '../point-notes.ts';
import { describeQuantity } from '../quantity.ts';
import type { PointNote, Series, SeriesAnswer, SeriesPoint } from '../series.ts';
import { subjectName } from './phrases.ts';

/** `2023 年起，新收：集中受理一批申请（一次性；张三，2026-11-30）`. `whose` is said where it is not plain. */
export function noteSentence(note: PointNote, whose: string, lang: Lang): string {
  const { year, onward, quantity, text, kind, by, on } = note;
  const when = say(lang, `${year} 年${onward ? '起' : ''}`, onward ? `from ${year} on` : `${year}`);
  const what = quantity === null ? '' : nameOf(quantity)[lang];
  const about = [when, whose, what].filter((part) => part !== '').join(say(lang, '，', ', '));
  const said = withoutStop(cleanText(text[lang] ?? text.zh));
  const signed = [NOTE_KIND_LABELS[kind][lang], `${by[lang]}${say(lang, '，', ', ')}${on}`].join(say(lang, '；', '; '));
  return say(lang, `${about}：${said}（${signed}）`, `${about}: ${said} (${signed})`);
}

/** Those under a chart, numbered as they are at its points; of more than are numbered how many, and of a sum how many stand on its bureaus. */
export function pointNoteLines(answer: SeriesAnswer, lang: Lang): readonly string[] {
  const { notes = [], notesBelow = 0 } = answer;
  const several = new Set(answer.series.map(({ subject }) => `${subject.scope}/${subject.id}`)).size > 1;
  const shown = notes.slice(0, NOTES_NUMBERED);
  const more = notes.length - shown.length;
  const lines = shown.map((note, index) => {
    const about = several ? answer.series.find((series) => isAbout(note, series)) : undefined;
    return `${noteSign(index + 1)} ${noteSentence(note, about ? subjectName(about.subject, lang) : '', lang)}`;
  });
  const rest = [
    more > 0
      ? say(lang, `另有 ${more} 条编注，见数据表文件`, `${more} more notes of editors stand in the table file`)
      : '',
    notesBelow > 0
      ? say(
          lang,
          `所含单位另有 ${notesBelow} 条编注，见各单位的图：合计由多家单位构成，一家的说明不解释合计`,
          `${notesBelow} ${notesBelow === 1 ? 'note' : 'notes'} of editors on bureaus in it: see their own charts, since what is said of one does not explain the sum`,
        )
      : '',
  ];
  return [...lines, ...rest.filter((line) => line !== '')];
}

/** Of all notes under a chart those that a sign in its drawing leads to. */
export function signedLines(notes: readonly string[]): readonly string[] {
  return notes.filter((line) => SIGNED.test(line));
}

const SIGNED = /^[\u2460-\u2473] /;

/** All that hold of one point, for a table that somebody works on: each by itself, whatever is numbered. */
export function notesOfPoint(answer: SeriesAnswer, series: Series, point: SeriesPoint, lang: Lang): readonly string[] {
  return (answer.notes ?? [])
    .filter((note) => isAbout(note, series) && holdsIn(note, point.year))
    .map((note) => noteSentence(note, '', lang));
}

/** Results of appeals share their short names, and in English many do. */
function nameOf(quantity: Quantity): Label {
  const { label, short, topic } = describeQuantity(quantity);
  return { zh: topic === 'appeals' && !quantity.endsWith('.total') ? label.zh : short.zh, en: label.en };
}

/** What is said of a sentence that cannot stand as it was typed; null where it can. `what`: the note, a reason. */
export function noteRefusal(text: string, what: Label): Label | null {
  const wrong = wrongNote(text);
  switch (wrong) {
    case null:
      return null;
    case 'empty':
      return { zh: `请写明${what.zh}，一两句话。`, en: `Write ${what.en}, a sentence or two.` };
    case 'tooLong':
      return {
        zh: `${what.zh}有 ${text.length} 字，最多 ${LONGEST_NOTE} 字：它要排在图的下方。请缩短；详细说明可写成材料，在此写明出处。`,
        en: `There are ${text.length} characters in ${what.en} and at most ${LONGEST_NOTE} have room under a chart. Shorten it, and name where more is said.`,
      };
    case 'markup':
      return {
        zh: `${what.zh}只能是文字，其中像是有标记（如 <b>、&nbsp;、](…)）。请去掉标记再写。`,
        en: `Only plain text can be ${what.en}, and there seems to be markup in it (such as <b>, &nbsp; or ](…)). Take it out.`,
      };
  }
}

export const NOTE_ITSELF: Label = { zh: '编注', en: 'the note' };
export const NOTE_IN_ENGLISH: Label = { zh: '英文编注', en: 'the note in English' };
export const NOTE_REASON: Label = { zh: '撤回的理由', en: 'the reason for taking it back' };

/** What was typed on one line. What is far too long is not looked at. */
export function tidyNote(typed: string): string {
  return typed.length > 10 * LONGEST_NOTE ? typed : visibleText(typed).replace(/\s+/g, ' ');
}

function withoutStop(text: string): string {
  return text.replace(/[。.]+$/u, '');
}
