/** Whose requests: ours, or those of another body. */
import { type Kind, kinds } from '../words/kinds.ts';
import { has, type Token, wordsBefore, wordsOf } from '../words/token.ts';

/** Where one of these is named as well, a body's name by itself is another's. */
const CONTRASTS: readonly Kind[] = ['self', 'region', 'others', 'rank'];
const VERBS = kinds('receive handle close');
const PART = /^[^转移]*(?:政府|部门|单位|机关|办公室)\)?$/;
/** 各乡镇、各部门. */
const EVERYBODY = /各.*[、和及]各/;
/** A region's own report: what its departments and towns did is its own. */
export const OF_REGION = /[省市县区旗州盟]人民政府$|(?:[园新]|开发|高新|示范)区管(?:理委员|委)会$/;
const BODY = /(?:局|委|委员会|镇|街道|乡|厅|大队|支队|中队|公司|学校|医院|中心|管委会|集团)$/;

/** The sentence that names the bodies. */
export interface Naming {
  /** Kinds of words in the whole sentence. */
  readonly kinds: ReadonlySet<Kind>;
  readonly publisher: string | null;
}

/**
 * Whether somebody else received or answered what is counted; `before` holds until ours are named. A body's name by itself
 * is taken for ours (reports speak of themselves so), unless it stands among others.
 */
export function isOthersAfter(own: readonly Token[], naming: Naming, before: boolean): boolean {
  const verb = own.findIndex(({ kind }) => VERBS.has(kind));
  const lead = verb < 0 ? own : own.slice(0, verb);
  const ours = lead.findLastIndex((token) => token.kind === 'self' || token.kind === 'region' || isOurs(token, naming));
  const theirs = lead.findLastIndex(({ kind }) => kind === 'others');
  // 转交其他部门办理3件,答复18件: what is handed on makes them no subject.
  if (lead.slice(0, Math.max(0, theirs)).some(({ kind }) => kind === 'some')) return before;
  const bodies = lead.filter((token) => isBody(token) && !isOurs(token, naming));
  const among = lead.findLastIndex(({ kind }) => kind === 'among');
  // 其中市政府办公室受理118件: a part, whoever's.
  const named = wordsBefore(lead[among + 1], own[verb]);
  if (among >= 0 && verb >= 0 && (theirs > among || ours > among || PART.test(named))) return true;
  // 全区各部门、镇街共收到: a region's own.
  const isOfAll = has(lead, 'region') || EVERYBODY.test(wordsBefore(lead[0], own[verb]));
  if (isOfAll && among < 0 && OF_REGION.test(naming.publisher ?? '')) return false;
  const isContrasted = among >= 0 || CONTRASTS.some((kind) => naming.kinds.has(kind));
  if (theirs > ours || bodies.length > 1 || (bodies.length === 1 && isContrasted)) return true;
  return ours >= 0 ? false : before;
}

/** 全市水务系统, 全区各部门, 全县中小学校: in a bureau's report they are more than itself. */
export function othersOfSystem(tokens: readonly Token[], publisher: string | null): readonly Token[] {
  if (publisher === null || !BUREAU.test(publisher) || !has(tokens, 'region')) return tokens;
  return tokens.map((token) =>
    token.kind === 'region' && SYSTEM.test(token.text.slice(token.start, token.end + LONGEST_SYSTEM))
      ? { ...token, kind: 'others' }
      : token,
  );
}

const BUREAU = /(?:局|厅|委|委员会|支队|中心)$/;
const LONGEST_SYSTEM = 12;
const SYSTEM =
  /^.{0,4}各(?:部门|单位|级)|^.{2}[^,。;:]{0,8}(?:(?<!公开|信息|管理|申请|服务|平台|办公)系统|部门|单位|学校|图书馆|医疗机构)/;

function isBody(token: Token): boolean {
  return token.kind === 'unknown' && BODY.test(wordsOf(token));
}

/** 城管局 is short for 示范区城市管理局. */
function isOurs(token: Token, { publisher }: Naming): boolean {
  if (publisher === null || !isBody(token)) return false;
  let at = 0;
  for (const character of wordsOf(token)) {
    at = publisher.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
