/** Title, opening paragraph and headings. */
import { randomFor } from '../../../server/synthetic/random.ts';
import type { Author } from './author.ts';

const NOTICES = {
  '2019':
    '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）',
  '2021': '《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）',
} as const;

function noticeFor(year: number): string {
  return year <= 2020 ? NOTICES['2019'] : NOTICES['2021'];
}

type Named = Pick<Author, 'key' | 'name' | 'year'>;

export function titleOf({ key, name, year }: Named): string {
  const random = randomFor(`${key}/title`);
  return random.pick([
    `${name}${year}年政府信息公开工作年度报告`,
    `${name} ${year}年政府信息公开工作年度报告`,
    `${year}年${name}政府信息公开工作年度报告`,
    `${name}${year}年度政府信息公开工作年度报告`,
  ]);
}

const OPENINGS: readonly ((name: string, year: number, notice: string, period: string) => string)[] = [
  (name, year, notice, period) =>
    `${name}依照《中华人民共和国政府信息公开条例》和${notice}编写了${year}年年度报告。报告分六个部分：总体情况、主动公开、依申请公开、行政复议和行政诉讼、问题与改进、其他事项。${period}`,
  (name, year, notice, period) =>
    `按照《中华人民共和国政府信息公开条例》第五十条和${notice}，现将${name}${year}年政府信息公开工作情况报告如下。${period}`,
  (name, year, notice, period) =>
    `本报告由${name}编制，依据是《中华人民共和国政府信息公开条例》以及${notice}，反映${year}年的公开工作，共六部分。${period}`,
  (name, year, notice, period) =>
    `现公布${name}${year}年政府信息公开情况。报告的体例和表格执行${notice}。${period}如有疑问，可向${name}政务公开工作人员询问。`,
];

export function openingOf({ key, name, year }: Named): string {
  const random = randomFor(`${key}/opening`);
  const period = random.pick([
    `数据的统计期限为${year}年1月1日至${year}年12月31日。`,
    `统计期限自${year}年1月1日起至${year}年12月31日止。`,
    `文中数据统计期限：${year}年1月1日至12月31日。`,
  ]);
  return random.pick(OPENINGS)(name, year, noticeFor(year), period);
}

export function headingsOf(key: string): readonly string[] {
  const random = randomFor(`${key}/headings`);
  return [
    '一、总体情况',
    random.pick(['二、主动公开政府信息情况', '二、主动公开政府信息情况', '二、行政机关主动公开政府信息情况']),
    random.pick([
      '三、收到和处理政府信息公开申请情况',
      '三、收到和处理政府信息公开申请情况',
      '三、行政机关收到和处理政府信息公开申请情况',
    ]),
    random.pick(['四、政府信息公开行政复议、行政诉讼情况', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况']),
    random.pick([
      '五、存在的主要问题及改进情况',
      '五、政府信息公开工作存在的主要问题及改进情况',
      '五、存在问题和改进措施',
    ]),
    '六、其他需要报告的事项',
  ];
}
