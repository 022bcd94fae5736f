/** What may be put in the place of a printed value, and what places and values are called. Each refusal says what to do. */
import { cellName, cellsOf, EDITION_IDS, findCell } from '../form/cells.ts';
import { type CellId, SECTION_IDS } from '../form/edition.ts';
import { getMeasure, isMeasureId } from '../form/measures/index.ts';
import { UNITS } from '../form/measures/units.ts';
import { capital, type Label } from '../language.ts';
import { Problem } from '../problem.ts';
import { visibleLines } from '../roster/names.ts';
import { type Correction, measureInText, type NumberOrGap } from './correction.ts';
import { isTextMeasure, TEXT_MEASURES } from './text-measures.ts';

/** Characters of a reason, and of where the right value was found, at most. */
export const LONGEST_REASON = 1000;
export const LONGEST_SOURCE = 500;

/** `表三 （一）予以公开 · 商业企业`; of a number of the prose `正文：主动公开总数`. */
export function placeName(place: string): Label {
  const measure = measureInText(place);
  if (measure === null) return { zh: cellName(place as CellId, 'zh'), en: cellName(place as CellId, 'en') };
  const name = isTextMeasure(measure)
    ? TEXT_MEASURES[measure]
    : isMeasureId(measure)
      ? getMeasure(measure).label
      : null;
  const label = place.split('/').slice(2).join('/');
  const called = label === '' ? { zh: '', en: '' } : { zh: `“${label}”`, en: ` “${label}”` };
  return {
    zh: `正文 ${name?.zh ?? measure}${called.zh}`,
    en: `Text, ${name?.en ?? measure}${called.en}`,
  };
}

/** The measure of a cell or of a number of the prose. */
export function measureAt(place: string): string {
  return measureInText(place) ?? findCell(place as CellId)?.measure ?? place;
}

/** `5`, `（空白）`: a value in a sentence of the record of changes. */
function valueInWords(value: NumberOrGap): Label {
  if (typeof value === 'number') return { zh: String(value), en: String(value) };
  return {
    zh: value === 'blank' ? '空白' : `无数字（${value}）`,
    en: value === 'blank' ? 'blank' : `no number (${value})`,
  };
}

/** Throws BAD_ARGUMENT where no value of that kind can stand there. */
export function ensureValue(place: string, value: NumberOrGap): void {
  const inText = measureInText(place) !== null;
  if (typeof value !== 'number') {
    if (inText) refuse('正文数字只能更正为数字', 'a number of the text can be corrected to a number only');
    if (value === 'notInEdition') refuse('表式没有此格不能作为更正', 'that a form has no such cell is no correction');
    return;
  }
  const measure = measureAt(place);
  const row = isMeasureId(measure) ? getMeasure(measure) : null;
  const decimals = row ? UNITS[row.unit].decimals : MOST_DECIMALS;
  const unit = row ? UNITS[row.unit].label : { zh: '', en: '' };
  if (!Number.isFinite(value)) refuse('更正后的值不是数字', 'the corrected value is no number');
  if (value < 0 && row?.sumRule !== 'signed')
    refuse(`这一项不能是负数（写的是 ${value}）`, `this cannot be negative (${value} was given)`);
  if (Math.abs(value) >= LARGEST)
    refuse(`${value} 太大，整数部分最多 9 位`, `${value} is too large: nine digits before the point are the most`);
  const exact = value * 10 ** decimals;
  if (Math.abs(exact - Math.round(exact)) > 1e-4)
    refuse(
      decimals === 0
        ? `这一项按${unit.zh}计，应是整数（写的是 ${value}）`
        : `小数最多 ${decimals} 位（写的是 ${value}）`,
      decimals === 0
        ? `this is counted in ${unit.en} and must be a whole number (${value} was given)`
        : `${decimals} decimals are the most (${value} was given)`,
    );
}

/** Of numbers of the prose that are no measure of the form. */
const MOST_DECIMALS = 6;
/** What is kept as a whole number of the smallest part stays exact. */
const LARGEST = 1e9;

function refuse(zh: string, en: string): never {
  throw new Problem('BAD_ARGUMENT', {
    zh: `${zh}。请核对后再填，没有存储任何改动。`,
    en: `${capital(en)}. Check it and try again; nothing was stored.`,
  });
}

/** The reason without blanks around it and what nobody can see; throws BAD_ARGUMENT where there is none, or too much of it. */
export function ensureReason(reason: string): string {
  const said = visibleLines(reason);
  if (said === '') refuse('请写明理由', 'say why');
  if (said.length > LONGEST_REASON) tooLong({ zh: '理由', en: 'The reason' }, said.length, LONGEST_REASON);
  return said;
}

/** The source without blanks around it; null where none is given. */
export function ensureSource(source: string | null): string | null {
  const said = visibleLines(source ?? '');
  if (said.length > LONGEST_SOURCE) tooLong({ zh: '依据', en: 'The source' }, said.length, LONGEST_SOURCE);
  return said === '' ? null : said;
}

function tooLong(what: Label, length: number, most: number): never {
  throw new Problem('BAD_ARGUMENT', {
    zh: `${what.zh}有 ${length} 字，最多 ${most} 字。请缩短，没有存储任何改动。`,
    en: `${what.en} has ${length} characters; ${most} are the most. Shorten it; nothing was stored.`,
  });
}

/** Throws BAD_ARGUMENT for a cell that the report's forms do not have, with those that do. */
export function refuseCell(cell: string): never {
  const has = EDITION_IDS.filter((edition) =>
    SECTION_IDS.some((section) => cellsOf(edition, section).some(({ id }) => id === cell)),
  );
  const zh = has.map((edition) => `${edition} 年表式`).join('、');
  const en = has.map((edition) => `that of ${edition}`).join(', ');
  const name = placeName(cell);
  throw new Problem('BAD_ARGUMENT', {
    zh: `这份年报所用的表式没有“${name.zh}”这一格（有它的是：${zh}）。请核对是哪一格；表格整张未读出的，请先更换原文。`,
    en: `The forms of this report have no cell “${name.en}” (forms that have it: ${en}). Check which cell is meant; where a whole table was not read, hand in the document anew first.`,
  });
}

/** What was corrected, for the record of changes: `表四 …：所印 0，更正为 3`. */
export function correctionNote(correction: Pick<Correction, 'place' | 'printed' | 'value'>): string {
  return correctionWords(correction).zh;
}

/** The same in both languages. */
export function correctionWords({ place, printed, value }: Pick<Correction, 'place' | 'printed' | 'value'>): Label {
  const [name, was, is] = [placeName(place), valueInWords(printed), valueInWords(value)];
  return {
    zh: `${name.zh}：所印 ${was.zh}，更正为 ${is.zh}`,
    en: `${name.en}: printed ${was.en}, corrected to ${is.en}`,
  };
}
