/** What a problem or a measure is about. A phrase more: a word in the row of its theme. */
import type { Label } from '../language.ts';

interface ThemeRow {
  readonly label: Label;
  /** Words that tell it, as patterns, each counted by its length where it stands; the most characters win, and of equals the first row. */
  readonly words: readonly string[];
}

export const THEMES = {
  content: {
    label: { zh: '公开内容', en: 'What is disclosed' },
    words: [
      ...[
        '公开内容',
        '信息内容',
        '内容',
        '主动公开',
        '公开范围',
        '重点领域',
        '公开目录',
        '目录',
        '信息质量',
        '深度',
        '广度',
      ],
      ...['公开质量', '数量', '全面', '不完整', '完整性', '公示栏', '财政信息', '民生', '决策公开', '预公开', '清单'],
    ],
  },
  timeliness: {
    label: { zh: '公开时效', en: 'Timeliness' },
    words: [
      ...[
        '及时性',
        '不及时',
        '不够及时',
        '时效',
        '滞后',
        '更新',
        '间隔较长',
        '按时',
        '拖延',
        '迟缓',
        '催办',
        '及时公开',
        '及时发布',
      ],
      ...['更新不勤', '常态化更新', '信息更新', '更新频率', '更新维护'],
    ],
  },
  requests: {
    label: { zh: '依申请办理', en: 'Handling requests' },
    words: [
      ...[
        '依申请公开',
        '依申请',
        '申请人',
        '答复',
        '答复书',
        '公开申请',
        '申请办理',
        '复议',
        '诉讼',
        '败诉',
        '纠错',
        '法律顾问',
      ],
      ...['申请比上年', '被申请', '申请', '经办力量'],
    ],
  },
  interpretation: {
    label: { zh: '解读回应', en: 'Explaining and answering' },
    words: [
      ...[
        '政策解读',
        '解读',
        '回应',
        '关切',
        '舆情',
        '解读形式',
        '图解',
        '问答',
        '图示',
        '宣讲',
        '新闻发布',
        '留言',
        '回复',
      ],
    ],
  },
  participation: {
    label: { zh: '公众参与', en: 'Public participation' },
    words: [
      ...[
        '公众参与',
        '互动',
        '征求意见',
        '群众参与',
        '听取意见',
        '民意',
        '意见征集',
        '政府开放日',
        '政民互动',
        '座谈',
        '参与度',
        '采纳',
      ],
    ],
  },
  platform: {
    label: { zh: '平台建设', en: 'Platforms' },
    words: [
      ...[
        '平台',
        '网站',
        '栏目',
        '专栏',
        '新媒体',
        '微信',
        '公众号',
        '微博',
        '渠道',
        '载体',
        '检索',
        '公开专区',
        '查阅',
        '信息化',
        '页面',
      ],
      ...['公开形式', '公开方式', '电子化', '数智化', '数据库', '系统', '转载', '原创'],
    ],
  },
  staff: {
    label: { zh: '队伍与培训', en: 'Staff and training' },
    words: [
      ...[
        '队伍',
        '培训',
        '业务水平',
        '业务能力',
        '业务素质',
        '专业',
        '人员',
        '工作人员',
        '素质',
        '力量薄弱',
        '专人',
        '人手',
        '轮岗',
        '变动',
      ],
      ...['业务不熟', '专职', '跟班学习', '能力', '业务指导', '技能', '人才'],
    ],
  },
  awareness: {
    label: { zh: '认识与宣传', en: 'Awareness' },
    words: [
      ...[
        '认识',
        '意识',
        '思想',
        '重视',
        '宣传',
        '宣传教育',
        '知晓',
        '责任感',
        '主动性',
        '积极性',
        '自觉性',
        '观念',
        '想法',
        '知晓度',
      ],
      ...['主动公开(?:政府)?(?:信息)?的?意识', '公开的?意识'],
    ],
  },
  system: {
    label: { zh: '机制制度', en: 'Rules and procedures' },
    words: [
      ...[
        '机制',
        '制度',
        '流程',
        '体系',
        '协调',
        '配合',
        '联动',
        '责任分工',
        '职责',
        '长效',
        '审核机制',
        '审查',
        '保密',
        '口径',
        '统筹',
      ],
      ...['工作格局', '会商', '衔接', '管理办法', '三审三校', '组织领导', '流转'],
    ],
  },
  supervision: {
    label: { zh: '监督考核', en: 'Supervision' },
    words: [
      ...[
        '监督',
        '考核',
        '督导',
        '检查',
        '督促',
        '通报',
        '评议',
        '问责',
        '责任追究',
        '指导',
        '抽查',
        '自查',
        '评估',
        '测评',
        '监管',
        '督查',
      ],
    ],
  },
  standards: {
    label: { zh: '规范性', en: 'Standards' },
    words: [
      ...[
        '规范性',
        '不规范',
        '不够规范',
        '规范化',
        '标准化',
        '格式',
        '规范',
        '错敏字',
        '错别字',
        '准确性',
        '准确',
        '一致',
        '标准',
        '要素',
      ],
      ...['分类', '不统一', '文书', '公文', '规范性文件'],
    ],
  },
} as const satisfies Readonly<Record<string, ThemeRow>>;

export type ThemeId = keyof typeof THEMES;
export const THEME_IDS = Object.keys(THEMES) as readonly ThemeId[];

/** Words inside longer ones of the same theme count once. */
const PATTERNS = THEME_IDS.map((id) => {
  const words: readonly string[] = [...THEMES[id].words].sort((a, b) => b.length - a.length);
  return { id, pattern: new RegExp(words.join('|'), 'g') };
});
/** What a bureau is about everywhere says nothing of the theme. */
const NOTHING = /政府信息公开(?:工作)?|政务公开(?:工作)?|信息公开(?:工作)?|工作人员/g;

/** The theme whose words fill most of a text; null where none of them stands in it. */
export function themeOf(text: string): ThemeId | null {
  const words = text.replace(NOTHING, (found) => (found === '工作人员' ? '人员' : ''));
  let best: { readonly id: ThemeId; readonly weight: number } | null = null;
  for (const { id, pattern } of PATTERNS) {
    const weight = (words.match(pattern) ?? []).reduce((sum, { length }) => sum + length, 0);
    if (weight > (best?.weight ?? 0)) best = { id, weight };
  }
  return best?.id ?? null;
}
