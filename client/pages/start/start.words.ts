import { defineWords } from '../../../schema/language.ts';

export const startWords = defineWords({
  zh: {
    title: '开始使用',
    lead: '四步：登录，写明地区，列出单位，放入年报。做完就能看到本地区的总览；中途离开，回来从没做完的一步接着做。',
    state: { done: '已完成', now: '现在', later: '之后' },
    signIn: '登录',
    signInHint:
      '第一把密钥是管理员的，系统首次启动时在启动它的窗口里显示过一次。没有抄下的，请在服务器上运行 npm run -s gongkai -- key create。',
    signedIn: (label: string, role: string) => `${label}（${role}）`,
    region: '写明地区',
    regionHint: '年报按地区汇总。先写您所在的地区，其他地区以后可以再加。',
    goOn: '名录里已有的地区，接着做：',
    bureaus: '列出单位',
    bureausHint: '应当公布年报的单位：部门、乡镇、街道、开发区。先逐行看过，再整份列入；列错了可以改。',
    listed: (count: number) => `${count} 家`,
    more: '再列几家',
    moreClose: '收起',
    reports: '放入年报',
    reportsHint: '把各单位的年报文件或文件夹放进报送页，读出来看过，再接收。Word、WPS、PDF、网页、表格都可以。',
    toImport: '去放入年报',
    moreReports: '再放几份',
    years: (from: number, to: number) => (from === to ? `${from} 年` : `${from}–${to} 年`),
    ready: (region: string) => `${region}的总览已经可以看。`,
    toOverview: '看总览',
    examples: (count: number) => `系统里有 ${count} 个示例地区和单位，随时可以整体移除。`,
    toSettings: '去移除',
  },
  en: {
    title: 'Getting started',
    lead: 'Four steps: sign in, name the region, list its bureaus, put in the reports. Then its overview is there. Leave when you like: you go on at the step that is not done.',
    state: { done: 'done', now: 'now', later: 'later' },
    signIn: 'Sign in',
    signInHint:
      'The first key is the administrator’s; it was shown once, in the window in which the system was first started. Not written down? Run npm run -s gongkai -- key create on the server.',
    signedIn: (label: string, role: string) => `${label} (${role})`,
    region: 'Name the region',
    regionHint: 'Reports are added up by region. Name yours first; others can follow.',
    goOn: 'Go on with a region on the list:',
    bureaus: 'List its bureaus',
    bureausHint:
      'Those that have to publish a report: departments, townships, street offices, zones. Look at them row by row, then enter them all; mistakes can be corrected.',
    listed: (count: number) => (count === 1 ? '1 bureau' : `${count} bureaus`),
    more: 'List more',
    moreClose: 'Fold away',
    reports: 'Put in the reports',
    reportsHint:
      'Put files or a folder of reports into the import page, look at what was read, then accept. Word, WPS, PDF, web pages and sheets will do.',
    toImport: 'Put in reports',
    moreReports: 'Put in more',
    years: (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`),
    ready: (region: string) => `The overview of ${region} is there.`,
    toOverview: 'See the overview',
    examples: (count: number) =>
      `The system holds ${count} example regions and bureaus; they can be removed whole at any time.`,
    toSettings: 'Remove them',
  },
});
