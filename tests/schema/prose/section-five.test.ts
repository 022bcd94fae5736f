/** Section 五 cut into items, in the shapes that offices write it: sentences of our own. */
import { describe, expect, test } from 'vitest';
import { itemsOf, type ProseItem } from '../../../schema/prose/section-five.ts';
import { THEME_IDS, THEMES, themeOf } from '../../../schema/prose/themes.ts';
import { readProse } from '../../../schema/prose/trace.ts';

const TITLE = '存在的主要问题及改进情况';

function cut(body: string, title = TITLE): readonly ProseItem[] {
  const heading = `五、${title}`;
  const text = `前文。\n${heading}\n${body}`;
  const start = text.indexOf(heading);
  const items = itemsOf([{ ordinal: '五', title, place: { start, end: start + heading.length, line: 2 } }], text);
  // An item is the words of the document, and stands where it says.
  for (const { text: words, place } of items) {
    const printed = text.slice(place.start, place.end).replace(/[\s*#]/g, '');
    expect(printed).toBe(words);
    expect(text.slice(0, place.start).split('\n')).toHaveLength(place.line);
  }
  return items;
}

function told(body: string, title?: string): string[] {
  return cut(body, title).map(({ kind, text }) => `${kind} ${text}`);
}

describe('problems and measures', () => {
  test('in two lists on a line each', () => {
    expect(
      told(`本局公开工作虽有进步，但仍存在一些问题：一是目录更新不及时；二是答复文书不够规范。
针对这些问题，下一步将做好以下工作：一是每月核对目录；二是编一份答复范例，由法制科把关。`),
    ).toEqual([
      'problem 目录更新不及时',
      'problem 答复文书不够规范',
      'measure 每月核对目录',
      'measure 编一份答复范例，由法制科把关',
    ]);
  });

  test('under titles of their own, with what explains a point kept in it', () => {
    expect(
      told(`（一）存在的问题
1.解读形式单一。图解只做过两次。
2.人员力量薄弱。
（二）改进措施
1.丰富解读形式。全年至少六次。
2.配齐专职人员。`),
    ).toEqual([
      'problem 解读形式单一。图解只做过两次',
      'problem 人员力量薄弱',
      'measure 丰富解读形式。全年至少六次',
      'measure 配齐专职人员',
    ]);
  });

  test('point by point, each with its own measure', () => {
    expect(told('1.栏目层级较深。为此，把常用栏目移到首页。\n2.热线回复滞后。为此，两天内必须回复。')).toEqual([
      'problem 栏目层级较深',
      'measure 为此，把常用栏目移到首页',
      'problem 热线回复滞后',
      'measure 为此，两天内必须回复',
    ]);
  });

  test('in a sentence that lists what is wanting, with commas or without', () => {
    expect(told('对照要求仍有差距。如申请答复的规范性有待提高、公开的深度还需拓展、经办人员业务不熟等。')).toEqual([
      'problem 申请答复的规范性有待提高',
      'problem 公开的深度还需拓展',
      'problem 经办人员业务不熟',
    ]);
    expect(told('主要问题有：宣传力度不够，基层站所更新不勤，均有待今后解决。')).toEqual([
      'problem 宣传力度不够',
      'problem 基层站所更新不勤',
    ]);
  });

  test('in two sentences without any mark', () => {
    expect(told('我镇公示栏更新不及时。我镇将在新的一年里每周更换一次。')).toEqual([
      'problem 我镇公示栏更新不及时',
      'measure 我镇将在新的一年里每周更换一次',
    ]);
  });

  test('over lines that a page broke, and with marks of Markdown', () => {
    expect(
      told(`一年来本街道的公开工作有所改善，但是离居民的期待还有一定差
距。一是社区公示栏内容更新不及时，有的两个月没有换过；二
是**业务培训不足**。下一步，一是每月巡查公示栏。`),
    ).toEqual([
      'problem 社区公示栏内容更新不及时，有的两个月没有换过',
      'problem 业务培训不足',
      'measure 每月巡查公示栏',
    ]);
  });

  test('where a heading of its own holds the measures', () => {
    expect(told('一是加强培训。二是完善目录。', '改进措施')).toEqual(['measure 加强培训', 'measure 完善目录']);
  });

  test('a measure that names what is wanting is a measure still', () => {
    expect(told('一是更新不及时。\n下一步：一是针对更新不及时的问题，定专人负责；二是解决目录不全的老问题。')).toEqual([
      'problem 更新不及时',
      'measure 针对更新不及时的问题，定专人负责',
      'measure 解决目录不全的老问题',
    ]);
  });
});

test('what became of the problems of the year before is told apart', () => {
  expect(
    told('针对上一年度存在的解读偏少问题，已制作图解四件，得到改进。\n2025年，一是栏目更新滞后。二是宣传不足。'),
  ).toEqual([
    'followUp 针对上一年度存在的解读偏少问题，已制作图解四件，得到改进',
    'problem 栏目更新滞后',
    'problem 宣传不足',
  ]);
});

test('a section that says none has no items, and one without a telling word gives its sentences', () => {
  expect(told('无。')).toEqual([]);
  expect(told('工作按计划开展，总体平稳。')).toEqual(['problem 工作按计划开展，总体平稳']);
});

test('whoever signs, and the day, are no items', () => {
  expect(told('一是目录不全。\n示例区水务局\n2026年1月20日')).toEqual(['problem 目录不全']);
});

test('a hostile text takes no longer than its length', () => {
  const outline = [{ ordinal: '五', title: TITLE, place: { start: 0, end: 0, line: 1 } }];
  expect(itemsOf(outline, '一是不够，'.repeat(20_000))).toHaveLength(20_000);
  expect(itemsOf(outline, '（一）'.repeat(50_000))).toEqual([]);
  for (const words of ['贯彻落实', '我局将', '上年度的问题', '存在不足，', '按照要求']) {
    expect(readProse(outline, words.repeat(20_000)).done).toEqual([]);
  }
});

describe('themes', () => {
  test.each([
    ['content', '主动公开的内容不够全面'],
    ['timeliness', '信息更新不及时'],
    ['requests', '申请答复的说理不足'],
    ['interpretation', '政策解读形式单一'],
    ['participation', '征求意见时公众参与不多'],
    ['platform', '微信公众号转载多'],
    ['staff', '工作人员变动大，培训不足'],
    ['awareness', '部分干部认识不到位，宣传不够'],
    ['system', '科室之间协调机制不健全'],
    ['supervision', '考核和督导偏软'],
    ['standards', '文件格式不规范'],
  ] as const)('%s', (theme, text) => {
    expect(themeOf(text)).toBe(theme);
  });

  test('words that stand in every report tell none', () => {
    expect(themeOf('政府信息公开工作有待加强')).toBeNull();
  });

  test('each has words and a label of its own in both languages', () => {
    expect(new Set(THEME_IDS.flatMap((id) => [THEMES[id].label.zh, THEMES[id].label.en])).size).toBe(
      THEME_IDS.length * 2,
    );
  });
});
