/** What people come for, each within three clicks or one typed word from the first page, in both languages, on a desk and on a phone. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/looking.ts';
import { reportText } from '../support/report-text.ts';

type Lang = 'zh' | 'en';

/** Counts what it takes. */
class Hand {
  clicks = 0;
  words = 0;
  readonly page: Page;
  readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  say(zh: string, en: string): string {
    return this.lang === 'zh' ? zh : en;
  }

  async click(what: Locator): Promise<void> {
    this.clicks += 1;
    await what.click();
  }

  link(zh: string | RegExp, en: string | RegExp): Locator {
    return this.page.getByRole('link', { name: this.lang === 'zh' ? zh : en }).first();
  }

  async menu(zh: string, en: string): Promise<void> {
    await this.click(this.page.getByRole('banner').getByRole('link', { name: this.say(zh, en), exact: true }));
  }

  async choose(list: Locator, value: string): Promise<void> {
    this.clicks += 1;
    await list.selectOption(value);
  }

  /** The header's search, a word and Enter. */
  async find(word: string): Promise<void> {
    this.words += 1;
    const field = this.page.getByRole('banner').getByRole('combobox');
    await field.fill(word);
    await expect(this.page.getByRole('option').first()).toBeVisible();
    await field.press('Enter');
  }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** By what is wanted. */
const TASKS: Readonly<Record<string, (hand: Hand) => Promise<void>>> = {
  'who had most requests in 2024, and whose changed most': async (hand) => {
    const { page } = hand;
    await hand.menu('单位对比', 'Compare');
    await hand.click(page.getByRole('radio', { name: '2024' }).locator('..'));
    await expect(page).toHaveURL(/year=2024/);
    await expect(page.getByRole('region').first()).toContainText(hand.say('自然资源局', 'Natural Resources Bureau'));
    await hand.choose(page.getByRole('combobox', { name: hand.say('排序', 'Order') }), 'change');
    await expect(page).toHaveURL(/sort=change/);
  },
  'how the share granted went, and where a series breaks': async (hand) => {
    const { page } = hand;
    await hand.menu('图表', 'Charts');
    await hand.click(hand.link('公开率逐年怎么走', 'How has the share granted gone?'));
    await expect(page).toHaveURL(/measure=rate\.granted/);
    await hand.click(
      page
        .getByRole('article')
        .getByRole('link', { name: hand.say('公开率', 'Share') })
        .first(),
    );
    await expect(page).toHaveURL(/\/form/);
  },
  'a chart of appeals as a picture for a post, a document, a slide': async (hand) => {
    const { page } = hand;
    const card = page.getByRole('region', {
      name: hand.say('引起多少复议和诉讼', 'How many led to reviews and suits'),
    });
    await hand.click(card.getByRole('button', { name: hand.say('分享', 'Share') }));
    const link = page.getByRole('dialog').getByRole('link', { name: /PNG/ }).first();
    await expect(link).toHaveAttribute('href', /\/chart\.png\?/);
    hand.clicks += 1;
    expect((await page.request.get((await link.getAttribute('href')) ?? '')).headers()['content-type']).toBe(
      'image/png',
    );
  },
  'a draft is checked before it is published': async (hand) => {
    const { page } = hand;
    await hand.menu('自查', 'Self-check');
    const draft = reportText('示例区水利局', 2031, 9).replace('结转下年度继续办理\t0', '结转下年度继续办理\t4');
    await page.getByRole('textbox').last().fill(draft);
    await hand.click(page.getByRole('button', { name: hand.say('核查这段文字', 'Check this text') }));
    await expect(page.getByText(hand.lang === 'zh' ? /处需要修改/ : /to mend/).first()).toBeVisible();
  },
  'who has not reported on 2025, and who was late': async (hand) => {
    const { page } = hand;
    await hand.menu('报送情况', 'Reporting');
    await expect(page.getByRole('row', { name: hand.say('云台乡', 'Yuntai') })).toContainText(
      hand.say('逾期 24 天', '24 days'),
    );
    await expect(page.getByRole('row', { name: hand.say('文化旅游', 'Culture and Tourism') })).toContainText(
      hand.say('未报送', 'not reported'),
    );
  },
  'where a number comes from, to the line of the document': async (hand) => {
    const { page } = hand;
    await hand.find('jyj');
    await expect(page).toHaveURL(/\/bureaus\/shifan-education/);
    await hand.click(hand.link('查看 2025 年年报', 'Open the report for 2025'));
    await expect(page).toHaveURL(/\/reports\/shifan-education-2025/);
    await hand.click(page.getByRole('button', { name: /63/ }).first());
    await expect(page.locator('[data-spot][data-state="selected"]').first()).toBeVisible();
  },
  'what became of the requests of several bureaus in all years': async (hand) => {
    const { page } = hand;
    await hand.find('jyj');
    await hand.click(hand.link('同类单位的申请各有什么结果', 'What becomes of requests in bureaus like it?'));
    await expect(page).toHaveURL(/kind=outcomes&of=peers:shifan-education/);
    await expect(heading(page)).toContainText(hand.say('4 家单位', '4 bureaus'));
  },
  'everything as tables': async (hand) => {
    const { page } = hand;
    const link = hand.link('下载全部数据', 'Download all data');
    hand.clicks += 1;
    // That it is there: what is in it is tried where packages are.
    const answer = await page.request.head((await link.getAttribute('href')) ?? '');
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/zip']);
  },
  'a bureau by what it is called': async (hand) => {
    const { page } = hand;
    await hand.find(hand.say('自然资源', 'Natural'));
    await expect(page).toHaveURL(/\/bureaus\/shifan-natural-resources/);
  },
  'section five of the last two years': async (hand) => {
    const { page } = hand;
    await hand.find('jyj');
    const years = page.getByRole('group').filter({ hasText: /2025|2024/ });
    await expect(years.filter({ hasText: '2025' }).first()).toHaveAttribute('open', '');
    await hand.click(page.locator('summary').filter({ hasText: '2024' }).first());
    await expect(page.locator('details[open]').filter({ hasText: '2024' }).first()).toBeVisible();
  },
};

for (const [lang, width] of [
  ['zh', 1440],
  ['en', 1440],
  ['zh', 390],
  ['en', 390],
] as const) {
  for (const [task, go] of Object.entries(TASKS)) {
    test(`${task} (${lang}, ${width})`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/?region=shifan&year=2025${lang === 'en' ? '&lang=en' : ''}`);
      await expect(heading(page)).toBeVisible();
      const hand = new Hand(page, lang);
      await go(hand);
      expect(hand.clicks, 'clicks').toBeLessThanOrEqual(3);
      expect(hand.words, 'words typed').toBeLessThanOrEqual(1);
    });
  }
}
