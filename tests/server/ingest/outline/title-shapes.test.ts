/** Titles as sites, offices and converters print them: the publisher and the year are told apart from what stands around them. */
import { describe, expect, it } from 'vitest';
import { readText } from '../render/expect.ts';

const BODY = '\n一、总体情况\n本年度工作有序开展。\n二、主动公开政府信息情况\n见表。\n';
const OWN = '示范区水务局';
const TITLE = `${OWN}2023年政府信息公开工作年度报告`;

const OF_ONE_BODY: readonly string[] = [
  // The name of the site, before and behind.
  `${TITLE}-示范区人民政府`,
  `${TITLE}_示范区人民政府门户网站`,
  `${TITLE} | 示范市政务服务网`,
  `${TITLE} - 政府信息公开年报 - 示范区人民政府`,
  `示范区人民政府网站--${TITLE}`,
  `示范区政府信息公开平台>>${TITLE}`,
  `政府信息公开年报_${TITLE}_示范区人民政府`,
  `示范区人民政府 ${TITLE}`,
  `当前位置：首页 > 政府信息公开 > 年报 > ${TITLE}`,
  `首页/政务公开/2024/${TITLE}/正文`,
  // Second years.
  `2025热点专题#${TITLE}`,
  `${TITLE}（2024年1月发布）`,
  `${TITLE} 2024-01-20`,
  `[2024-01-20]${TITLE}`,
  `2024-01-20 10:30 ${TITLE}`,
  `示水发〔2024〕5号${TITLE}`,
  `2024年公开栏 | ${TITLE}`,
  `2024年公布${TITLE}`,
  // The words of the page.
  `大中小${TITLE}`,
  `【字体：大 中 小】${TITLE}`,
  `字号：[大][中][小] 打印 ${TITLE}`,
  `${TITLE} 打印本页 关闭窗口`,
  `${TITLE}【打印】【关闭】`,
  `分享到：${TITLE}`,
  `A+ A- ${TITLE}`,
  `${TITLE}\n 大中小\n大中小${TITLE}`,
  `字体\n大\n中\n小\n${TITLE}`,
  // The names of fields.
  `标题：${TITLE}`,
  `标 题: ${TITLE}`,
  `- 索引号: 20240118-0007\n- 发布机构:\n- 标题: ${TITLE}`,
  `名称\t${TITLE}\t索引号\t0007`,
  `信息名称：${TITLE}`,
  `【标题】${TITLE}`,
  // What stands behind it.
  `${TITLE}（修订版）`,
  `${TITLE}（征求意见稿）`,
  `${TITLE}（更正）`,
  `${TITLE}【更正版】`,
  `${TITLE}（2024年修订）`,
  `${TITLE}全文`,
  `关于公布${TITLE}的公告`,
  `${OWN}关于公布2023年政府信息公开工作年度报告的公告`,
  `${OWN}关于发布《${TITLE}》的公告`,
  `${OWN}关于印发《2023年政府信息公开工作年度报告》的通知`,
  `关于印发《${TITLE}》的通知`,
  `《${TITLE}》`,
  `“${TITLE}”`,
  // Other orders of words.
  `2023年${OWN}政府信息公开工作年度报告`,
  `2023年度${OWN}信息公开年报`,
  `${OWN}政府信息公开2023年度报告`,
  `${OWN}政府信息公开工作年度报告（2023年度）`,
  `${OWN}政府信息公开工作年度报告（2023）`,
  `${OWN}（2023年度）政府信息公开工作年度报告`,
  `${OWN}2023政府信息公开工作年度报告`,
  `${OWN}关于2023年度政府信息公开工作的年度报告`,
  `${OWN}：2023年政府信息公开工作年度报告`,
  `${OWN}——2023年政府信息公开工作年度报告`,
  `2023年政府信息公开工作年度报告（${OWN}）`,
  `${OWN}2023年法定主动公开内容年度报告\n${OWN}2023年政府信息公开和政务公开工作年度报告`,
  // Names and years on lines beside it.
  `${OWN}\n2023年政府信息公开工作年度报告`,
  `${OWN}\n大 中 小\n2023年政府信息公开工作年度报告`,
  `${OWN}\n发布日期：2024-01-18\n2023年政府信息公开工作年度报告`,
  `${OWN}\n2023年度\n政府信息公开工作\n年度报告`,
  `示范区\n水务局\n2023年\n政府信息公开工作\n年度报告`,
  `示范区人民政府\n${OWN}\n2023年政府信息公开工作年度报告`,
  `2023年政府信息公开工作年度报告\n${OWN}`,
  `2023年政府信息公开工作年度报告\n（${OWN}）\n2024年1月`,
  `发布机构：${OWN}\n2023年政府信息公开工作年度报告`,
  `2023年政府信息公开工作年度报告-示范区人民政府\n发布单位：${OWN}  发布日期：2024-01-18`,
  `2023年度政府信息公开工作年度报告_${OWN}`,
  `2023年政府信息公开工作年度报告\n发布日期：2024-01-20  来源：${OWN}`,
  `示范区人民政府 www.shifan.gov.cn ${TITLE}`,
  `无障碍阅读 长者版 ${TITLE}`,
  `今天是2026年11月29日 星期日 ${TITLE}`,
  `公开事项名称：${TITLE}`,
  `索引号：0007/2024-00012 发文机关：示范区人民政府 标题：${TITLE} 发文字号：`,
  `${TITLE} 附件：年报.pdf`,
  `${OWN}2023年(度)政府信息公开工作年度报告`,
  `${TITLE}—修订版`,
  `（征求意见稿）${TITLE}`,
  `上一篇：示范区民政局2022年政府信息公开工作年度报告\n${TITLE}`,
  `2025年示范两会专题 | 十四五规划（2021-2025）\n${TITLE}`,
  `${OWN}2023年政府信\n息公开工作年度报告`,
];

describe('a title names its publisher and year', () => {
  it.each(OF_ONE_BODY)('%j', async (title) => {
    expect(await readText(title + BODY)).toMatchObject({ publisher: OWN, year: 2023 });
  });

  it.each([
    ['示范区政务公开办公室2023年政府信息公开工作年度报告', '示范区政务公开办公室'],
    ['示范区大中镇人民政府2023年政府信息公开工作年度报告', '示范区大中镇人民政府'],
    ['示范省发展和改革委员会（示范省粮食局）2023年政府信息公开工作年度报告', '示范省发展和改革委员会（示范省粮食局）'],
    ['示范市公安局示范区分局2023年政府信息公开工作年度报告-示范区人民政府', '示范市公安局示范区分局'],
    ['示 范 区 司 法 局 2023 年 政 府 信 息 公 开 工 作 年 度 报 告', '示范区司法局'],
    ['示范市 示范区 教育局 2023年政府信息公开工作年度报告', '示范市示范区教育局'],
  ])('%s', async (title, publisher) => {
    expect(await readText(title + BODY)).toMatchObject({ publisher, year: 2023 });
  });

  it('keeps the words of the title and leaves those of the page', async () => {
    expect((await readText(`标题：${TITLE}-示范区人民政府${BODY}`)).title).toBe(TITLE);
  });

  it.each([
    `《${TITLE}》解读`,
    '关于做好2023年政府信息公开工作年度报告编制发布工作的通知',
    '政府信息公开 > 年度报告',
    '示范区人民政府信息公开指南',
  ])('%s is none', async (line) => {
    expect((await readText(line + BODY)).title).toBeNull();
  });
});

describe('without a title', () => {
  it.each([
    ['根据《条例》要求，由示范区水务局编制本报告。统计期限自2023年1月1日至12月31日。', OWN, 2023],
    ['示范区水务局根据《条例》第五十条编制。统计期限为2023年1月1日至2023年12月31日。', OWN, 2023],
    ['现将示范区水务局2023年政府信息公开工作情况报告如下：', OWN, 2023],
    ['本报告由示范区水务局根据《条例》编制，统计期限为2023年1月1日至12月31日。', OWN, 2023],
    ['本年度报告是示范区水务局（以下简称“区水务局”）按照条例要求编制的。2023年，我局有序开展。', OWN, 2023],
    ['示范区水务局2023年政府信息公开工作在区委、区政府领导下有序推进。', OWN, 2023],
    ['2023年，示范区水务局认真贯彻落实《条例》。', OWN, 2023],
    ['依据国务院办公厅有关格式，示范区水务局（以下简称“我局”）编制2023年度政府信息公开工作年度报告。', OWN, 2023],
  ])('the first sentences offer them: %s', async (sentence, publisher, year) => {
    expect(await readText(sentence + BODY)).toMatchObject({ title: null, publisher, year });
  });

  it.each([
    [`${BODY}六、其他需要报告的事项\n无。\n示范区水务局\n2024年1月18日\n`, OWN, 2023],
    [`${BODY}六、其他需要报告的事项\n无。\n示范区水务局  2024年1月18日\n`, OWN, 2023],
    [`${BODY}六、其他需要报告的事项\n无。\n（示范区水务局）\n2024.1.18\n`, OWN, 2023],
    [`${BODY}六、其他需要报告的事项\n无。\n2024-01-18\n示范区水务局\n`, OWN, 2023],
    [`${BODY}六、其他需要报告的事项\n无。\n示范区水务局\n2024年1月18日\n主办：示范区人民政府 备案号 123\n`, OWN, 2023],
    [`${BODY}六、其他需要报告的事项\n无。\n示范区水务局\n二〇二四年一月十八日\n`, OWN, 2023],
  ])('the signature offers them: %j', async (text, publisher, year) => {
    expect(await readText(text)).toMatchObject({ title: null, publisher, year });
  });

  it('other bodies and other years are no offer', async () => {
    const text = `2023年，国务院办公厅印发通知。区政府认真贯彻《条例》，我局积极落实。${BODY}`;
    expect(await readText(text)).toMatchObject({ title: null, publisher: null });
  });
});
