/** Section 三, column by column: who asked. */
import type { Applicant } from '../applicants.ts';
import { type GuideText, means } from './text.ts';

export const APPLICANT_COLUMNS: Readonly<Record<Applicant, GuideText>> = {
  natural: means('此列：以个人名义提出的申请。', 'This column: requests by individuals.').wrong(
    '只填总计，不填自然人和法人各列。',
    'Only the total is filled in, and not who asked.',
  ),
  business: means('此列：公司、企业等提出的申请。', 'This column: requests by companies.').counts(
    '按申请书上的申请人计，不按经办人计。',
    'By the applicant named in the request, and not by who handed it in.',
  ),
  research: means('此列：科学研究机构提出的申请。', 'This column: requests by research institutions.').counts(
    '研究人员以个人名义申请的，计入自然人。',
    'Researchers who ask in their own name are natural persons.',
  ),
  nonprofit: means(
    '此列：社会团体、基金会等公益性组织提出的申请。',
    'This column: requests by associations, foundations and other non-profit organizations.',
  ),
  legalService: means(
    '此列：律师事务所等法律服务机构自己提出的申请。',
    'This column: requests by law firms and other legal services in their own name.',
  ).wrong(
    '律师受委托代为申请的也计入此列；申请人其实是委托人。',
    'Requests handed in by lawyers for a client are counted here; the applicant is the client.',
  ),
  otherOrganization: means(
    '此列：前四类之外的法人或其他组织提出的申请。',
    'This column: requests by organizations of none of the four kinds before.',
  ).wrong('分不清申请人时一律填在此列。', 'It is used wherever it is unclear who asked.'),
  total: means('此列：六类申请人之和。', 'This column: the six kinds of applicants together.').wrong(
    '留空或填 0，而左边各列有数。',
    'It is empty or 0 although the columns to its left have numbers.',
  ),
};
