/** A longer text takes longer to read by as much as it is longer, whatever it repeats. */
import { it } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import { expectLinear } from '../../../support/linear.ts';
import { readText } from '../render/expect.ts';

const SHORT = 5000;
const HEADS = ['二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '六、其他需要报告的事项'];

/** What has too many numbers is read before it is refused. */
async function read(piece: string, length: number): Promise<void> {
  const prose = piece.repeat(Math.ceil(length / piece.length));
  const text = `山区教育局2023年政府信息公开工作年度报告\n一、总体情况\n${prose}\n${HEADS.join('\n')}\n`;
  await readText(text).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
  });
}

it.each([
  ['numbers without a mark between them', '收到申请67件办结56件予以公开3件'],
  ['one number after another', '收到申请1件，'],
  ['noughts', '0条'],
  ['numbers of the rest', '其余3条为'],
  ['answers', '答复3件'],
  ['totals', '共12条、'],
  ['parts', '其中3条，'],
  ['lists', '通知公告12条、工作动态3条、'],
  ['totals and parts', '我局主动公开政府信息12条，其中政务微博发布3条。'],
  ['lists in brackets', '（予以公开及部分公开（其中'],
  ['channels', '政府网站公开的信息中，动态1条，微信'],
  ['sentences', '全年收到政府信息公开申请3件，均已答复。'],
  ['no mark at all', '政府信息公开申请'],
  ['words of saying none', '没有未收到无申请复议'],
  ['every key word', '结转下年度继续办理上年结转均答复办结不予公开'],
  ['digits', '1234567890'],
  ['dates', '2023年1月1日至2023年12月31日国办公开办函〔2021〕30号'],
])('%s', (_, piece) => expectLinear((factor) => read(piece, factor * SHORT)));
