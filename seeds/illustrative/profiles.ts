/**
 * The bureaus of the illustrative district, each with the size of its work. Names of places are invented; volumes are set so
 * that the district looks like one of its size: two bureaus receive most requests, most receive few, one none.
 */
import type { Label } from '../../schema/language.ts';
import type { BureauKind } from '../../schema/report/publisher.ts';

export const YEARS: readonly number[] = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

export interface Profile {
  /** Without the region: `education`. */
  readonly id: string;
  readonly kind: BureauKind;
  readonly name: Label;
  readonly shortName: Label;
  readonly aliases: readonly string[];
  readonly since: number | null;
  readonly until: number | null;
  /** Requests received, one number a year from 2019, or the mean of a small number. */
  readonly received: readonly number[] | number;
  /** Decisions in a year. */
  readonly licensing: number;
  readonly penalties: number;
  readonly coercion: number;
  /** 万元 in a year. */
  readonly fees: number;
  /** Normative documents in force. */
  readonly documents: number;
  /** Postings on the website and through social media in 2025. */
  readonly website: number;
  readonly wechat: number;
  readonly weibo: number;
  /** Name of its public account. */
  readonly account: string;
  /** What people ask it for. */
  readonly topic: string;
}

type Work = readonly [licensing: number, penalties: number, coercion: number, fees: number, documents: number];
type Postings = readonly [website: number, wechat: number, weibo?: number];

function department(
  id: string,
  zh: string,
  short: string,
  en: string,
  received: Profile['received'],
  work: Work,
  postings: Postings,
  topic: string,
  more: Partial<Profile> = {},
): Profile {
  return profile('department', id, `示例区${zh}`, short, `Shifan District ${en}`, en, received, work, postings, topic, {
    aliases: [`区${zh}`],
    ...more,
  });
}

function township(id: string, zh: string, en: string, received: Profile['received'], topic: string): Profile {
  const kind = zh.endsWith('乡') ? 'Township' : 'Town';
  return profile(
    'township',
    id,
    `示例区${zh}人民政府`,
    zh,
    `${en} ${kind} Government, Shifan District`,
    `${en} ${kind}`,
    received,
    [14, 11, 2, 0, 2],
    [262, 138],
    topic,
    { aliases: [`${zh}人民政府`, `示例区${zh}`] },
  );
}

function street(id: string, zh: string, en: string, received: Profile['received'], topic: string): Profile {
  return profile(
    'street',
    id,
    `示例区${zh}办事处`,
    zh,
    `${en} Subdistrict Office, Shifan District`,
    `${en} Subdistrict`,
    received,
    [6, 28, 1, 0, 1],
    [208, 171],
    topic,
    { aliases: [`${zh}办事处`, `示例区${zh}`] },
  );
}

function profile(
  kind: BureauKind,
  id: string,
  zh: string,
  short: string,
  en: string,
  shortEn: string,
  received: Profile['received'],
  [licensing, penalties, coercion, fees, documents]: Work,
  [website, wechat, weibo = 0]: Postings,
  topic: string,
  more: Partial<Profile>,
): Profile {
  return {
    id,
    kind,
    name: { zh, en },
    shortName: { zh: short, en: shortEn },
    aliases: [],
    since: null,
    until: null,
    received,
    licensing,
    penalties,
    coercion,
    fees,
    documents,
    website,
    wechat,
    weibo,
    account: `示例${short.replace(/[局镇乡]$|街道$|分局$|管委会$|办公室$/u, '')}`,
    topic,
    ...more,
  };
}

export const PROFILES: readonly Profile[] = [
  profile(
    'governmentOffice',
    'office',
    '示例区人民政府办公室',
    '区政府办公室',
    'Shifan District Government Office',
    'Government Office',
    [41, 38, 44, 46, 49, 50, 47],
    [0, 0, 0, 0, 38],
    [1480, 620, 210],
    '政府常务会议议定事项',
    { aliases: ['示例区政府办公室', '示例区人民政府办'], account: '示例发布' },
  ),
  department(
    'development',
    '发展和改革局',
    '发展改革局',
    'Development and Reform Bureau',
    [12, 9, 11, 10, 13, 12, 14],
    [260, 0, 0, 0, 4],
    [310, 160],
    '项目立项批复',
    { aliases: ['示例区发改局', '示例区发展改革局'] },
  ),
  department(
    'education',
    '教育局',
    '教育局',
    'Education Bureau',
    [45, 41, 50, 52, 55, 59, 64],
    [96, 3, 0, 0, 5],
    [420, 390, 60],
    '学区划分和招生计划',
  ),
  department(
    'industry',
    '工业信息化和商务局',
    '工信商务局',
    'Industry, Information and Commerce Bureau',
    6,
    [48, 6, 0, 0, 2],
    [90, 186],
    '企业技术改造补助',
    { aliases: ['示例区工信商务局'] },
  ),
  department(
    'police',
    '公安分局',
    '公安分局',
    'Public Security Branch',
    [26, 24, 22, 25, 23, 22, 24],
    [21500, 6400, 2100, 318.42, 2],
    [240, 410, 150],
    '户籍和交通管理',
    { aliases: ['示例公安分局'] },
  ),
  department(
    'civil-affairs',
    '民政局',
    '民政局',
    'Civil Affairs Bureau',
    5,
    [64, 4, 0, 0, 4],
    [330, 120],
    '地名和社会救助',
  ),
  department('justice', '司法局', '司法局', 'Justice Bureau', 4, [22, 0, 0, 0, 2], [240, 190], '行政复议和公证'),
  department('finance', '财政局', '财政局', 'Finance Bureau', 6, [31, 8, 0, 0, 5], [430, 80], '预算执行和专项资金'),
  department(
    'human-resources',
    '人力资源和社会保障局',
    '人社局',
    'Human Resources and Social Security Bureau',
    [62, 71, 69, 74, 78, 80, 86],
    [420, 36, 0, 12.6, 6],
    [460, 310],
    '被征地农民社会保障',
    { aliases: ['示例区人社局', '示例区人力社保局'], account: '示例人社' },
  ),
  department(
    'natural-resources',
    '自然资源局',
    '自然资源局',
    'Natural Resources Bureau',
    [338, 305, 356, 388, 421, 446, 512],
    [1850, 64, 9, 2386.75, 9],
    [760, 240],
    '土地征收和规划许可',
  ),
  department(
    'ecology',
    '生态环境分局',
    '生态环境分局',
    'Ecology and Environment Branch',
    9,
    [118, 92, 14, 0, 1],
    [510, 260, 90],
    '建设项目环评',
  ),
  department(
    'housing',
    '住房和城乡建设局',
    '住建局',
    'Housing and Urban-Rural Development Bureau',
    [236, 241, 228, 219, 222, 214, 188],
    [1340, 118, 2, 402.3, 7],
    [520, 330],
    '房屋征收补偿和物业管理',
    { aliases: ['示例区住建局'], account: '示例住建' },
  ),
  department(
    'transport',
    '交通运输局',
    '交通运输局',
    'Transport Bureau',
    8,
    [3260, 540, 86, 0, 3],
    [360, 220],
    '道路建设和客运线路',
    { aliases: ['示例区交通局'] },
  ),
  department(
    'water',
    '水利局',
    '水利局',
    'Water Resources Bureau',
    5,
    [142, 31, 3, 96.8, 4],
    [220, 90],
    '河道管理范围',
  ),
  department(
    'agriculture',
    '农业农村局',
    '农业农村局',
    'Agriculture and Rural Affairs Bureau',
    [10, 12, 11, 14, 15, 17, 18],
    [310, 58, 12, 0, 5],
    [410, 190],
    '宅基地和惠农补贴',
  ),
  department(
    'culture',
    '文化旅游广电局',
    '文旅局',
    'Culture and Tourism Bureau',
    4,
    [85, 17, 0, 0, 2],
    [280, 360, 80],
    '文物保护范围',
    { aliases: ['示例区文旅局', '示例区文化和旅游局'], account: '示例文旅' },
  ),
  department(
    'health',
    '卫生健康局',
    '卫健局',
    'Health Bureau',
    [9, 22, 17, 15, 12, 11, 11],
    [960, 210, 4, 21.4, 3],
    [390, 340],
    '医疗机构设置',
    { aliases: ['示例区卫健局', '示例区卫生健康委员会'], account: '示例健康' },
  ),
  department(
    'veterans',
    '退役军人事务局',
    '退役军人局',
    'Veterans Affairs Bureau',
    1,
    [0, 0, 0, 0, 0],
    [130, 110],
    '优抚政策',
    { account: '示例老兵' },
  ),
  department(
    'emergency',
    '应急管理局',
    '应急管理局',
    'Emergency Management Bureau',
    3,
    [132, 88, 6, 0, 2],
    [290, 230],
    '事故调查报告',
    { aliases: ['示例区应急局'] },
  ),
  department('audit', '审计局', '审计局', 'Audit Bureau', 1, [0, 0, 0, 0, 0], [140, 0], '审计结果公告'),
  department(
    'market',
    '市场监督管理局',
    '市场监管局',
    'Market Regulation Bureau',
    [30, 33, 35, 36, 38, 41, 58],
    [14800, 620, 73, 0, 6],
    [640, 420],
    '投诉举报处理结果',
    { aliases: ['示例区市场监管局', '示例区市监局'] },
  ),
  department('statistics', '统计局', '统计局', 'Statistics Bureau', 0, [0, 14, 0, 0, 0], [160, 70], '常用统计数据'),
  department(
    'urban-management',
    '城市管理局',
    '城管局',
    'Urban Management Bureau',
    [70, 66, 78, 84, 92, 97, 121],
    [1120, 2950, 410, 618.9, 4],
    [350, 380, 120],
    '违法建设查处',
    { aliases: ['示例区城管局', '示例区城市管理综合执法局'], account: '示例城管' },
  ),
  department(
    'rural',
    '乡村振兴局',
    '乡村振兴局',
    'Rural Revitalization Bureau',
    3,
    [0, 0, 0, 0, 1],
    [210, 60],
    '衔接推进乡村振兴资金',
    { since: 2021, until: 2023 },
  ),
  department('data', '数据局', '数据局', 'Data Bureau', 2, [0, 0, 0, 0, 1], [120, 90], '公共数据开放', { since: 2024 }),
  township('linjiang', '临江镇', 'Linjiang', [22, 20, 25, 27, 28, 30, 33], '土地补偿款分配'),
  township('qingshi', '青石镇', 'Qingshi', 7, '矿山关闭补偿'),
  township('liulin', '柳林镇', 'Liulin', 4, '农村低保'),
  township('baita', '白塔镇', 'Baita', [9, 8, 10, 9, 11, 12, 12], '集镇改造拆迁'),
  township('yuntai', '云台乡', 'Yuntai', 3, '林权和退耕还林'),
  street('longquan', '龙泉街道', 'Longquan', 9, '老旧小区改造'),
  street('chengdong', '城东街道', 'Chengdong', [11, 10, 12, 14, 13, 14, 15], '棚户区改造'),
  street('chengnan', '城南街道', 'Chengnan', 6, '社区工作者招聘'),
  street('beiyuan', '北苑街道', 'Beiyuan', 5, '物业纠纷调解'),
  street('binhe', '滨河街道', 'Binhe', 4, '河岸整治'),
  street('wenfeng', '文峰街道', 'Wenfeng', 3, '社区养老'),
  profile(
    'zone',
    'zone',
    '示例区经济开发区管理委员会',
    '开发区管委会',
    'Shifan Economic Development Zone Committee',
    'Development Zone',
    [14, 11, 13, 10, 12, 12, 29],
    [140, 12, 0, 0, 3],
    [300, 150],
    '企业入园和征地',
    { aliases: ['示例区开发区管委会', '示例经济开发区管委会'], account: '示例开发区' },
  ),
];

export function isActive(profile: Pick<Profile, 'since' | 'until'>, year: number): boolean {
  return (profile.since === null || year >= profile.since) && (profile.until === null || year <= profile.until);
}
