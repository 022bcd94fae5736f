/** The prose of a report as paragraphs: lines joined again where a page or a column broke them, tables left out. */

import type { Regions } from '../outline/locate.ts';
import type { Heading, Section } from '../outline/outline.ts';
import type { Line } from '../text/lines.ts';
import { type FoldedProse, foldProse } from '../text/normalize.ts';

/** A line that ends so ends its paragraph; lists go on behind ； and ：. */
const TERMINAL = /[。！？!?]["”’）)]?$/;
const STARTS_NEW =
  /^[\s*#>-]*(?:[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}[、.．]|\d{1,2}[、.．](?!\d))/;
/** Beyond this a paragraph is cut: sentences are short, and hostile ones must not be long. */
const LONGEST = 20_000;

/** A paragraph and the section it stands in; 0 is what stands before the first. */
export interface Passage {
  readonly prose: FoldedProse;
  readonly section: Section | 0;
}

/** A line among the rows of a table that is none: a note, or a sentence of its own. */
const SENTENCE = /[。；;]|^\s*[（(]?\s*(?:备注|注|说明)|\d\s{0,2}[件起宗例]|(?:未|没有|无).{0,20}(?:申请|复议|诉讼)/;
/** No opening is longer. */
const LONGEST_OPENING = 200;

/** Every paragraph of the document but those of section 五, folded; the rows of tables are left out. */
export function passagesOf(
  text: string,
  lines: readonly Line[],
  headings: readonly Heading[],
  regions: Regions,
): Passage[] {
  const starts = headings.map((heading) => ({ section: heading.section, from: heading.line.index, heading }));
  const first = starts[0]?.from ?? Math.min(regions.firstTable, lines.length);
  const passages = join(text, lines.slice(0, Math.min(first, LONGEST_OPENING))).map(
    (prose): Passage => ({ prose, section: 0 }),
  );
  starts.forEach(({ section, from, heading }, index) => {
    if (section === 5) return;
    const next = starts[index + 1]?.from ?? lines.length;
    const annex = section === 6 ? lines.slice(from + 1, next).find(({ raw }) => ANNEX.test(raw)) : undefined;
    const to = annex?.index ?? next;
    const isAlone = heading.line.raw.trim().length <= heading.title.length + 8;
    const own = lines
      .slice(isAlone ? from + 1 : from, to)
      .map((line, index, all) =>
        isTable(line, section, regions) &&
        !(line.raw.length < 1000 && isSentence(line)) &&
        !OF_FEES.test(line.raw) &&
        !(line.raw.trim() === '' && OF_FEES.test(all[index - 1]?.raw ?? ''))
          ? null
          : line,
      );
    for (const prose of join(text, own)) passages.push({ prose, section });
  });
  return passages;
}

/** Sections 二 to 四 hold the tables; in the others everything before the first table is prose. */
function isTable(line: Line, section: Section, regions: Regions): boolean {
  return (section >= 2 && section <= 4) || (section === 1 && line.index >= regions.firstTable);
}

/** 附件：下属单位情况, behind the report: whose numbers follow, nobody knows. */
const ANNEX = /^\s*附(?:件|表|录)\s*[\d一二三四五六]{0,2}\s*(?:[:：]|$)/;

/** 四、收费及减免情况 of older reports, which says what the paragraph behind it is about. */
const OF_FEES = /^\s*[一二三四五六七八九十]{1,2}[、.．][^。|\t\d]{0,12}(?:收费|费用|减免)/;
/** Numbers in a row: 无正当理由大量反复申请 1 0 0 0 0 0 1. */
const ROW = /\d\s+\d+\s+\d/;

function isSentence({ raw }: Line): boolean {
  return !raw.includes('\t') && !raw.includes('|') && !ROW.test(raw) && SENTENCE.test(raw);
}

/** null: a heading, which stands between two paragraphs. */
function join(text: string, lines: readonly (Line | null)[]): FoldedProse[] {
  const paragraphs: FoldedProse[] = [];
  let start = -1;
  let end = -1;
  const close = (): void => {
    if (start >= 0) paragraphs.push(foldProse(text, start, end));
    start = -1;
  };
  for (const line of lines) {
    if (line === null) {
      close();
      continue;
    }
    const raw = line.raw.trim();
    if (raw === '') continue;
    if (
      start >= 0 &&
      (STARTS_NEW.test(raw) ||
        TERMINAL.test(text.slice(Math.max(start, end - 3), end).trimEnd()) ||
        line.end - start > LONGEST)
    ) {
      close();
    }
    if (start < 0) start = line.start;
    end = line.end;
  }
  close();
  return paragraphs;
}
