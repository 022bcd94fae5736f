/**
 * None, said in words: 未收到, 没有发生, 零报告, 无上年结转. A clause with a number in it says something else, and is not to be given.
 * Every pattern that fits says something. `says` and `unless` (with which the clause says something else) are regular expressions
 * over the folded clause, with the parts below in braces; `only`: where alone it says so; `alone`: the clause then says nothing else.
 */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';

/** What the words around the clause are about. */
export type NoneWhere = 'requests' | 'cases' | 'reviews' | 'fees';

const WAY = '当面|现场|信函|网上|网络|邮[件寄箱]|传真';
const PARTS: Readonly<Record<string, string>> = {
  NO: '(?:从?未(?!经|按|及时|能|公开|补正|办结|答复|完善|被)|没有|没(?!有)|暂?无(?!需|须|法|正当|偿|论|条件|障碍|缝|异议|线|烟)|零(?!距离|差错|容忍|售)|(?<!信息)不存在)',
  END: '(?:均?为?[零无]$|均?(?:为零|为无)|零报告|零发生|均?(?:未|没有)(?:有?发生|产生)$)',
  // Said of a part, of how something was done, or of another time.
  SOME: '逾期|超期|超时|不予|延期|(?<!零)投诉|拒绝|答复不|质量|条例|上半年|季度|反复|大量|正当理由|违规|泄密|差错|(?<![零、和及或]|[、和及或]行政)(?:复议|诉讼)|费|上一?年|去年',
  // 未收到信函申请 says nothing of other ways; with several ways, or 其他, all are meant.
  ONE_WAY: `^(?!.*其他)(?:(?!${WAY}|书面).)*(?:${WAY})(?:(?!${WAY}|书面).)*$`,
  SOME_APPEALS: '纠错|败诉|纠正|撤销|维持|超期|逾期|未经|出庭|备案|诉讼费|收费标准|费用',
};

export const NONES = nonesIn(String.raw`
未收取信息处理费 → fees.informationProcessing
  says: {NO}[^,;:()]{0,24}?(?:处理费|收费|费用)|(?:不|未|没有)(?:收取|收费)|不涉及[^,;:()]{0,8}处理费|免费|处理费[^,;:()]{0,6}(?:为零|为无|无$|零收)
  unless: ^(?!.*处理费)(?:(?!.*(?:申请|公开|检索))|.*(?:行政事业|违规|乱收|目录|标准|项目|公示|免费(?!提供)))
  alone: yes
  yes: 全年未收取信息处理费。
  yes: 办理依申请公开未向申请人收取费用。
  yes: 全年没有关于信息公开的收费情况。
  yes: 行政诉讼均为零，全年未收取任何检索、复制、邮寄费用。
  no: 积极公开信息，没有违规收费。
收费情况：没有收取 → fees.informationProcessing
  says: (?:{NO}|不)[^,;:()]{0,12}?(?:收取|收费|费用|减免)|^(?:收费|费用|收取|减免)[^,;:()]{0,8}(?:为零|为无|无$)
  unless: 违规|乱收|超标|标准|目录|公示|行政事业
  only: fees
  yes: 四、收费及减免情况。全年没有收取任何费用。
  yes: 四、政府信息公开收费情况。无收费。
  no: 四、公开平台建设情况。没有收取任何费用。
收到申请12件，未收取任何费用 → fees.informationProcessing
  says: ^(?:均|也|且|并|亦)*(?:{NO}|不)(?:向申请人)?(?:收取|收过)(?:任何|相关|检索|复制|邮寄|[、和等])*费用?$|^(?:均|也|且|并|亦)*{NO}(?:发生|产生)?(?:信息公开)?收费(?:及减免)?(?:情况|行为)?$
  only: cases
  yes: 依申请公开方面，全年均按时答复，未收取任何费用。
  yes: 依申请公开方面，全年均按时答复，均无收费。
  yes: 全年无依申请公开，无行政复议诉讼，无收费。
  yes: 全年无依申请公开，无行政复议诉讼，无收费情况。
无申请、无投诉 → requests.received
  says: ^(?:我[局办委镇]|本[局办委镇]|本机关|本单位|本?年度?|全年|今年|均)*(?:无申请(?=$|、无)|(?:直接)?收到的?申请(?:总?数量?)?为[零无]$)
  yes: 全年无申请、无复议。
无行政复议 → review.total
  says: {NO}[^,;()]{0,40}?复议(?!后)|未被(?:(?:申请|提起|提出)[^,;:()]{0,12}?)?(?:行政)?复议(?!后|机)|复议[^,;()]{0,12}{END}
  unless: {SOME_APPEALS}
  yes: 全年未发生因政府信息公开引起的行政复议。
  yes: 行政复议均为零。
  yes: 政府信息公开行政复议、行政诉讼零发生。
  yes: 本单位未被提起政府信息公开行政复议和行政诉讼。
  no: 行政复议均未被纠错。
无行政诉讼 → litigation.total
  says: {NO}[^,;()]{0,40}?(?:诉讼|起诉)|未被(?:申请|提起|提出)?[^,;:()]{0,16}?(?:行政)?(?:诉讼|起诉)|(?:诉讼|起诉)[^,;()]{0,12}{END}
  unless: {SOME_APPEALS}
  yes: 全年没有发生行政复议、行政诉讼。
无复议，提起诉讼 → litigation.total
  says: ^(?:或者?|和|及|也|均)?(?:未|没有|无)?(?:被)?(?:提起|引起|引发|产生|发生)?(?:的)?(?:行政)?诉讼(?:的?(?:情况|情形|案件|事项))?(?:的?发生)?$
  only: reviews
  yes: 无因政府信息公开产生行政复议，提起行政诉讼情况发生。
  no: 行政复议5件，行政诉讼情况。
无上年结转 → requests.carriedIn
  says: {NO}[^,;:()]{0,6}(?:上一?年度?|往年|去年)[^,;:()]{0,8}(?:结转|遗留|转入)|{NO}(?:结转上一?年|上一?年结转)|(?:上一?年度?|去年)[也亦均]?(?:没有|无|未)结转
  unless: 复议|诉讼|费
  yes: 收到申请12件，无上年结转。
无结转下年 → requests.carriedOut
  says: {NO}[^,;:()]{0,16}(?:结转|顺延)(?:到|至)?(?:下一?年|次年|\d{4}年)|{NO}(?:下一?年度?|次年)结转
  unless: 复议|诉讼|费
  yes: 收到申请12件，无结转下年度办理的申请。
未收到政府信息公开申请 → requests.received
  says: (?!不存在){NO}[^,;:()]{0,40}?(?:(?:信息公开(?:方面|类|相关|事项|工作)?的?|公开(?:政府)?信息的?|公开|依)(?:书面|网络|网上|[或和、])*申请|申请(?:[我本].{1,3})?公开|申请(?:政府)?信息)|依申请公开[^,;:()]{0,12}(?:零报告|零申请|零受理|零件|为零|为无|无$)|(?:信息公开|公开)申请的?(?:受理|收到|接收|收件)?(?:总?数量|总?量|数)?(?:均?为零|为无|无$)|申请公开(?:政府|相关)?(?:信息)?的?(?:数量|件数|数)(?:为零|为无)
  unless: {SOME}|{ONE_WAY}
  yes: 全年未收到政府信息公开申请。
  yes: 全年未收到当面、传真、信函和其他形式的政府信息公开申请。
  yes: 全年没有接到政府信息公开的书面申请。
  yes: 全年没有发生依申请公开政府信息、行政复议和行政诉讼。
  yes: 政府信息公开申请受理量为零。
  yes: 申请公开政府信息的数量为零。
  yes: 全年依申请公开零受理、零投诉、零复议。
  no: 未收到信函方式的政府信息公开申请。
未收到申请主动公开以外的信息 → requests.received
  says: {NO}(?:收到|接到|受理|接收|公民|法人|群众|人|单位)[^,;:()]{0,30}(?:申请|要求)[^,;:()]{0,16}(?:信息|公开)
  unless: {SOME}|{ONE_WAY}
  yes: 全年未收到公民、法人或者其他组织申请主动公开以外的政府信息。
  yes: 全年未接到群众要求公开的信息。
未收到申请 → requests.received
  says: ^(?:[^,;:()]{0,16}){NO}(?:收到|接到|受理|接收|新增|新收|产生|发生|出现|有人|有)?(?:相关|有关|书面|任何)?(?:(?:公民|法人|个人|群众|单位|其他组织|[、和或])+的?)?申请(?:事项|件|情况)?$
  unless: {SOME}|{ONE_WAY}
  only: requests
  yes: 依申请公开方面，全年没有收到申请。
  yes: 依申请公开方面，全年没有接到任何公民、法人和其他组织的申请。
`);

function nonesIn(text: string) {
  return text.split(/\n(?=\S)/).map((block) => {
    const [head = '', ...lines] = block.trim().split(/\n\s*/);
    const [name = '', counts = ''] = head.split(' → ');
    const all = (key: string): string[] =>
      lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
    const form = (key: string): RegExp | null => {
      const [source] = all(key);
      return source === undefined
        ? null
        : new RegExp(source.replaceAll(/\{([A-Z_]+)\}/g, (_, part) => PARTS[part] ?? ''));
    };
    return {
      name,
      counts: counts as NarrativeMeasure,
      says: form('says') ?? /(?!)/,
      unless: form('unless'),
      only: (all('only')[0] ?? null) as NoneWhere | null,
      isAlone: all('alone').length > 0,
      yes: all('yes'),
      no: all('no'),
    };
  });
}

/** What a clause says there is none of: the pattern, the measure, and where in the clause the words begin. */
export function nonesOf(
  clause: string,
  isIn: (context: NoneWhere) => boolean,
): readonly { readonly name: string; readonly measure: NarrativeMeasure; readonly start: number }[] {
  // 未收到申请和未涉及不予公开: one after the other.
  const text = clause.replace(/(?<=.{8})(?:和|也|且|并)(?:均?未|没有)(?!.*(?:复议|诉讼|申请)).*$/, '');
  const found: { name: string; measure: NarrativeMeasure; start: number }[] = [];
  for (const { name, says, counts, unless, only, isAlone } of NONES) {
    if (unless?.test(text) || (only && !isIn(only)) || found.some(({ measure }) => measure === counts)) continue;
    const match = says.exec(text);
    if (!match) continue;
    found.push({ name, measure: counts, start: match.index });
    if (isAlone) break;
  }
  return found;
}
