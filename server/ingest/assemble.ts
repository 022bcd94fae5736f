/**
 * A transcript to a report: its tables, its prose, its headings. Nothing is judged here; what cannot be read is a gap that
 * says why, and what cannot be a report at all is refused with a Problem.
 */
import { EDITIONS } from '../../schema/form/cells.ts';
import type { EditionId } from '../../schema/form/edition.ts';
import type { ReadingNote, ReadReport } from '../../schema/report/report.ts';
import { LIMITS } from './formats/limits.ts';
import { linesOf, locateTables } from './outline/locate.ts';
import { findHeadings } from './outline/outline.ts';
import { titleOf } from './outline/title.ts';
import { readBreakdowns } from './prose/breakdown.ts';
import { readNarrative } from './prose/prose.ts';
import { notAReport, rivalReports, tooLarge } from './refusals.ts';
import { collectFigures } from './tables/figures.ts';
import { rowsOf } from './tables/grid.ts';
import { pipeStyleOf } from './tables/pipes.ts';
import { rivalTables } from './tables/rival-reports.ts';
import { majority } from './tables/section-ii/editions.ts';
import { fillII } from './tables/section-ii/fill.ts';
import { fillIII } from './tables/section-iii/fill.ts';
import { fillIV } from './tables/section-iv/fill.ts';
import { periodOf, publishedOn } from './text/dates.ts';
import { placeOfLine, splitLines } from './text/lines.ts';
import { looksConverted } from './text/normalize.ts';

/**
 * Reads a transcript, whatever it was written from; `damaged`: some of its characters were lost. Throws Problem NOT_A_REPORT and TOO_LARGE.
 */
export function readTranscript(text: string, damaged: boolean, fileName: string): ReadReport {
  const lines = splitLines(text);
  const headings = findHeadings(lines);
  if (headings.length > LIMITS.headings) throw tooLarge(fileName, 'headings', LIMITS.headings);
  const regions = locateTables(lines, headings);
  const pipes = pipeStyleOf([regions.II, regions.III, regions.IV].flatMap((region) => linesOf(lines, region)));
  const II = fillII(rowsOf(linesOf(lines, regions.II), pipes));
  const editionII = II && majority(Object.values(II.editions));
  const III = fillIII(rowsOf(linesOf(lines, regions.III), pipes), editionII);
  const head = Math.min(headings[0]?.line.index ?? lines.length, regions.firstTable);
  const period = periodOf(text);
  const titled = titleOf(lines, head, fileName, period ? Number(period.from.slice(0, 4)) : null);
  const { year } = titled;
  const rivals = regions.repeated && rivalTables(lines, headings, year);
  if (rivals)
    throw rivalReports(
      fileName,
      rivals.map((line) => line.index + 1),
    );
  const edition = editionII ?? III?.editions ?? editionOfNotice(text) ?? editionOfYear(year);
  const IV = fillIV(rowsOf(linesOf(lines, regions.IV), pipes), edition);
  if (!II && !III && !IV) {
    const sections = new Set(headings.map((heading) => heading.section)).size;
    if (sections < 2) throw notAReport(fileName, sections);
  }
  const collected = collectFigures({ lines, headings, regions, tables: { II, III, IV }, edition });
  const narrative = readNarrative({ text, lines, headings, regions, publisher: titled.publisher, year });
  if (narrative.length > LIMITS.narrative) throw tooLarge(fileName, 'narrative', LIMITS.narrative);
  const notes: ReadingNote[] = [...(II?.notes ?? []), ...(III?.notes ?? []), ...(IV?.notes ?? []), ...collected.notes];
  if (regions.repeated) {
    const place = placeOfLine(regions.repeated);
    notes.push({ code: 'repeatedTable', detail: '文中有不止一份表三，只取第一份', place });
  }
  if (damaged || looksConverted(text)) {
    notes.push({ code: 'sourceDamaged', detail: damagedDetail(damaged), place: null });
  }
  return {
    ...titled,
    period,
    publishedOn: publishedOn(text),
    editions: { II: II?.editions ?? {}, III: III?.editions ?? null, IV: IV?.editions ?? null },
    figures: collected.figures,
    narrative: narrative.map(({ figure }) => figure),
    breakdowns: readBreakdowns(narrative),
    outline: headings.map(({ ordinal, title, place }) => ({ ordinal, title, place })),
    notes,
    text,
  };
}

function damagedDetail(damaged: boolean): string {
  return damaged ? '文件中有无法识别的字符' : '正文像是转换过的镜像（繁体或夹有拼音），请与原网页核对';
}

/** The edition whose notice the text cites. */
function editionOfNotice(text: string): EditionId | null {
  const plain = text.slice(0, 5000).replace(/\s/g, '');
  if (/2021[〕\]）)】]30号/.test(plain)) return '2021';
  return /2019[〕\]）)】]60号/.test(plain) ? '2019' : null;
}

/** The edition written for the year; only for a document that shows no table at all. */
function editionOfYear(year: number | null): EditionId {
  const until = EDITIONS['2019'].years.to;
  return year !== null && until !== null && year <= until ? '2019' : '2021';
}
