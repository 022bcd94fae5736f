/**
 * Frozen. What the columns of nearly every report have in common, before which they are deflated: the names of measures and cells, in the
 * order of the forms, with nothing filled in. What was deflated before a dictionary is read with the very same one, so that of this text no
 * character may change, whatever becomes of the forms; another one goes beside it, under a number of its own (`deflated.ts`).
 */

/** Section II; a measure a cell. */
const II = {
  2019:
    'rules.newlyMade rules.newlyDisclosed rules.disclosedTotal normativeDocuments.newlyMade normativeDocuments.newlyDisclosed ' +
    'normativeDocuments.disclosedTotal licensing.itemsBefore licensing.itemsChange licensing.decisions otherServices.itemsBefore ' +
    'otherServices.itemsChange otherServices.decisions penalties.itemsBefore penalties.itemsChange penalties.decisions ' +
    'coercion.itemsBefore coercion.itemsChange coercion.decisions fees.itemsBefore fees.itemsChange procurement.projects procurement.amount',
  2021:
    'rules.made rules.repealed rules.inForce normativeDocuments.made normativeDocuments.repealed normativeDocuments.inForce ' +
    'licensing.decisions penalties.decisions coercion.decisions fees.amount',
} as const;

/** Section III; a row of cells a measure, with the number of the row. */
const III =
  'requests.received/1 requests.carriedIn/2 requests.granted/3.1 requests.partlyGranted/3.2 requests.refused.stateSecret/3.3.1 ' +
  'requests.refused.prohibitedByLaw/3.3.2 requests.refused.publicSecurity/3.3.3 requests.refused.thirdParty/3.3.4 ' +
  'requests.refused.internalAffairs/3.3.5 requests.refused.deliberative/3.3.6 requests.refused.enforcementFile/3.3.7 ' +
  'requests.refused.inquiry/3.3.8 requests.unavailable.notHeld/3.4.1 requests.unavailable.notExisting/3.4.2 ' +
  'requests.unavailable.unclear/3.4.3 requests.declined.petition/3.5.1 requests.declined.repeated/3.5.2 ' +
  'requests.declined.publication/3.5.3 requests.declined.excessive/3.5.4 requests.declined.confirmation/3.5.5';
const OTHERWISE = {
  2019: 'requests.otherwise/3.6',
  2021: 'requests.otherwise.notSupplemented/3.6.1 requests.otherwise.feeUnpaid/3.6.2 requests.otherwise.other/3.6.3',
} as const;
const CLOSED = 'requests.closed/3.7 requests.carriedOut/4';
const APPLICANTS = 'natural business research nonprofit legalService otherOrganization total'.split(' ');

/** Section IV; a measure a cell of each block. */
const IV = 'review litigation.direct litigation.afterReview'
  .split(' ')
  .flatMap((block) => 'upheld corrected otherResult pending total'.split(' ').map((result) => `${block}.${result}`));

/** What is counted and stands in no cell. */
const GROUPS = {
  2019: 'requests.handled requests.refused requests.unavailable requests.declined',
  2021: 'requests.otherwise requests.handled requests.refused requests.unavailable requests.declined',
} as const;
const SUMS =
  'litigation.upheld litigation.corrected litigation.otherResult litigation.pending litigation.total appeals.total';

export type Form = 2019 | 2021;

/** Those before which most is deflated stand last, where they are nearest. */
const FORMS: readonly Form[] = [2019, 2021];

function rowsOfIII(form: Form): readonly (readonly [measure: string, row: string])[] {
  return `${III} ${OTHERWISE[form]} ${CLOSED}`.split(' ').map((one) => {
    const [measure = '', row = ''] = one.split('/');
    return [measure, row];
  });
}

/** `computed`: whether groups and sums are marked as what they are, computed, which the first dictionary leaves out. */
function countedOn(form: Form, computed: boolean): string {
  const single = (measure: string, marks = 0): string => `"${measure}":["${form}",${marks},0]`;
  const row = (measure: string, marks = 0): string =>
    `"${measure}":["${form}",${marks},${APPLICANTS.map(() => 0).join()}]`;
  const [all, one] = computed ? [2 ** APPLICANTS.length - 1, 1] : [0, 0];
  const rows = [
    ...II[form].split(' ').map((measure) => single(measure)),
    ...rowsOfIII(form).map(([measure]) => row(measure)),
    ...IV.map((measure) => single(measure)),
    ...GROUPS[form].split(' ').map((measure) => row(measure, all)),
    ...SUMS.split(' ').map((measure) => single(measure, one)),
  ];
  return `{${rows.join()}}`;
}

/** Every measure that stands above, once. */
export const MEASURES_THEN: readonly string[] = [
  ...new Set(
    FORMS.flatMap((form) => [
      ...II[form].split(' '),
      ...rowsOfIII(form).map(([measure]) => measure),
      ...IV,
      ...GROUPS[form].split(' '),
      ...SUMS.split(' '),
    ]),
  ),
];

/** The cells of each measure of a form, in its order. */
function cellsOn(form: Form): ReadonlyMap<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    ...II[form].split(' ').map((measure) => [measure, [`II/${measure}`]] as const),
    ...rowsOfIII(form).map(
      ([measure, row]) => [measure, APPLICANTS.map((applicant) => `III/${row}/${applicant}`)] as const,
    ),
    ...IV.map((measure) => [measure, [`IV/${measure}`]] as const),
  ]);
}

/** By form. */
export const CELLS: Readonly<Record<Form, ReadonlyMap<string, readonly string[]>>> = {
  2019: cellsOn(2019),
  2021: cellsOn(2021),
};

function printedOn(form: Form): string {
  const rows = [...CELLS[form]].map(
    ([measure, cells]) => `"${measure}":[${cells.map((id) => `["${id}",0,"0",null,null,null,null]`).join()}]`,
  );
  return `{${rows.join()}}`;
}

/** The numbers of the prose of a report name these. */
const PROSE =
  '[["disclosures.total",null,0,0,"条","主动公开政府信息",0,0,0,0,"],["disclosures.website",null,"disclosures.wechat","disclosures.weibo",' +
  '"disclosures.press","disclosures.gazette","requests.received",null,"件","受理政府信息公开申请","requests.closed"]]';

export const DICTIONARY = {
  counted: Buffer.from(FORMS.map((form) => countedOn(form, false)).join('')),
  printed: Buffer.from(FORMS.map(printedOn).join('')),
  narrative: Buffer.from(PROSE),
} as const;

/** Before which `counted` is deflated since: with the marks of what is always computed. */
export const COUNTED_SINCE: Buffer = Buffer.from(FORMS.map((form) => countedOn(form, true)).join(''));
