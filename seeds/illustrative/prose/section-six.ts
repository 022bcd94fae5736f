/** Section 六: the fee for handling requests, and what else there is to say. */
import { randomFor } from '../../../server/synthetic/random.ts';
import type { Author } from './author.ts';

export function sectionSix(author: Author): readonly string[] {
  const { key, year, self } = author;
  const random = randomFor(`${key}/${year}/six`);
  const fee = random.pick([
    `${year}年${self}没有收取政府信息公开信息处理费。`,
    `本年度收取信息处理费0元。`,
    `依申请公开没有向申请人收取信息处理费。`,
  ]);
  const more = random.pick([
    '没有其他需要报告的事项。',
    `人大代表建议和政协提案的答复均按要求在网站公布。`,
    `公开工作要点的任务已分解到科室，完成情况在网站公布。`,
    `本报告的电子版可在区政府网站查阅。`,
  ]);
  return [`${fee}${more}`];
}
