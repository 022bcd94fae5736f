/**
 * The return sheet (退回修改单): what a bureau is asked to mend or explain in its report, each matter with its sentence,
 * its arithmetic, the printed lines it was read from and the question. Plain data first; three ways to write it after.
 */

import { gapWord } from '../../schema/chart/format.ts';
import { countOutcomes } from '../../schema/check/finding.ts';
import { APPLICANT_LABELS } from '../../schema/form/applicants.ts';
import { cellName } from '../../schema/form/cells.ts';
import type { SectionId } from '../../schema/form/edition.ts';
import { returnSheetWords } from '../../schema/intake/return-sheet.words.ts';
import { joinNames, type Lang, wordsIn } from '../../schema/language.ts';
import { type PrintedLine, printedLines } from '../../schema/report/printed-lines.ts';
import { figuresWords } from '../figures/figures.words.ts';
import { byOutcome, sectionOf } from '../figures/finding-groups.ts';
import type { ShownReport } from '../figures/shown.ts';
import { ensureCellId, type ShownFinding } from '../figures/shown.ts';
import type { Comparison } from './comparison.ts';
import { gapCounts } from './gap-counts.ts';

export interface ReturnItem {
  readonly outcome: 'failed' | 'suspicious' | 'missing';
  readonly title: string;
  readonly sentence: string;
  /** Empty where there is none. */
  readonly arithmetic: string;
  readonly printed: readonly PrintedLine[];
  readonly question: string;
  /** Rule with its basis; empty for what no rule of the form says. */
  readonly rule: string;
}

export interface ReturnSheet {
  readonly lang: Lang;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly fileName: string;
  /** ISO date. */
  readonly day: string;
  readonly result: string;
  readonly items: readonly ReturnItem[];
}

export interface ReturnSheetInput {
  readonly lang: Lang;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly fileName: string;
  /** ISO date on which the sheet is made. */
  readonly day: string;
  readonly report: ShownReport;
  readonly comparison: Comparison | null;
}

const MOST_CELLS = 12;

/** The printed lines of a finding's figures, in the order of the document. */
function linesOf(report: ShownReport, finding: Pick<ShownFinding, 'operands'>): readonly PrintedLine[] {
  const places = finding.operands.flatMap((operand) => {
    if (operand.passage !== null) return [operand.passage];
    const figure =
      operand.cell !== null
        ? report.figures.find((one) => one.cell === operand.cell)
        : report.narrative.find((one) => one.index === operand.narrative);
    return figure?.place ? [figure.place] : [];
  });
  return printedLines(report.document.text, places);
}

function ofFinding(finding: ShownFinding, { report, lang }: ReturnSheetInput): ReturnItem {
  const words = wordsIn(returnSheetWords, lang);
  const failed = finding.outcome === 'failed';
  return {
    outcome: failed ? 'failed' : 'suspicious',
    title: `${wordsIn(figuresWords, lang).tables[sectionOf(finding)]} ${finding.rule.title[lang]}`,
    sentence: finding.message[lang],
    arithmetic: finding.arithmetic,
    printed: linesOf(report, finding),
    question: failed ? words.askFailed : words.askSuspicious,
    rule: words.basis(finding.rule.id, finding.rule.basis[lang]),
  };
}

function ofCarryOver({ comparison, report, lang }: ReturnSheetInput): readonly ReturnItem[] {
  if (!comparison) return [];
  const words = wordsIn(returnSheetWords, lang);
  return comparison.carryOver.flatMap(({ applicant, carriedIn, carriedOut, agrees }) => {
    if (agrees !== false || carriedIn === null || carriedOut === null) return [];
    const operand = {
      cell: `III/2/${applicant}`,
      narrative: null,
      passage: null,
      elsewhere: null,
      label: null,
      value: carriedIn,
      side: 'right' as const,
    };
    return [
      {
        outcome: 'suspicious' as const,
        title: words.carryTitle,
        sentence: words.carryMessage(APPLICANT_LABELS[applicant][lang], comparison.year, carriedOut, carriedIn),
        arithmetic: `${carriedOut} ≠ ${carriedIn}`,
        printed: linesOf(report, { operands: [operand] }),
        question: words.askSuspicious,
        rule: '',
      },
    ];
  });
}

function ofGaps({ report, lang }: ReturnSheetInput): readonly ReturnItem[] {
  const words = wordsIn(returnSheetWords, lang);
  return (['II', 'III', 'IV'] satisfies readonly SectionId[]).flatMap((section) => {
    const figures = report.figures.filter((figure) => figure.cell.startsWith(`${section}/`));
    const counts = gapCounts(figures);
    if (counts.length === 0) return [];
    const cells = figures.filter((figure) => figure.value === null && figure.gap !== 'notInEdition');
    const names = cells.slice(0, MOST_CELLS).map((figure) => {
      const id = ensureCellId(figure.cell);
      return id === null ? figure.cell : cellName(id, lang);
    });
    const more = cells.length > MOST_CELLS ? words.andMore(cells.length) : '';
    return [
      {
        outcome: 'missing' as const,
        title: words.missingTitle(wordsIn(figuresWords, lang).tables[section]),
        sentence: words.missingMessage(
          joinNames(
            counts.map(({ gap, count }) => words.missingWord(gapWord(gap, lang), count)),
            lang,
          ),
          `${joinNames(names, lang)}${more && (lang === 'zh' ? more : ` ${more}`)}`,
        ),
        arithmetic: '',
        printed: [],
        question: words.askMissing,
        rule: '',
      },
    ];
  });
}

/** What stands on the sheet: failed checks first, then doubtful ones, last year's carry-over, cells without a number. */
export function returnSheetOf(input: ReturnSheetInput): ReturnSheet {
  const { lang, publisher, year, fileName, day, report } = input;
  const groups = byOutcome(report.findings);
  const counts = countOutcomes(report.findings);
  const words = wordsIn(returnSheetWords, lang);
  return {
    lang,
    publisher,
    year,
    fileName,
    day,
    result: words.counts(counts.confirmed, counts.failed, counts.suspicious, counts.notAssessable),
    items: [
      ...[...groups.failed, ...groups.suspicious].map((finding) => ofFinding(finding, input)),
      ...ofCarryOver(input),
      ...ofGaps(input),
    ],
  };
}
