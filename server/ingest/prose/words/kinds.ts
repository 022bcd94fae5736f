/** The kinds of words that the prose readers tell apart. */

const KINDS = [
  // A number with its counter, 第三.
  'mark number percent ordinal unknown',
  // When: the report's year, 全年, 上半年, 自2008年以来; founded (上线): what happened in the year named, not what was counted in it.
  'now whole past next part span date founded',
  // Not counted for the year: 每季度, 拟, 增长, 延期 (of a part, or a step on the way), 居前.
  'often plan compare some rank',
  // Whose: 本局, 全区, 各镇, 指导.
  'self region others agent',
  // Requests: people 公民、法人和其他组织, within 其中…申请中, underway 正在办理, paper 答复书, detail 申请表 (no request), via 信函, theme 涉及.
  'receive handle close outcome natural organization people request application carry within left underway',
  'rate closingRate paper affair detail via theme',
  // Appeals: filing 备案, practice 出庭 (the work of a justice bureau), matter 信息公开.
  'review litigation direct after upheld corrected otherResult pending filing practice matter',
  // Disclosures: disclose 主动公开, publish 发布, info 信息, doing 召开, document 公文, audience 阅读量.
  'disclose publish info channel column original reposted followers doing document audience',
  // Other subjects; decision: what section two counts.
  'fee charge waive proposal training decision other',
  // What holds a sentence together: 其中, 等, 分别, 各2件, 共计, 数量, 占, 和, 未, 均, 已, 参加.
  'among open respectively each sum count share conj no all already attend filler',
] as const;

type Words<Text> = Text extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Text;

export type Kind = Words<(typeof KINDS)[number]>;

const KNOWN: ReadonlySet<string> = new Set(KINDS.flatMap((words) => words.split(' ')));

function isKind(name: string): name is Kind {
  return KNOWN.has(name);
}

/** A kind by its name. Throws on a name that is none: the names are constants. */
export function kindOf(name: string): Kind {
  if (!isKind(name)) throw new Error(`No kind of word is called ${name}`);
  return name;
}

/** A set of kinds, from their names with blanks between. */
export function kinds(names: string): ReadonlySet<Kind> {
  return new Set(names.split(/\s+/).map(kindOf));
}
