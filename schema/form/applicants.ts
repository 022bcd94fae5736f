/** The columns of section 三: who asked. Order and wording are those of the form (both editions). */
import type { Label } from '../language.ts';

export const APPLICANTS = [
  'natural',
  'business',
  'research',
  'nonprofit',
  'legalService',
  'otherOrganization',
  'total',
] as const;

export type Applicant = (typeof APPLICANTS)[number];

/** The six columns that add up to 总计. */
export const APPLICANT_PARTS = APPLICANTS.slice(0, 6) as readonly Exclude<Applicant, 'total'>[];

export const APPLICANT_LABELS: Readonly<Record<Applicant, Label>> = {
  natural: { zh: '自然人', en: 'Natural persons' },
  business: { zh: '商业企业', en: 'Businesses' },
  research: { zh: '科研机构', en: 'Research institutions' },
  nonprofit: { zh: '社会公益组织', en: 'Non-profit organizations' },
  legalService: { zh: '法律服务机构', en: 'Legal service providers' },
  otherOrganization: { zh: '其他', en: 'Other organizations' },
  total: { zh: '总计', en: 'Total' },
};

export function isApplicant(text: string): text is Applicant {
  return (APPLICANTS as readonly string[]).includes(text);
}
