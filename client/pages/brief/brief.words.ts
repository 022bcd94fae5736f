import { defineWords } from '../../../schema/language.ts';

export const briefWords = defineWords({
  zh: {
    heading: '材料',
    lead: '文字由数据写成，数字随数据更新；每个数字可点开所在的图。原因不在年报里，请写材料的人补上。',
    year: '年度',
    topic: '内容',
    topics: { year: '全年', appeals: '复议诉讼', refusals: '不予公开和无法提供' },
    carry: '带走',
    files: { docx: 'Word', pptx: '幻灯片', html: '单文件网页', md: 'Markdown' },
    compiled: '把各单位年报汇总成本地区的年报',
    print: '打印',
    toBureau: (name: string) => `${name}各年`,
    none: '这个地区没有年报，写不成材料。',
    toImport: '接收年报',
  },
  en: {
    heading: 'Briefing',
    lead: 'The text is made from the data and follows them; every number opens its chart. Reasons are in no report: whoever writes adds them.',
    year: 'Year',
    topic: 'About',
    topics: { year: 'The year', appeals: 'Reviews and suits', refusals: 'Refused and unavailable' },
    carry: 'Take along',
    files: { docx: 'Word', pptx: 'Slides', html: 'One HTML file', md: 'Markdown' },
    compiled: 'Compile the region’s own report from its bureaus’',
    print: 'Print',
    toBureau: (name: string) => `All years of ${name}`,
    none: 'No report of this region is held, so there is nothing to write from.',
    toImport: 'Import reports',
  },
});
