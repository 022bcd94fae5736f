/**
 * What a report's text says of persons: telephone numbers, e-mail addresses, numbers of identity cards, and the names of office holders and
 * contacts. Hidden sign by sign, so that every place in the text stays where it is and as long; a figure is never among them.
 */

/** Stands for a sign of one byte, and for a wide one. */
const NARROW = '*';
const WIDE = '＊';

/** The same text with what it says of persons put out; as long as before, also in bytes of UTF-8 but for characters beyond the basic plane. */
export function hidePersonal(text: string): string {
  return RULES.reduce(
    (shown, { pattern, group }) =>
      shown.replace(pattern, (...found) => {
        const groups: unknown = found[found.length - 1];
        const whole = String(found[0]);
        const told = group === null ? whole : groupIn(groups, group);
        return told === undefined ? whole : whole.replace(told, () => put(told));
      }),
    text,
  );
}

function groupIn(groups: unknown, name: string): string | undefined {
  return typeof groups === 'object' && groups !== null && name in groups
    ? String((groups as Readonly<Record<string, unknown>>)[name])
    : undefined;
}

const put = (told: string): string => told.replace(/[\s\S]/g, (sign) => (sign < '\u0080' ? NARROW : WIDE));

/** Surnames that nearly everybody has, without those that begin a word behind a duty as often (任组长, 和成员, 单位, 万, 高度). */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱郭何罗郑梁谢宋唐许邓韩冯曹彭曾萧肖田董潘袁蔡蒋余杜叶程魏苏吕丁沈姚卢姜崔钟谭陆汪范廖贾夏韦傅邹孟熊秦邱侯尹薛阎段雷龙陶贺顾毛郝龚邵钱覃武戴莫孔汤';
/** Others, which are taken for one only where what stands around leaves nothing else. */
const RARER =
  '伏任高林马于江石金方史洪万白崔康温季俞章鲁葛牛樊毕严莫柳关凌左霍祝包柯翟焦鲍阮梅窦安邢路岳齐牟欧申耿游成邬裴褚滕童翁卓庄柴蒙涂冉宁蓝骆詹舒管祁纪项倪';
const COMPOUND = '欧阳|上官|司马|诸葛|皇甫|尉迟|东方|令狐|慕容|司徒|夏侯';
const NAME = `(?:${COMPOUND}|[${SURNAMES}])\\p{Script=Han}{1,2}`;
const ANY_NAME = `(?:${COMPOUND}|[${SURNAMES}${RARER}])\\p{Script=Han}{1,2}`;
const DUTY =
  '(?:局长|主任|书记|组长|县长|区长|市长|镇长|乡长|科长|股长|所长|处长|部长|院长|校长|站长|队长|行长|秘书长|专员|调研员|党组成员|党委委员)';
const ROLE =
  '(?:组长|成员|主任|信息员|联络员|负责人|召集人|副组长|副主任|办公室主任|新闻发言人|第一责任人|直接责任人|责任人)';
const END = '(?=[，、；。,;（(）)：\\s]|$)';
/** Digits, narrow and wide. */
const D = '[0-9０-９]';

/** No digit, mark of a number or tab, which parts the cells of a table, stands before; and neither a digit nor what is counted behind. */
const ALONE = '(?<![0-9０-９.,，\\t〔第])';
const UNCOUNTED = `(?!${D}|[.．]${D}|\\s*[万亿]?[元件条次个项份人家篇期宗户户篇部册%％\\t])`;

interface Rule {
  readonly pattern: RegExp;
  /** The part that is put out; null: all of it. */
  readonly group: string | null;
}

const all = (source: string): Rule => ({ pattern: new RegExp(source, 'gmu'), group: null });
const part = (source: string): Rule => ({ pattern: new RegExp(source, 'gmu'), group: 'told' });

const RULES: readonly Rule[] = [
  all('[A-Za-z0-9][A-Za-z0-9._%+-]*[@＠][A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+'),
  // A number of seven digits or more behind a word that says what it is, however it is written, and others of the same list.
  part(
    `(?:电话|手机|传真|热线|座机|联系方式|联系办法|号码|[Tt][Ee][Ll])[^\\d０-９\\n\\t。；]{0,12}(?<told>[（(]?${D}[-0-9０-９—－–()（） ]{5,}${D})${UNCOUNTED}`,
  ),
  all(`${ALONE}[（(]?[0０]${D}{2,3}[)）]?[-—－– ]?${D}{7,8}(?:[-—－–]${D}{1,5})?${UNCOUNTED}`),
  all(`${ALONE}[1１][3-9３-９]${D}{9}${UNCOUNTED}`),
  all(`${ALONE}[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]${UNCOUNTED}`),
  // 由局长张三任组长；副主任李四同志
  part(`${DUTY}(?<told>${ANY_NAME})(?=(?:同志)?(?:兼任|担任|任|为|兼)${ROLE}|同志)`),
  // 分管副局长张三、王五
  part(`${DUTY}(?<told>${NAME})${END}`),
  // 联系人：张三
  part(
    `(?:联系人|经办人|填报人|填表人|审核人|签发人|负责人|责任人|联络员|信息员|发言人)(?:姓名)?[:：]\\s*(?<told>${ANY_NAME})${END}`,
  ),
  // 张三局长；张三同志任组长
  part(`(?<=[，、；。：（(由以\\s]|^)(?<told>${NAME})(?=(?:同志|副?${DUTY})(?!会))`),
];
