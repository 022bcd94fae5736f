/** `/llms.txt`: what a program that writes queries has to know before its first one. */
import { formatNumber } from '../../schema/chart/format.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { UNITS } from '../../schema/form/measures/units.ts';
import type { WrittenQuestion } from '../../schema/questions/question.ts';

const COMMONEST: readonly MeasureId[] = [
  'requests.received',
  'requests.carriedIn',
  'requests.granted',
  'requests.partlyGranted',
  'requests.refused',
  'requests.unavailable',
  'requests.declined',
  'requests.otherwise',
  'requests.closed',
  'requests.carriedOut',
  'review.total',
  'litigation.total',
  'disclosures.total',
  'normativeDocuments.made',
  'fees.amount',
];

const SHOWN: readonly string[] = ['01-requests-by-year', '09-granted-on-two-bases', '13-who-makes-eighty-per-cent'];

/** What the contract and its limits say of themselves. */
export interface Written {
  readonly questions: readonly WrittenQuestion[];
  /** Whom a question may be asked of. */
  readonly sets: string;
  /** How many rows a page of figures may have where these fields are asked of each. */
  readonly figuresAPage: (row: string) => number;
}

/** The largest pages of figures, of a row of few fields and of many. */
function pagesOfFigures(figuresAPage: Written['figuresAPage']): string {
  const said = (row: string): string => `${formatNumber(figuresAPage(row))} a page of \`${row}\``;
  const few = 'report { id } measure { id } applicant counted';
  return `${said(few)}, ${said(`${few} cell value gap computed edition printed`)}: the more fields, the fewer rows`;
}

export function llmsText({ questions, sets, figuresAPage }: Written, origin: string): string {
  const measures = COMMONEST.map((id) => {
    const { label, unit } = getMeasure(id);
    return `- \`${id}\` ${label.zh}, ${label.en} (${UNITS[unit].label.en})`;
  });
  const shown = questions
    .filter(({ id }) => SHOWN.includes(id))
    .map(({ text }) => `\`\`\`graphql\n${text.trim()}\n\`\`\``);
  return `# Gongkai 公开年报

> Figures from the annual reports on government information disclosure that Chinese bureaus publish by law: disclosures, requests and appeals by
> bureau and year, asked over GraphQL at ${origin}/graphql (POST, or GET with \`?query=\`). Every type, field and value is described in the schema.

## Whom a question is about

${sets}

## Measures asked for most

${measures.join('\n')}

All of them: \`{ measures(first: 500) { nodes { id label { zh en } totalOf { id } } } indicators { id label { zh en } variants { id } } }\`.
An id that nothing has is refused with the one that may be meant.

## Which question answers what

- \`series\`: numbers by year; \`by\` splits them (applicant, outcome, kind, region, edition), \`view\` gives shares, indices, or so many to a hundred (\`per\`),
  \`compareTo\` says against what a change is reckoned, \`where\` what is left out.
- \`ranking\`: the order of one year, with ties and the places of another year. \`flow\`: requests from who asked to what became of them.
- \`figures\`: every figure as a flat list, ${pagesOfFigures(figuresAPage)}.
- \`reports\`, \`findings\`, \`reporting\`: documents, what their checks found, who is missing or late.
- \`search\`: names, and the paragraphs (\`passages\`) and words (\`terms\`) of the prose. \`dataset\`: what is held, what never will be, labels of all codes.
- As files for R and pandas: ${origin}/data/series.csv (the parameters of a chart), ${origin}/data/figures.csv, explained by ${origin}/data/codebook.csv.

## What goes wrong most often

- A region's id is the sum over its bureaus; \`region:ID/report\` is what its government printed for all of them. The two are never added, and
  \`reports(filter: { region })\` lists both, told apart by \`kind\`.
- \`value\` is in the unit of \`unitInfo\`: a ratio is a fraction, 0.517 is 51.7 %, and changes by \`change.points\` percentage points.
- A total and the classes it equals (\`Measure.totalOf\`) are never added: \`requests.closed\` is its six outcomes, \`requests.refused\` its eight reasons.
- A gap is no 0: \`value\` is null and \`gap\` says why. \`coverage\` says whom a sum holds, and who is missing.
- Changes compare the bureaus that reported in both years, unless \`basis: all\` is asked for.
- Where the form changed (2019, 2021) \`breakBefore\` says whether a line may be drawn.
- Reports are yearly: there are no months, no topics of requests, no inhabitants.

## Three questions

${shown.join('\n\n')}

More of them, each a file: ${origin}/docs/questions
`;
}
