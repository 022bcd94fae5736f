/**
 * What bureaus are in charge of (职能), by which like bureaus of several regions are compared, whatever each is called:
 * 自然资源局, 自然资源和规划局 and 规划和自然资源局 are one function. A list may say it; where it does not, the name does.
 */
import type { Label } from '../language.ts';
import { foldName } from './names.ts';

export interface BureauFunction {
  /** Lower-case words with hyphens, used in sets: `natural-resources`. */
  readonly id: string;
  readonly label: Label;
}

/** Id, names, and the words by which names and lists call it; of several functions in one name the first counts. */
const TABLE = [
  ['development-reform', '发展改革', 'Development and reform', '发展和?改革|发改'],
  ['education', '教育', 'Education', '教育|教体|教科'],
  ['science-technology', '科技', 'Science and technology', '科学和?技术|科技'],
  ['industry', '工业和信息化', 'Industry and information technology', '工业|工信|经济和?信息化|经信|信息化'],
  ['ethnic-religious', '民族宗教', 'Ethnic and religious affairs', '民族|宗教|民宗'],
  ['public-security', '公安', 'Public security', '公安'],
  ['civil-affairs', '民政', 'Civil affairs', '民政'],
  ['justice', '司法', 'Justice', '司法'],
  ['finance', '财政', 'Finance', '财政'],
  ['human-resources', '人力资源和社会保障', 'Human resources and social security', '人力资源|人社|社会保障'],
  ['natural-resources', '自然资源', 'Natural resources and planning', '规划和?自然资源|自然资源|自规|资规|国土'],
  ['environment', '生态环境', 'Ecology and environment', '生态环境|环境保护|环保'],
  ['housing', '住房和城乡建设', 'Housing and construction', '住房|住建|城乡建设|房产|房管'],
  ['urban-management', '城市管理', 'Urban management', '城市管理|城管|综合行政执法|市容'],
  ['transport', '交通运输', 'Transport', '交通'],
  ['water', '水利', 'Water', '水利|水务'],
  ['agriculture', '农业农村', 'Agriculture and rural affairs', '农业|农村工作|农牧'],
  ['rural-revitalization', '乡村振兴', 'Rural revitalization', '乡村振兴|扶贫'],
  ['commerce', '商务', 'Commerce', '商务'],
  ['culture-tourism', '文化和旅游', 'Culture and tourism', '文化|文旅|文广|文体|旅游'],
  ['health', '卫生健康', 'Health', '卫生|卫健'],
  ['veterans', '退役军人事务', 'Veterans affairs', '退役军人'],
  ['emergency', '应急管理', 'Emergency management', '应急|安全生产监督|安监'],
  ['audit', '审计', 'Audit', '审计'],
  ['state-assets', '国有资产监督管理', 'State assets', '国有资产|国资'],
  ['market', '市场监督管理', 'Market regulation', '市场监督|市场监管|市监|工商|质量技术监督'],
  ['sports', '体育', 'Sports', '体育'],
  ['statistics', '统计', 'Statistics', '统计'],
  ['medical-insurance', '医疗保障', 'Medical insurance', '医疗保障|医保'],
  [
    'government-services',
    '政务服务',
    'Government services and data',
    '行政审批|政务服务|政务办|审批服务|大数据|数据局|数据资源|数据管理',
  ],
  ['local-finance', '金融', 'Local finance', '金融'],
  ['petitions', '信访', 'Petitions', '信访'],
  ['forestry', '林业', 'Forestry and parks', '林业|林草|园林|绿化'],
  ['government-affairs', '机关事务管理', 'Government offices administration', '机关事务'],
  ['tax', '税务', 'Tax', '税务'],
  ['investment', '招商', 'Investment promotion', '招商|投资促进'],
  ['foreign-affairs', '外事', 'Foreign affairs', '外事|外办'],
  ['grain', '粮食和物资储备', 'Grain and reserves', '粮食|物资储备'],
  ['meteorology', '气象', 'Meteorology', '气象'],
  ['defence', '人民防空', 'Civil defence', '人民防空|人防'],
] as const;

export const FUNCTIONS: readonly BureauFunction[] = TABLE.map(([id, zh, en]) => ({ id, label: { zh, en } }));

const WORDS: readonly (readonly [id: string, words: RegExp])[] = TABLE.map(([id, zh, , words]) => [
  id,
  new RegExp(`${zh}|${words}`, 'u'),
]);

/** The function of that id; undefined where none has it. */
export function findFunction(id: string): BureauFunction | undefined {
  return FUNCTIONS.find((one) => one.id === id);
}

/** What a bureau is known by, as far as it tells its function. */
export interface Employed {
  /** As the list says it: a word (教育), an id, or null. */
  readonly function: string | null;
  readonly shortName: string;
  readonly name: string;
}

/**
 * The id of a bureau's function: what its list says, or else what its name tells, the short one before the full one, in which
 * a region may stand in front that reads like a function (公安县). Null where neither tells one that is known.
 */
export function functionOf({ function: listed, shortName, name }: Employed): string | null {
  if (listed !== null) return functionIn(listed);
  return functionIn(shortName) ?? functionIn(name);
}

/** The first function that a text names, by its id or in words. */
export function functionIn(text: string): string | null {
  const folded = foldName(text);
  const own = findFunction(folded);
  if (own) return own.id;
  let first: { readonly id: string; readonly at: number } | null = null;
  for (const [id, words] of WORDS) {
    const at = folded.search(words);
    if (at >= 0 && (first === null || at < first.at)) first = { id, at };
  }
  return first?.id ?? null;
}
