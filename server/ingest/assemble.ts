/**
 * A transcript to a report: its tables, its prose, its headings. Nothing is judged here; what cannot be read is a gap that
 * says why, and what cannot be a report at all is refused with a Problem.
 */
import { EDITIONS } from '../../schema/form/cells.ts';
import type { SectionedEditionId } from '../../schema/form/edition.ts';
import { FIRST_SECTIONED_YEAR, isOlder } from '../../schema/report/older.ts';
import type { ReadingNote, ReadReport } from '../../schema/report/report.ts';
import { LIMITS } from './formats/limits.ts';
import { isAboutDisclosure, isCountOfReport, olderNote, tablesAreNone } from './older.ts';
import { appendedAt } from './outline/appended.ts';
import { linesOf, locateTables, type Region } from './outline/locate.ts';
import { findHeadings } from './outline/outline.ts';
import { titleOf } from './outline/title.ts';
import { readBreakdowns } from './prose/breakdown.ts';
import { readNarrative } from './prose/prose.ts';
import { notAnOlderReport, notAReport, rivalReports, tooLarge } from './refusals.ts';
import { fillAnnex } from './tables/annex/fill.ts';
import { locateAnnex, withoutLines } from './tables/annex/locate.ts';
import { annexFigures, collectFigures } from './tables/figures.ts';
import { rowsOf } from './tables/grid.ts';
import { pipeStyleOf } from './tables/pipes.ts';
import { rivalTables } from './tables/rival-reports.ts';
import { majority } from './tables/section-ii/editions.ts';
import { fillII } from './tables/section-ii/fill.ts';
import { fillIII } from './tables/section-iii/fill.ts';
import { fillIV } from './tables/section-iv/fill.ts';
import { periodOf, publishedOn } from './text/dates.ts';
import { type Line, placeOfLine, splitLines } from './text/lines.ts';
import { looksConverted } from './text/normalize.ts';

/**
 * Reads a transcript, whatever it was written from; `damaged`: some of its characters were lost. Throws Problem NOT_A_REPORT and TOO_LARGE.
 */
export function readTranscript(text: string, damaged: boolean, fileName: string): ReadReport {
  const whole = splitLines(text);
  const period = periodOf(text);
  const periodYear = period ? Number(period.from.slice(0, 4)) : null;
  const annexAt = annexIn(whole, (head) => titleOf(whole, head, fileName, periodYear).year);
  const hasAnnex = annexAt.length > 0;
  const annex = hasAnnex ? fillAnnex(annexAt.flatMap((part) => linesOf(whole, part))) : null;
  // Rows of the statistics table are no headings, no rows of another form and no prose.
  const body = hasAnnex ? withoutLines(text, whole, annexAt) : text;
  const all = hasAnnex ? splitLines(body) : whole;
  const allHeadings = findHeadings(all);
  const appended = appendedAt(all, allHeadings);
  const lines = appended ? all.slice(0, appended.index) : all;
  const headings = appended ? allHeadings.filter(({ line }) => line.index < appended.index) : allHeadings;
  if (headings.length > LIMITS.headings) throw tooLarge(fileName, 'headings', LIMITS.headings);
  const regions = locateTables(lines, headings);
  const pipes = pipeStyleOf([regions.II, regions.III, regions.IV].flatMap((region) => linesOf(lines, region)));
  const II = fillII(rowsOf(linesOf(lines, regions.II), pipes));
  const editionII = II && majority(Object.values(II.editions));
  const III = fillIII(rowsOf(linesOf(lines, regions.III), pipes), editionII);
  const head = Math.min(headings[0]?.line.index ?? lines.length, regions.firstTable, annexAt[0]?.from ?? lines.length);
  const titled = titleOf(lines, head, fileName, periodYear);
  const { year } = titled;
  const rivals = regions.repeated && rivalTables(lines, headings, year);
  if (rivals)
    throw rivalReports(
      fileName,
      rivals.map((line) => line.index + 1),
    );
  const edition = editionII ?? III?.editions ?? editionOfNotice(text) ?? editionOfYear(year);
  const IV = fillIV(rowsOf(linesOf(lines, regions.IV), pipes), edition);
  const tables = tablesAreNone(year, { II, III, IV }) ? { II: null, III: null, IV: null } : { II, III, IV };
  const editions = {
    II: tables.II?.editions ?? {},
    III: tables.III?.editions ?? null,
    IV: tables.IV?.editions ?? null,
    ...(annex ? { annex: annex.editions } : {}),
  };
  const isOld = isOlder({ year, editions });
  const narrative = readNarrative({ text: body, lines, headings, regions, publisher: titled.publisher, year });
  if (narrative.length > LIMITS.narrative) throw tooLarge(fileName, 'narrative', LIMITS.narrative);
  if (!tables.II && !tables.III && !tables.IV && !annex) {
    const sections = new Set(headings.map((heading) => heading.section)).size;
    const isReport =
      sections >= 2 || (isOld && isAboutDisclosure(text) && narrative.some(({ figure }) => isCountOfReport(figure)));
    if (!isReport) throw isOld ? notAnOlderReport(fileName, sections) : notAReport(fileName, sections);
  }
  // What a report from before 2019 has not was not asked of it, so it lacks no table.
  const collected = isOld
    ? { figures: [], notes: [olderNote(annex !== null)] }
    : collectFigures({ lines, headings, regions, tables, edition });
  const filled = [tables.II, tables.III, tables.IV, annex];
  const notes: ReadingNote[] = [...filled.flatMap((table) => table?.notes ?? []), ...collected.notes];
  if (appended) {
    const place = placeOfLine(appended);
    notes.push({ code: 'anotherReport', detail: `后面还有另一份年报“${appended.raw.trim()}”，没有读取`, place });
  }
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
    editions,
    figures: [...collected.figures, ...annexFigures(annex)],
    narrative: narrative.map(({ figure }) => figure),
    breakdowns: readBreakdowns(narrative),
    outline: headings.map(({ ordinal, title, place }) => ({ ordinal, title, place })),
    notes,
    text,
  };
}

/** Where the statistics table of 2014 stands. Some of its rows alone are it in a report on a year before 2019 only. */
function annexIn(lines: readonly Line[], yearOf: (head: number) => number | null): readonly Region[] {
  const { regions, isWhole } = locateAnnex(lines);
  if (isWhole || regions.length === 0) return regions;
  const year = yearOf(findHeadings(lines)[0]?.line.index ?? regions[0]?.from ?? lines.length);
  return year !== null && year < FIRST_SECTIONED_YEAR ? regions : [];
}

function damagedDetail(damaged: boolean): string {
  return damaged ? '文件中有无法识别的字符' : '正文像是转换过的镜像（繁体或夹有拼音），请与原网页核对';
}

/** The edition whose notice the text cites. */
function editionOfNotice(text: string): SectionedEditionId | null {
  const plain = text.slice(0, 5000).replace(/\s/g, '');
  if (/2021[〕\]）)】]30号/.test(plain)) return '2021';
  return /2019[〕\]）)】]60号/.test(plain) ? '2019' : null;
}

/** The edition written for the year; only for a document that shows no table at all. */
function editionOfYear(year: number | null): SectionedEditionId {
  const until = EDITIONS['2019'].years.to;
  return year !== null && until !== null && year <= until ? '2019' : '2021';
}
