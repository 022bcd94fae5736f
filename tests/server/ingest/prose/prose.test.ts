/** Prose of our own, in the patterns of published reports. */
import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { readText } from '../render/expect.ts';

async function read(prose: string, year = 2023): Promise<ReadReport> {
  return await readText(
    `示范区教育局${year}年政府信息公开工作年度报告\n一、总体情况\n${prose}\n二、主动公开政府信息情况\n（表略）\n五、存在的主要问题及改进情况\n`,
  );
}

/** `total 63`, `website 90约`, `动态类信息 36`. */
async function stated(prose: string, year = 2023): Promise<string[]> {
  const ofDisclosures = (await read(prose, year)).narrative.filter(({ measure }) =>
    /^(?:disclosures|wechat)\./.test(measure),
  );
  return ofDisclosures.map(
    ({ measure, label, value, approximate }) =>
      `${label ?? measure.replace('disclosures.', '')} ${value}${approximate ? '约' : ''}`,
  );
}

describe('a total', () => {
  it.each([
    ['全年主动公开政府信息63条。', ['total 63']],
    ['2023年共主动公开各类政府信息1136条。', ['total 1136']],
    ['全年主动公开政府信息1,136条。', ['total 1136']],
    ['全年主动公开信息１２０条。', ['total 120']],
    ['全年主动公开政府信息 63 条。', ['total 63']],
    ['全年主动公开政府信息共计\n63\n条。', ['total 63']],
    ['本年度主动公开2条信息。', ['total 2']],
    ['全年主动公开政府信息三件。', ['total 3']],
    ['全年主动公开政府信息二十一条。', ['total 21']],
    ['全年主动公开政府信息500余条。', ['total 500约']],
    ['全年主动公开政府信息近500条。', ['total 500约']],
    ['全年主动公开政府信息约500条。', ['total 500约']],
    ['全年主动公开政府信息30299余条。', ['total 30299约']],
    ['通过门户网站、微信公众号等渠道主动公开政府信息500条。', ['total 500']],
    ['全年主动公开政府信息，共计60条，公开率100%。', ['total 60']],
    ['全年主动公开信息12345条，比上年增加345条。', ['total 12345']],
    ['全年主動公開政府資訊63條。', ['total 63']],
  ])('%s', async (prose, expected) => {
    expect(await stated(prose)).toEqual(expected);
  });
});

describe('channels', () => {
  it.each([
    ['在区政府门户网站公开信息90条。', ['website 90']],
    ['通过微信公众号推送信息338条。', ['wechat 338']],
    ['在区政府门户网站公开信息3.2万条。', ['website 32000']],
    ['在区政府门户网站公开信息1.2亿条。', ['website 120000000']],
    ['“示范教育”微博发布信息12条。', ['weibo 12']],
    ['通过抖音等新媒体平台发布信息20条。', ['newMedia 20']],
    ['通过微信、微博发布信息30条。', ['newMedia 30']],
    ['在报刊、电视等传统媒体公开政府信息50多条。', ['press 50约']],
    ['通过政府公报公开政府信息8条。', ['gazette 8']],
    ['在公示栏公开信息15条。', ['bulletin 15']],
    ['通过LED显示屏播放信息120条次。', ['bulletin 120']],
    ['在政务公开专栏发布信息36条。', ['website 36']],
    [
      '全年主动公开政府信息500条，其中政府网站400条，微信80条，其他渠道20条。',
      ['total 500', 'website 400', 'wechat 80', 'otherChannel 20'],
    ],
    ['全年通过網(wǎng)站公開政府信息90條。', ['website 90']],
  ])('%s', async (prose, expected) => {
    expect(await stated(prose)).toEqual(expected);
  });
});

describe('a list', () => {
  it.each([
    [
      '全年主动公开政府信息63条，其中，组织机构类信息16条，动态类信息36条，其他信息11条。',
      ['total 63', '组织机构类信息 16', '动态类信息 36', '其他信息 11'],
    ],
    ['全年主动公开政府信息5件（其中，“规划计划”3件，公告2件）。', ['total 5', '规划计划 3', '公告 2']],
    ['全年主动公开政府信息98条。其中：“规范性文件”信息12条；通知86条。', ['total 98', '规范性文件信息 12', '通知 86']],
    [
      '全年主动公开政府信息103条，分布情况为：公示公告类100条，预算、决算信息3条。',
      ['total 103', '公示公告类 100', '预算、决算信息 3'],
    ],
    [
      '全年主动公开政府信息85条。在主动公开的信息中，动态类信息70条，占82.35%；政策类信息15条，占17.65%。',
      ['total 85', '动态类信息 70', '政策类信息 15'],
    ],
    ['全年主动公开政府信息13条(其中:乡镇动态11条,财政预决算2条)。', ['total 13', '乡镇动态 11', '财政预决算 2']],
    [
      '全年主动公开政府信息20条，其中：结果信息12条(含栏目下行政许可11条)，通知8条。',
      ['total 20', '结果信息 12', '通知 8'],
    ],
  ])('%s', async (prose, expected) => {
    expect(await stated(prose)).toEqual(expected);
  });

  it('is closed when it ends with 其他, even if it does not add up', async () => {
    const report = await read('全年主动公开政府信息60条，其中动态类40条，其他19条。');
    expect(report.breakdowns).toEqual([{ total: 0, parts: [1, 2], closed: true, by: 'entry' }]);
  });

  it('is closed when it adds up', async () => {
    expect((await read('全年主动公开政府信息60条，其中动态类40条，通知20条。')).breakdowns[0]?.closed).toBe(true);
  });

  it('stays open with 主要 or 等, or when parts are rough', async () => {
    expect((await read('全年主动公开政府信息60条，主要包括动态类40条，通知15条。')).breakdowns[0]?.closed).toBe(false);
    expect((await read('全年主动公开政府信息60条，其中动态类40余条，其他19条。')).breakdowns[0]?.closed).toBe(false);
    expect((await read('全年主动公开政府信息60条，其中动态类40条，通知15条。')).breakdowns[0]?.closed).toBe(false);
  });

  it('of channels that 其中 introduces is closed', async () => {
    const report = await read('全年主动公开政府信息500条，其中政府网站400条，微信公众号90条。');
    expect(report.breakdowns).toEqual([{ total: 0, parts: [1, 2], closed: true, by: 'channel' }]);
  });

  it('of channels that only follow must come near the total to be closed', async () => {
    const near = await read('全年主动公开政府信息500条，在政府网站公开信息400条。在微信公众号发布信息90条。');
    expect(near.breakdowns).toEqual([{ total: 0, parts: [1, 2], closed: true, by: 'channel' }]);
    const far = await read('全年主动公开政府信息500条，在政府网站公开信息400条。在微信公众号发布信息1200条。');
    expect(far.breakdowns).toEqual([{ total: 0, parts: [1, 2], closed: false, by: 'channel' }]);
  });
});

it('channels may come before their total', async () => {
  const report = await read('在门户网站公开信息265条，在微信公众号公开信息120条，主动公开信息总数385条。');
  expect(report.breakdowns).toEqual([{ total: 2, parts: [0, 1], closed: true, by: 'channel' }]);
});

describe('a WeChat account', () => {
  it('has posts, original and reposted, and followers', async () => {
    const report = await read(
      '“示范教育”微信公众号（2018年3月12日上线，关注量248人）共推送信息338条，其中原创信息62条，转载信息276条。',
    );
    expect(report.narrative.map(({ measure, value }) => `${measure} ${value}`)).toEqual([
      'wechat.followers 248',
      'disclosures.wechat 338',
      'wechat.original 62',
      'wechat.reposted 276',
    ]);
    expect(report.breakdowns).toEqual([{ total: 1, parts: [2, 3], closed: true, by: 'origin' }]);
  });
});

describe('numbers that count something else are left alone', () => {
  it.each([
    '平台粉丝1016823人，阅读量超过20000次。',
    '办理热线工单42件，现场咨询372人次。',
    '承办人大建议10件、政协提案28件，已全部办结并在网站公开。',
    '完成技术改造备案29宗，总投资5.01亿元。',
    '手册共印发10期，每期70册。',
    '地址：示范路123号，邮编：755000，电话：0955-7616000。',
    '根据国务院令第711号和2017年本目录。',
    '全年办理挖掘许可77件，作出行政处罚12件。',
    '收到政府信息公开申请18件，答复18件，其中予以公开12件。',
    '受理依申请公开信息公开件3件。',
    '截至目前，网站累计发布信息592条。',
    '较去年主动公开政府信息增加12条。',
    '2022年主动公开政府信息60条。',
    '办理“一件事”改革，提供“一条龙”服务。',
    '召开会议3次，开展培训2期，检查信息公开栏目5次。',
    '行政复议7件，行政诉讼9件。',
    '全年制发规范性文件3件，主动公开3件，解读3件。',
  ])('%s', async (prose) => {
    expect(await stated(prose)).toEqual([]);
  });
});

describe('a number that lost its counter', () => {
  const cases = async (text: string): Promise<string[]> =>
    (await read(`（二）依申请公开情况。${text}`)).narrative.map(({ measure, value }) => `${measure} ${value}`);

  it('is read where the words right before it say what is counted', async () => {
    expect(await cases('收到政府信息公开申请87分别为予以公开45件；无法提供27不予处理3件。收到行政复议11。')).toEqual([
      'requests.received 87',
      'requests.granted 45',
      'requests.unavailable 27',
      'requests.declined 3',
      'review.total 11',
    ]);
  });

  it.each(['政府信息公开申请2022。', '政府信息公开申请2、行政复议。', '政府信息公开申请3天内答复。'])(
    'and is no year, item or day: %s',
    async (text) => {
      expect(await cases(text)).toEqual([]);
    },
  );
});

describe('a list without a number of its own', () => {
  it.each([
    ['主动公开规章13件，行政规范性文件60件。', ['规章 13', '行政规范性文件 60']],
    [
      '全年主动公开市政府规章4件、市政府行政规范性文件21件、其他文件16件。',
      ['市政府规章 4', '市政府行政规范性文件 21', '其他文件 16'],
    ],
    ['2023年我镇主动公开招标采购文件2个。', ['招标采购文件 2']],
    ['针对重要政策措施，发布解读信息33条。', ['解读信息 33']],
    [
      '持续推进规划领域信息公开。征地批复49件、用地预审批复30件；采矿权信息27个、用海项目17件。',
      ['征地批复 49', '用地预审批复 30', '采矿权信息 27', '用海项目 17'],
    ],
    ['主动公开文件48件。', []],
  ])('%s', async (prose, expected) => {
    expect(await stated(prose)).toEqual(expected);
  });
});

describe('a list is not judged', () => {
  it.each([
    ['全年主动公开政府信息50条，其中动态类20条，被上级采用5条，公告类15条，其他6条。'],
    ['在区政府网站公开信息90条，其中动态60条，收到来信8条，其他20条。'],
  ])('that lost an entry: %s', async (prose) => {
    expect((await read(prose)).breakdowns).toEqual([]);
  });

  it('but goes on over a full stop until it has come to its whole', async () => {
    const first = '全年主动公开政府信息60条，其中，机构类12条，预算类18条。';
    expect(await stated(`${first}未分类信息4条，最新信息类26条。`)).toEqual([
      'total 60',
      '机构类 12',
      '预算类 18',
      '未分类信息 4',
      '最新信息类 26',
    ]);
    expect(await stated(`${first}政策解读类31条。`)).toEqual(['total 60', '机构类 12', '预算类 18']);
  });

  it('and adds two accounts of one channel, and none of what divides a channel', async () => {
    const [accounts] = (
      await read('全年主动公开政府信息60条，其中“示范发布”微信公众号20条，“示范教育”微信公众号40条。')
    ).breakdowns;
    expect(accounts).toMatchObject({ total: 0, parts: [1, 2], closed: true });
    const parts = await read(
      '全年主动公开政府信息60条，其中政府网站20条，新媒体发布信息40条（官方微博30条，微信公众号10条）。',
    );
    expect(parts.breakdowns[0]).toMatchObject({ total: 0, parts: [1, 2], by: 'channel' });
  });
});

describe('quote and place', () => {
  it('lead to the words printed, over page breaks', async () => {
    const report = await read('全年共主动公开政府信\n\n息4\n28条，成效明显。');
    const [figure] = report.narrative;
    expect(figure).toMatchObject({ value: 428, quote: '全年共主动公开政府信息428条', counter: '条' });
    expect(report.text.slice(figure?.place.start, figure?.place.end)).toBe('4\n28条');
    expect(figure?.place.line).toBe(5);
  });

  it('of the column named in a sentence label the number', async () => {
    expect(await stated('在行政执法栏目发布信息6条。')).toEqual(['行政执法 6']);
  });

  it('are also found in the prose under section 二', async () => {
    const report = await readText(
      '示范区教育局2023年政府信息公开工作年度报告\n一、总体情况\n本年工作有序。\n二、主动公开政府信息情况\n全年主动公开政府信息77条。\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t3\n',
    );
    expect(report.narrative.map(({ value }) => value)).toEqual([77]);
  });
});

describe('whose number it is', () => {
  it.each([
    ['全区共收到政府信息公开申请30件。', 'region'],
    ['2023年我市受理政府信息公开申请30件。', 'region'],
    ['我局收到政府信息公开申请30件。', 'office'],
    ['区政府办公室代表区政府受理政府信息公开申请30件。', 'office'],
    ['全年收到政府信息公开申请30件。', null],
  ])('%s', async (prose, scope) => {
    expect((await read(prose)).narrative.map((figure) => figure.scope)).toEqual([scope]);
  });

  it('is kept for the sentences that follow in the paragraph', async () => {
    const report = await read('全县收到政府信息公开申请30件。其中予以公开12件，不予公开3件。');
    expect(report.narrative.map(({ scope }) => scope)).toEqual(['region', 'region', 'region']);
  });
});

describe('the quote of words that say none', () => {
  it('is the clause, and the place its words', async () => {
    const report = await read('工作有序。2023年度我局未收到\n政府信息公开申请，答复及时。');
    const [figure] = report.narrative;
    expect(figure).toMatchObject({ measure: 'requests.received', value: 0, counter: '', scope: 'office' });
    expect(figure?.quote).toBe('2023年度我局未收到政府信息公开申请');
    expect(report.text.slice(figure?.place.start, figure?.place.end)).toBe('未收到\n政府信息公开申请');
  });
});

describe('what a report says about itself', () => {
  const opening = async (words: string) =>
    (
      await readText(
        `示范区教育局2023年政府信息公开工作年度报告\n${words}\n一、总体情况\n工作有序。\n二、主动公开政府信息情况\n（表略）\n`,
      )
    ).narrative.map(({ measure, label, value }) => `${measure} ${label ?? value}`);

  it.each([
    ['本报告统计期限为2023年1月1日至2023年12月31日。', ['document.period 2023']],
    [
      '统计期限自 2022 年 1 月 1 日起，至 2022 年 12 月 31 日止，全文共六个部分。',
      ['document.period 2022', 'document.sections 6'],
    ],
    ['按照（国办公开办函〔2021〕30号）编制。', ['document.notice 〔2021〕30号']],
    [
      '依据国办公开办函[2019] 60 号和国办公开办函〔2021〕30号，由6部分组成。',
      ['document.notice 〔2019〕60号', 'document.notice 〔2021〕30号', 'document.sections 6'],
    ],
    ['地址：示范路1号，邮编：755000，电话：0955-7616000。', []],
  ])('%s', async (words, expected) => {
    expect(await opening(words)).toEqual(expected);
  });
});

it('a list whose lines a page breaks behind a semicolon stays one list', async () => {
  const report = await read('全年主动公开政府信息40条，其中：动态类12条；\n财政类8条；\n其他信息20条。');
  expect(report.breakdowns).toEqual([{ total: 0, parts: [1, 2, 3], closed: true, by: 'entry' }]);
});

describe('the share the words give a number', () => {
  const shares = async (prose: string) =>
    (await read(prose)).narrative.map(({ measure, value, share }) => `${measure} ${value} ${share ?? '-'}`);

  it.each([
    [
      '（二）依申请公开。办结的36件中，予以公开19件，占52.78%；部分公开4件（占11.11%）；无法提供占36.1%，共13件。',
      [
        'requests.closed 36 -',
        'requests.granted 19 52.78',
        'requests.partlyGranted 4 11.11',
        'requests.unavailable 13 36.1',
      ],
    ],
    [
      '全年主动公开信息100条，其中动态类信息70条，占全部信息的70%；其他30条，占比约30%。',
      ['disclosures.total 100 -', 'disclosures.item 70 70', 'disclosures.item 30 -'],
    ],
    [
      '（二）依申请公开。予以公开42件（35.0%）、部分公开13件（10.8%）。',
      ['requests.granted 42 35.0', 'requests.partlyGranted 13 10.8'],
    ],
    ['收到政府信息公开申请47件，同比增长12.4%。', ['requests.received 47 -']],
    ['全年主动公开政府信息60条，公开率100%。', ['disclosures.total 60 -']],
  ])('%s', async (prose, expected) => {
    expect(await shares(prose)).toEqual(expected);
  });
});

describe('what table two counts, said again', () => {
  const decisions = async (prose: string) =>
    (await read(prose)).narrative.map(({ measure, value, counter }) => `${measure} ${value}${counter}`);

  it.each([
    [
      '全年行政许可处理决定278件，行政处罚1217件，行政强制402件。',
      ['licensing.decisions 278件', 'penalties.decisions 1217件', 'coercion.decisions 402件'],
    ],
    ['行政处罚处理决定数量为86件。', ['penalties.decisions 86件']],
    ['作出行政处罚12件，行政强制2件，罚没款3.6万元。', []],
    ['全年办理行政许可1204件。', []],
    ['2022年行政许可处理决定278件。', []],
    ['办理交通运输类行政许可、行政处罚、行政强制等案件1204件。', []],
    ['行政许可事项23项，行政处罚事项120项，行政强制事项8项。', []],
  ])('%s', async (prose, expected) => {
    expect(await decisions(prose)).toEqual(expected);
  });

  it('is read in the prose of section two without further words', async () => {
    const report = await readText(
      '示范区教育局2023年政府信息公开工作年度报告\n一、总体情况\n本年工作有序。\n二、主动公开政府信息情况\n全年行政许可3件，行政事业性收费0.6万元。\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t3\n',
    );
    expect(report.narrative.map(({ measure, value }) => `${measure} ${value}`)).toEqual([
      'licensing.decisions 3',
      'fees.amount 0.6',
    ]);
  });
});

it('does not judge channels whose list has an entry called by no channel’s name', async () => {
  const closed = async (last: number): Promise<readonly boolean[]> =>
    (await read(`全年公开信息共600条，其中区政府网站310条，微信公众号160条，“示范e点通”${last}条。`)).breakdowns
      .filter(({ by }) => by === 'channel')
      .map((breakdown) => breakdown.closed);
  expect(await closed(130)).toEqual([]);
});

it('quotes the words behind a number that say what it counts', async () => {
  const { narrative } = await read('（二）依申请公开情况。收到申请12件，其中3件不属于本机关职责。');
  expect(narrative.find(({ value }) => value === 3)?.quote).toContain('不属于本机关');
});
