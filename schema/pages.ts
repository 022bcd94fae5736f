/**
 * The pages of the product, said once: the client shows them, the server knows by them which addresses exist and what
 * their tab is called, the header lists and the search finds them.
 */
import { defineWords, type Label, type Lang, wordsIn } from './language.ts';

export interface ProductPage {
  readonly id: string;
  /** Its address; `:id` stands for the id of what it shows. */
  readonly path: string;
  readonly title: Label;
  /** Stands in the header's menu, in this order. */
  readonly inMenu: boolean;
  /** What its query names, so that an address naming something unknown can be told; a reporting year may hold no report yet. */
  readonly asks: readonly ('region' | 'year' | 'reportingYear')[];
  /** Other words under which it is looked for. */
  readonly alsoCalled: readonly string[];
}

export const PAGES = [
  {
    id: 'overview',
    path: '/',
    title: { zh: '总览', en: 'Overview' },
    inMenu: true,
    asks: ['region', 'year'],
    alsoCalled: ['首页', 'home'],
  },
  {
    id: 'compare',
    path: '/compare',
    title: { zh: '单位对比', en: 'Compare' },
    inMenu: true,
    asks: ['region', 'year'],
    alsoCalled: ['比较', '排名', 'ranking'],
  },
  {
    id: 'chart',
    path: '/chart',
    title: { zh: '图表', en: 'Charts' },
    inMenu: true,
    asks: [],
    alsoCalled: ['作图', '改图', '走势', 'chart builder', 'draw'],
  },
  {
    id: 'bureaus',
    path: '/bureaus',
    title: { zh: '单位', en: 'Bureaus' },
    inMenu: true,
    asks: ['region'],
    alsoCalled: ['单位名录', '目录', 'directory'],
  },
  {
    id: 'findings',
    path: '/findings',
    title: { zh: '核查', en: 'Findings' },
    inMenu: true,
    asks: ['region', 'year'],
    alsoCalled: ['勾稽', '差错', 'checks', 'errors'],
  },
  {
    id: 'prose',
    path: '/prose',
    title: { zh: '正文', en: 'Text' },
    inMenu: true,
    asks: ['region', 'year'],
    alsoCalled: ['存在的问题', '改进措施', '第五部分', '全文检索', '搜索', 'prose', 'problems', 'full text'],
  },
  {
    id: 'reporting',
    path: '/reporting',
    title: { zh: '报送情况', en: 'Reporting' },
    inMenu: true,
    asks: ['region', 'reportingYear'],
    alsoCalled: ['逾期', '催报', '未报送', '公布日期', 'late', 'deadlines', 'who has reported'],
  },
  {
    id: 'regions',
    path: '/regions',
    title: { zh: '地区', en: 'Regions' },
    inMenu: true,
    asks: [],
    alsoCalled: ['区划'],
  },
  {
    id: 'import',
    path: '/import',
    title: { zh: '接收年报', en: 'Import' },
    inMenu: true,
    asks: [],
    alsoCalled: ['报送', '导入', '上传', 'upload'],
  },
  {
    id: 'selfCheck',
    path: '/self-check',
    title: { zh: '自查', en: 'Self-check' },
    inMenu: true,
    asks: [],
    alsoCalled: ['草稿', 'draft'],
  },
  {
    id: 'start',
    path: '/start',
    title: { zh: '开始使用', en: 'Getting started' },
    inMenu: false,
    asks: ['region'],
    alsoCalled: ['入门', '第一天', '新增地区', 'first day', 'setup'],
  },
  {
    id: 'roster',
    path: '/roster',
    title: { zh: '名录管理', en: 'Change the list' },
    inMenu: false,
    asks: ['region'],
    alsoCalled: ['单位名录', '新增单位', '更名', '合并', '撤销', 'roster', 'rename', 'merge'],
  },

  {
    id: 'brief',
    path: '/brief',
    title: { zh: '材料', en: 'Briefing' },
    inMenu: false,
    asks: ['region', 'year'],
    alsoCalled: ['汇报', '总结', '简报', '情况', 'report to leaders', 'summary', 'Word'],
  },
  {
    id: 'compile',
    path: '/compile',
    title: { zh: '年报汇总', en: 'Report compiled' },
    inMenu: false,
    asks: ['region', 'year'],
    alsoCalled: ['汇总', '合计', '本级年报', '上年结转', 'compile', 'sum of bureaus', 'own report'],
  },
  {
    id: 'form',
    path: '/form',
    title: { zh: '表式详解', en: 'The form explained' },
    inMenu: false,
    asks: ['region'],
    alsoCalled: [
      '指标说明',
      '填报说明',
      '口径',
      '怎么填',
      '统计表',
      'indicators',
      'definitions',
      'how to fill in',
      'glossary',
    ],
  },
  {
    id: 'settings',
    path: '/settings',
    title: { zh: '设置', en: 'Settings' },
    inMenu: false,
    asks: [],
    alsoCalled: ['密钥', '权限', '身份', 'keys', 'roles'],
  },
  {
    id: 'audit',
    path: '/audit',
    title: { zh: '变更记录', en: 'Audit' },
    inMenu: false,
    asks: [],
    alsoCalled: ['日志', '谁改的', 'log', 'history'],
  },
  {
    id: 'corrections',
    path: '/corrections',
    title: { zh: '更正', en: 'Corrections' },
    inMenu: false,
    asks: ['region'],
    alsoCalled: ['勘误', '改正', 'errata'],
  },
  {
    id: 'revisions',
    path: '/revisions',
    title: { zh: '数据变更', en: 'Changes' },
    inMenu: false,
    asks: [],
    alsoCalled: ['数据版本', '改了什么', 'revisions', 'what changed'],
  },
  {
    id: 'pins',
    path: '/pins',
    title: { zh: '固定的图和材料', en: 'Pinned charts and briefings' },
    inMenu: false,
    asks: [],
    alsoCalled: ['过时', '用在哪里', '嵌入', 'embeds', 'stale', 'where charts are shown'],
  },
  {
    id: 'status',
    path: '/status',
    title: { zh: '运行状况', en: 'Status' },
    inMenu: false,
    asks: [],
    alsoCalled: ['监控', '磁盘', '空间', '备份', 'health', 'monitoring', 'disk'],
  },
  {
    id: 'signIn',
    path: '/sign-in',
    title: { zh: '登录', en: 'Sign in' },
    inMenu: false,
    asks: [],
    alsoCalled: ['退出', 'sign out', 'login'],
  },
  {
    id: 'reportProse',
    path: '/prose/:id',
    title: { zh: '年报正文', en: 'Text of a report' },
    inMenu: false,
    asks: [],
    alsoCalled: [],
  },
  { id: 'bureau', path: '/bureaus/:id', title: { zh: '单位', en: 'Bureau' }, inMenu: false, asks: [], alsoCalled: [] },
  {
    id: 'versions',
    path: '/reports/:id/versions',
    title: { zh: '两版对照', en: 'Two versions side by side' },
    inMenu: false,
    asks: [],
    alsoCalled: [],
  },
  { id: 'report', path: '/reports/:id', title: { zh: '年报', en: 'Report' }, inMenu: false, asks: [], alsoCalled: [] },
] as const satisfies readonly ProductPage[];

export type PageId = (typeof PAGES)[number]['id'];

/** The pages of the header's menu. */
export const MENU: readonly ProductPage[] = PAGES.filter((page) => page.inMenu);

/** Pages that can be looked for: those that need no id. */
export const FINDABLE: readonly ProductPage[] = PAGES.filter((page) => !page.path.includes(':'));

/** The page that an address (its path, without the query) leads to, and the id in it where it has one; null for none. */
export function pageAt(address: string): { readonly page: (typeof PAGES)[number]; readonly id: string | null } | null {
  const pathname = address.replace(/(.)\/$/, '$1');
  for (const page of PAGES) {
    if (page.path === pathname) return { page, id: null };
    const [before, after] = page.path.split(':id');
    if (after === undefined || !before || !pathname.startsWith(before) || !pathname.endsWith(after)) continue;
    const id = pathname.slice(before.length, pathname.length - after.length);
    if (id !== '' && !id.includes('/')) return { page, id };
  }
  return null;
}

const product: Label = { zh: '公开年报', en: 'Gongkai' };

/** The parameter of a page's address that says of which revision it is shown. */
export const AS_OF = 'asOf';

/** The revision that an address names; null: none, or not a number. */
export function readAsOf(parameters: { readonly get: (name: string) => string | null }): number | null {
  const text = parameters.get(AS_OF);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

const asOfRevision: Readonly<Record<Lang, (revision: number) => string>> = {
  zh: (revision) => `数据版本 ${revision}`,
  en: (revision) => `as of revision ${revision}`,
};

/** What stands in the browser's tab: the page's own words, of which revision the data are where they are not of now, then the product. */
export function tabTitle(title: string | null, lang: Lang, asOf: number | null): string {
  const parts = [title, asOf === null ? null : asOfRevision[lang](asOf), product[lang]];
  return parts.filter((part) => part !== null).join(' · ');
}

const unknown = defineWords({
  zh: {
    page: '没有这一页',
    bureau: '没有这家单位',
    report: '没有这份年报',
    region: '没有这个地区',
    year: (year: string) => `没有 ${year} 年的年报`,
  },
  en: {
    page: 'There is no such page',
    bureau: 'There is no such bureau',
    report: 'There is no such report',
    region: 'There is no such region',
    year: (year: string) => `No report of ${year} is held`,
  },
});

/** What is said, as heading and in the tab, of an address that leads to nothing. */
export function unknownWords(lang: Lang) {
  return wordsIn(unknown, lang);
}
