/** Whose number it is, and what it is about, as far as the words around it tell. */
import type { FigureScope } from '../../schema/report/report.ts';
import type { Section } from './outline.ts';

/** What a stretch of prose is about; direct and after are the two kinds of suit. */
export type Topic = 'requests' | 'review' | 'litigation' | 'direct' | 'after' | 'appeals' | 'other';

const REGION = '全区|全市|全县|全省|全旗|全州|全盟|我区|我市|我县|我省|各级各部门';
const OFFICE =
  '代表[^,。;]{1,6}政府|我局|本局|我委|本委|我办|本办|我院|我厅|本厅|我镇|我乡|我街道|本机关|本单位|我单位|我中心|我队|局机关|[区市县省]本级|政府办公?[室厅]?(?!系统)';
const SCOPE = new RegExp(`(${REGION})|(${OFFICE})`, 'g');

/** The last word of some words that says whose numbers follow; `before` where there is none. */
export function scopeOf(words: string, before: FigureScope | null): FigureScope | null {
  let scope = before;
  for (const match of words.matchAll(SCOPE)) scope = match[1] === undefined ? 'office' : 'region';
  return scope;
}

const REQUESTS = '信息公开(?:的)?申请|公开申请|依申请|申请公开|申请(?:政府)?信息';
const DIRECT = '未经复议|直接(?:起诉|提起)';
const AFTER = '复议后|经复议';
const OTHER =
  '提案|议案|人大代表|政协|建议|工单|热线|咨询|许可|处罚|行政强制|备案|留言|来信|来电|信箱|解读|培训|低保|救助|补贴|不动产|仲裁|公证|法律援助|调解|审批|登记|网民|问政|满意度|商标|专利|会议|专栏|新媒体';
const TOPIC = new RegExp(`(${REQUESTS})|(${DIRECT})|(${AFTER})|(复议)|(诉讼|起诉|应诉)|(${OTHER})`, 'g');

/** What the words end up being about; `before` where they do not say. */
export function topicOf(words: string, before: Topic | null): Topic | null {
  let topic = before;
  for (const match of words.matchAll(TOPIC)) {
    if (match[1] !== undefined) topic = 'requests';
    else if (match[2] !== undefined) topic = 'direct';
    else if (match[3] !== undefined) topic = 'after';
    else if (match[4] !== undefined) topic = 'review';
    else if (match[5] !== undefined) topic = topic === 'direct' || topic === 'after' ? topic : 'litigation';
    else topic = 'other';
  }
  return topic;
}

/** `（二）依申请公开情况。`: what the heading of a paragraph says it is about; null for none, `other` for anything else. */
export function headTopic(paragraph: string): { readonly level: 1 | 2; readonly topic: Topic } | null {
  const head =
    /^[\s*#]*(\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}[、.]|\(?\d{1,2}[)、.](?!\d))([^。:;,]{2,24})/.exec(
      paragraph,
    );
  if (!head) return null;
  const words = head[2] ?? '';
  const level = /\d/.test(head[1] ?? '') ? 2 : 1;
  if (/依申请|申请公开|公开申请|申请/.test(words)) return { level, topic: 'requests' };
  if (/复议|诉讼|救济/.test(words)) return { level, topic: 'appeals' };
  if (/办理结果|答复情况|申请人|收办/.test(words)) return { level, topic: 'requests' };
  return { level, topic: 'other' };
}

/** What the paragraphs of a section are about before they say so themselves. */
export function sectionTopic(section: Section | 0): Topic | null {
  if (section === 3) return 'requests';
  return section === 4 ? 'appeals' : null;
}
