/** What the table of 2014 counts besides: who does the work of disclosure, at what cost, with what training. */
import { ONLY_2014, rowsOf } from './row.ts';

const site = rowsOf('organization', 'site');
const person = rowsOf('organization', 'person');
const occasion = rowsOf('organization', 'occasion');

export const ORGANIZATION = [
  site.stock('organization.offices', '政府信息公开工作专门机构', 'Offices for disclosure', ONLY_2014),
  site.stock('organization.readingPlaces', '政府信息公开查阅点', 'Places to consult information', ONLY_2014),
  person.stock('organization.staff', '从事政府信息公开工作人员', 'Staff for disclosure', ONLY_2014),
  person.stock('organization.fullTimeStaff', '专职人员', 'Full-time staff', ONLY_2014),
  person.stock('organization.partTimeStaff', '兼职人员', 'Part-time staff', ONLY_2014),
  rowsOf('organization', 'wanYuan').amount(
    'organization.budget',
    '政府信息公开专项经费',
    'Budget for disclosure',
    ONLY_2014,
  ),
  occasion.flow('organization.meetings', '政府信息公开工作会议或专题会议', 'Meetings on disclosure', ONLY_2014),
  occasion.flow('organization.courses', '培训班', 'Courses held', ONLY_2014),
  rowsOf('organization', 'attendance').flow('organization.trained', '接受培训人员', 'People trained', ONLY_2014),
];
