/** What a report says about itself: its period, the notice it follows, the sections it announces. */
import type { ReadReport } from '../../report/report.ts';
import type { Finding, Outcome } from '../finding.ts';
import { getRule } from './rules.ts';
import { statedOperand } from './stated.ts';

export function checkSelf(report: ReadReport): readonly Finding[] {
  return [...checkPeriod(report), ...checkCitation(report), ...checkSections(report)];
}

/**
 * TX-PERIOD, error; warning for a part of the year. The period the text gives is 1 January to 31 December of the year in the
 * title. The Regulations ask for the report of the year before. A body founded within the year rightly gives a part.
 */
function checkPeriod({ narrative, period, year }: ReadReport): readonly Finding[] {
  const index = narrative.findIndex(({ measure }) => measure === 'document.period');
  const figure = narrative[index];
  if (!figure) return [];
  const isWhole = !period || (period.from.endsWith('-01-01') && period.to === `${period.from.slice(0, 4)}-12-31`);
  const outcome: Outcome =
    year === null ? 'notAssessable' : figure.value !== year ? 'failed' : isWhole ? 'confirmed' : 'suspicious';
  return [
    {
      rule: 'TX-PERIOD',
      outcome,
      severity: outcome === 'suspicious' ? 'warning' : getRule('TX-PERIOD').severity,
      subject: outcome === 'suspicious' ? 'part' : 'year',
      operands: [statedOperand({ index, figure }, 'right')],
      expected: year,
      actual: figure.value,
    },
  ];
}

/** The notices whose form a report of the year follows. */
const NOTICES = [
  { from: 2021, label: '〔2021〕30号', number: 30 },
  { from: 2019, label: '〔2019〕60号', number: 60 },
] as const;

/** TX-CITE, hint. Among the notices the opening cites is the one in force for the year. Practice of reviewers. */
function checkCitation({ narrative, year }: ReadReport): readonly Finding[] {
  const cited = narrative.flatMap((figure, index) => (figure.measure === 'document.notice' ? [{ index, figure }] : []));
  const [first] = cited;
  if (!first || (year !== null && year < 2019)) return [];
  const right = year === null ? undefined : NOTICES.find(({ from }) => year >= from);
  const match = cited.find(({ figure }) => figure.label === right?.label);
  return [
    {
      rule: 'TX-CITE',
      outcome: right === undefined ? 'notAssessable' : match ? 'confirmed' : 'suspicious',
      severity: getRule('TX-CITE').severity,
      subject: 'notice',
      operands: [statedOperand(match ?? first, 'right')],
      expected: right?.number ?? null,
      actual: (match ?? first).figure.value,
    },
  ];
}

/** Titles of the six sections, told apart by their words; what fits none is the first. */
const SECTIONS: readonly (readonly [number, RegExp])[] = [
  [4, /复议|诉讼/],
  [6, /^(?:其[他它]|需要)/],
  [5, /问题|不足|困难|改进/],
  [3, /申请/],
  [2, /主动公开/],
];
/** Fewer headings than this say that headings were not recognized, not that sections are missing. */
const FEWEST = 3;

/**
 * TX-SECTIONS, warning. The six sections of the form stand in their order, and are as many as the opening announces. The form.
 * The subject says what is wrong: `missing:6`, `order`, `announced`; `sections` where nothing is.
 */
function checkSections({ narrative, outline }: ReadReport): readonly Finding[] {
  if (outline.length === 0) return [];
  const met: number[] = [];
  for (const { title } of outline) {
    const section = SECTIONS.find(([, words]) => words.test(title))?.[0] ?? 1;
    if (!met.includes(section)) met.push(section);
  }
  const index = narrative.findIndex(({ measure }) => measure === 'document.sections');
  const figure = narrative[index];
  const announced = figure?.value ?? 6;
  const missing = [1, 2, 3, 4, 5, 6].filter((section) => !met.includes(section));
  const isOrdered = met.every((section, at) => at === 0 || section > (met[at - 1] ?? 0));
  const subject =
    missing.length > 0
      ? `missing:${missing.join(',')}`
      : !isOrdered
        ? 'order'
        : announced !== met.length
          ? 'announced'
          : 'sections';
  return [
    {
      rule: 'TX-SECTIONS',
      outcome: met.length < FEWEST ? 'notAssessable' : subject === 'sections' ? 'confirmed' : 'suspicious',
      severity: getRule('TX-SECTIONS').severity,
      subject: met.length < FEWEST ? 'sections' : subject,
      operands: figure ? [statedOperand({ index, figure }, 'left')] : [],
      expected: subject === 'announced' ? announced : 6,
      actual: met.length,
    },
  ];
}
