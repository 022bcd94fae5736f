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

type Form = 2019 | 2021;

/** Those before which most is deflated stand last, where they are nearest. */
const FORMS: readonly Form[] = [2019, 2021];

function rowsOfIII(form: Form): readonly (readonly [measure: string, row: string])[] {
  return `${III} ${OTHERWISE[form]} ${CLOSED}`.split(' ').map((one) => {
    const [measure = '', row = ''] = one.split('/');
    return [measure, row];
  });
}

function countedOn(form: Form): string {
  const single = (measure: string): string => `"${measure}":["${form}",0,0]`;
  const row = (measure: string): string => `"${measure}":["${form}",0,${APPLICANTS.map(() => 0).join()}]`;
  const rows = [
    ...II[form].split(' ').map(single),
    ...rowsOfIII(form).map(([measure]) => row(measure)),
    ...IV.map(single),
    ...GROUPS[form].split(' ').map(row),
    ...SUMS.split(' ').map(single),
  ];
  return `{${rows.join()}}`;
}

function printedOn(form: Form): string {
  const cell = (id: string): string => `["${id}",0,"0",null,null,null,null]`;
  const rows = [
    ...II[form].split(' ').map((measure) => `"${measure}":[${cell(`II/${measure}`)}]`),
    ...rowsOfIII(form).map(
      ([measure, row]) => `"${measure}":[${APPLICANTS.map((applicant) => cell(`III/${row}/${applicant}`)).join()}]`,
    ),
    ...IV.map((measure) => `"${measure}":[${cell(`IV/${measure}`)}]`),
  ];
  return `{${rows.join()}}`;
}

/** The numbers of the prose of a report name these. */
const PROSE =
  '[["disclosures.total",null,0,0,"条","主动公开政府信息",0,0,0,0,"],["disclosures.website",null,"disclosures.wechat","disclosures.weibo",' +
  '"disclosures.press","disclosures.gazette","requests.received",null,"件","受理政府信息公开申请","requests.closed"]]';

export const DICTIONARY = {
  counted: Buffer.from(FORMS.map(countedOn).join('')),
  printed: Buffer.from(FORMS.map(printedOn).join('')),
  narrative: Buffer.from(PROSE),
} as const;
