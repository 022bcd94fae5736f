/** The report inside a reading, checked field by field as it comes in: what is drawn of it is what the server made. */
import { OUTCOMES, SEVERITIES } from '../../schema/check/finding.ts';
import { REPAIR_KINDS } from '../../schema/check/repair/kinds.ts';
import { APPLICANTS } from '../../schema/form/applicants.ts';
import { SECTION_IDS } from '../../schema/form/edition.ts';
import { isMeasureId } from '../../schema/form/measures/index.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import type { Label } from '../../schema/language.ts';
import { CONFIDENCES, GAP_REASONS } from '../../schema/report/figure.ts';
import { READING_NOTE_CODES } from '../../schema/report/report.ts';
import type {
  ShownDocument,
  ShownEdition,
  ShownFigure,
  ShownFinding,
  ShownNarrative,
  ShownOperand,
  ShownRepair,
  ShownReport,
  ShownRule,
} from '../../schema/report/shown.ts';
import type { Place } from '../../schema/report/source.ts';
import { isBoolean, isNumber, isText, listOf, nullOr, oneOf, shapeOf } from './shapes.ts';

export const isLabel = shapeOf<Label>({ zh: isText, en: isText });
export const isReportKind = oneOf('bureau', 'region');
export const isCounts = shapeOf<ShownReport['findingCounts']>({
  failed: isNumber,
  suspicious: isNumber,
  confirmed: isNumber,
  notAssessable: isNumber,
});

const isPlace = shapeOf<Place>({ start: isNumber, end: isNumber, line: isNumber });
const isMeasure = (value: unknown): value is MeasureId => isText(value) && isMeasureId(value);
const isSeverity = oneOf(...SEVERITIES);

const isEdition = shapeOf<ShownEdition>({
  section: oneOf(...SECTION_IDS),
  block: nullOr(isText),
  edition: nullOr(oneOf('EDITION_2014', 'EDITION_2019', 'EDITION_2021')),
});

const isFigure = shapeOf<ShownFigure>({
  cell: isText,
  measure: shapeOf<ShownFigure['measure']>({ id: isMeasure }),
  applicant: nullOr(oneOf(...APPLICANTS)),
  value: nullOr(isNumber),
  gap: nullOr(oneOf(...GAP_REASONS)),
  printed: isText,
  place: nullOr(isPlace),
  confidence: nullOr(oneOf(...CONFIDENCES)),
});

const isNarrative = shapeOf<ShownNarrative>({
  index: isNumber,
  measure: isText,
  label: nullOr(isText),
  value: isNumber,
  approximate: isBoolean,
  counter: isText,
  quote: isText,
  place: isPlace,
  lessSure: isBoolean,
  pattern: nullOr(isText),
});

const isRule = shapeOf<ShownRule>({
  id: isText,
  title: isLabel,
  explanation: isLabel,
  basis: isLabel,
  severity: isSeverity,
  version: isNumber,
});

const isOperand = shapeOf<ShownOperand>({
  cell: nullOr(isText),
  narrative: nullOr(isNumber),
  passage: nullOr(isPlace),
  elsewhere: nullOr(shapeOf<NonNullable<ShownOperand['elsewhere']>>({ report: nullOr(isText), cell: nullOr(isText) })),
  label: nullOr(isText),
  value: nullOr(isNumber),
  side: oneOf('left', 'right'),
});

export const isFinding = shapeOf<ShownFinding>({
  id: isText,
  report: nullOr(isText),
  rule: isRule,
  outcome: oneOf(...OUTCOMES),
  severity: isSeverity,
  subject: isText,
  message: isLabel,
  arithmetic: isText,
  operands: listOf(isOperand),
  expected: nullOr(isNumber),
  actual: nullOr(isNumber),
});

const isDocument = shapeOf<ShownDocument>({
  hash: isText,
  fileName: isText,
  mediaType: isText,
  size: isNumber,
  text: isText,
});

export const isShownReport = shapeOf<ShownReport>({
  year: nullOr(isNumber),
  kind: nullOr(isReportKind),
  title: nullOr(isText),
  publishedOn: nullOr(isText),
  editions: listOf(isEdition),
  figures: listOf(isFigure),
  narrative: listOf(isNarrative),
  findings: listOf(isFinding),
  findingCounts: isCounts,
  document: isDocument,
  outline: listOf(shapeOf<ShownReport['outline'][number]>({ ordinal: isText, title: isText, place: isPlace })),
  notes: listOf(
    shapeOf<ShownReport['notes'][number]>({
      code: oneOf(...READING_NOTE_CODES),
      detail: isText,
      place: nullOr(isPlace),
    }),
  ),
});

export const isRepair = shapeOf<ShownRepair>({
  kind: oneOf(...REPAIR_KINDS),
  whose: oneOf('ours', 'theirs', 'unknown'),
  sentence: isLabel,
  cells: listOf(shapeOf<ShownRepair['cells'][number]>({ cell: isText, from: nullOr(isNumber), to: isNumber })),
  rivals: isNumber,
});
