/** The kinds of words that the prose readers tell apart. */

const KINDS = [
  'mark', // , ; : ( ) 、 。
  'number', // with its counter
  'percent',
  'ordinal', // 第三
  'unknown',
  // When
  'now', // the report's year
  'whole', // 全年: that year, unless another was named
  'past',
  'next',
  'part', // 上半年, 3月
  'span', // 自2008年以来, 近三年
  'date',
  'founded', // 上线, 施行: what happened in the year named, not what was counted in it
  // What is not counted for the year
  'often', // 每季度, 不少于
  'plan',
  'compare', // 较, 增长
  'some', // 延期, 撤回: said of a part, or of a step on the way
  'rank', // 居前
  // Whose
  'self',
  'region',
  'others', // 各镇, 下属单位
  'agent', // 指导, 协助, 代
  // Requests
  'receive',
  'handle',
  'close',
  'outcome',
  'natural',
  'organization',
  'people', // 公民、法人和其他组织
  'request', // 政府信息公开申请
  'application', // 申请
  'carry',
  'within', // 其中…申请中
  'left', // 剩余
  'underway', // 正在办理
  'rate', // 满意率
  'closingRate', // 答复率
  'paper', // 答复书
  'affair', // 事项
  'detail', // 申请表, 受理点: no request
  'via', // 网络, 信函: how requests came
  'theme', // 涉及, 有关: what a part is about
  // Appeals
  'review',
  'litigation',
  'direct',
  'after',
  'upheld',
  'corrected',
  'otherResult',
  'pending',
  'filing', // 备案
  'practice', // 代理, 出庭: the work of a justice bureau
  'matter', // 信息公开
  // Disclosures
  'disclose', // 主动公开
  'publish', // 公开, 发布, 推送
  'info', // 信息, 文章
  'channel',
  'column', // 专栏
  'original',
  'reposted',
  'followers',
  'doing', // 开展, 召开
  'document', // 公文
  'audience', // 阅读量
  // Other subjects
  'fee',
  'charge',
  'waive',
  'proposal',
  'training',
  'decision', // 行政许可, 行政处罚: what section two counts
  'other',
  // Words that hold a sentence together
  'among', // 其中
  'open', // 主要, 等
  'respectively',
  'each', // 各2件
  'sum', // 共计
  'count', // 数量, 为
  'share', // 占
  'conj',
  'no',
  'all', // 均
  'already',
  'attend', // 参加
  'filler',
] as const;

export type Kind = (typeof KINDS)[number];

/** A kind by its name. Throws on a name that is none: the names are constants. */
export function kindOf(name: string): Kind {
  const found = KINDS.find((kind) => kind === name);
  if (found === undefined) throw new Error(`No kind of word is called ${name}`);
  return found;
}

/** A set of kinds, from their names with blanks between. */
export function kinds(names: string): ReadonlySet<Kind> {
  return new Set(names.split(/\s+/).map(kindOf));
}
