/** Embeds in pages of other people: readable on a phone, as high as their drawing, known by their question. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as alone, type Frame, type Page } from '@playwright/test';
import type { SiteAllows } from '../../schema/chart/snippets.ts';
import { expect, test } from '../support/looking.ts';
import { isRead } from '../support/page-checks.ts';
import { sheetsOf } from '../support/paper.ts';

const QUESTIONS = [
  'kind=trend&measure=penalties.decisions&of=shifan',
  'kind=trend&measure=requests.received&of=region:shifan/*',
  'kind=bar&measure=rate.granted&of=region:shifan/*&years=2024',
  'kind=outcomes&of=shifan&lang=en',
  'kind=table&measure=requests.received&of=shifan',
];

/** What the share dialog that stands open gives a site that allows that much. */
async function snippetFor(page: Page, allows: SiteAllows): Promise<string> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/网站允许|The site allows/).selectOption(allows);
  return dialog.getByRole('textbox').last().inputValue();
}

/** A page on another origin with this in its body. */
async function openForeignPage(
  page: Page,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<() => void> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(
      `<!doctype html><html lang="zh-CN"><head><title>某门户网站</title><meta name="viewport" content="width=device-width"></head><body style="margin:0">${body}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'networkidle' });
  return () => server.close();
}

/** What of the embed is seen: how many drawings, the smallest type of theirs in CSS pixels, and how far it scrolls sideways. */
async function seen(frame: Frame): Promise<{ drawings: number; least: number; axis: number; sideways: number }> {
  return frame.evaluate(() => {
    const svgs = [...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0);
    const sizes = (selector: string) =>
      svgs.flatMap((svg) => {
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return [...svg.querySelectorAll(selector)].map((text) => Number(text.getAttribute('font-size')) * scale);
      });
    const root = document.documentElement;
    return {
      drawings: svgs.length,
      least: Math.min(...sizes('text')),
      axis: Math.min(99, ...sizes('text.tick, text.year, text.gap')),
      sideways: root.scrollWidth - root.clientWidth,
    };
  });
}

for (const question of QUESTIONS) {
  test(`an embed of ${question} is readable at every width, without a script`, async ({ page, baseURL }) => {
    const frame = `<iframe src="${baseURL}/embed?${question}" title="t" sandbox="" width="100%" height="600" style="border:0"></iframe>`;
    const close = await openForeignPage(page, `<div style="width:720px">${frame}</div>`);
    for (const width of [320, 345, 400, 401, 480, 599, 600, 720]) {
      await page.locator('div').evaluate((box, wide) => {
        box.style.width = `${wide}px`;
      }, width);
      const inner = page.frames()[1];
      if (!inner) throw new Error('No frame');
      const { drawings, least, axis, sideways } = await seen(inner);
      expect(drawings, `${width}`).toBe(1);
      expect(sideways, `${width}`).toBeLessThanOrEqual(0);
      expect(least, `${width}`).toBeGreaterThanOrEqual(width <= 400 ? 11 : 9.99);
      expect(axis, `${width}`).toBeGreaterThanOrEqual(width <= 400 ? 11 : 9.99);
    }
    close();
  });
}

test('a width in the address is the width of the one drawing', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/embed?kind=trend&measure=requests.received&of=shifan&w=500`);
  for (const width of [320, 900]) {
    await page.setViewportSize({ width, height: 700 });
    const { drawings } = await seen(page.mainFrame());
    expect(drawings).toBe(1);
    const svg = page.locator('svg');
    expect((await svg.boundingBox())?.width).toBeCloseTo(Math.min(500, width), 0);
  }
});

test('the snippet’s frame is as high as the drawing, on a desk and on a phone, without a script', async ({ page }) => {
  for (const [width, path] of [
    [1000, '/compare?region=shifan&measure=requests.received&year=2025'],
    [390, '/compare?region=shifan&measure=requests.received&year=2025'],
    [1000, '/chart?kind=outcomes&of=shifan'],
    [390, '/chart?kind=outcomes&of=shifan&lang=en'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path, { waitUntil: 'networkidle' });
    await page
      .getByRole('button', { name: /分享|Share/ })
      .first()
      .click();
    const snippet = await snippetFor(page, 'iframe');
    const close = await openForeignPage(page, snippet.replace('allow-scripts ', ''));
    const inner = page.frames()[1];
    if (!inner) throw new Error('No frame');
    const spare = await inner.evaluate(() => innerHeight - document.documentElement.getBoundingClientRect().height);
    expect(spare, `${width} ${path}`).toBeGreaterThanOrEqual(0);
    expect(spare, `${width} ${path}`).toBeLessThan(width > 600 ? 40 : 100);
    close();
  }
});

test('a frame is known by its question: a parameter hung on by somebody does not lose its height', async ({
  page,
  baseURL,
}) => {
  await page.goto('/chart?kind=trend&measure=requests.received&of=shifan');
  await page.getByRole('button', { name: '分享' }).click();
  const snippet = await snippetFor(page, 'iframeWithScript');
  const changed = snippet
    .replace('/embed?', '/embed?utm_source=mail&amp;')
    .replace(/height="\d+" style="[^"]*"/, 'height="123" style="border:0"');
  const close = await openForeignPage(
    page,
    `${changed}<gongkai-chart src="utm_source=mail&amp;measure=requests.received&amp;of=shifan&amp;kind=trend" title="t"></gongkai-chart>`,
  );
  for (const frame of await page.locator('iframe').all()) {
    await expect
      .poll(async () => (await frame.boundingBox())?.height ?? 0, { message: baseURL ?? '' })
      .toBeGreaterThan(484);
    const inner = await (await frame.elementHandle())?.contentFrame();
    const height = await inner?.evaluate(() => document.documentElement.getBoundingClientRect().height);
    expect(Math.abs(((await frame.boundingBox())?.height ?? 0) - (height ?? 0))).toBeLessThan(3);
  }
  close();
});

test('one address says one thing: comparison, share dialog, chart page, picture, embed and CSV', async ({ page }) => {
  await page.goto('/compare?region=shifan&measure=rate.granted&year=2024', { waitUntil: 'networkidle' });
  await isRead(page);
  const answer = (await page.locator('section > p').first().textContent()) ?? '';
  const namesOn = (selector: string) => page.locator(selector).allTextContents();
  const rows = await namesOn('[role="application"] [data-role="row"]');
  expect(rows.length).toBeGreaterThan(30);
  const apart = await namesOn('[role="application"] [data-role="heading"]');
  expect(apart).toHaveLength(1);
  await page.getByRole('button', { name: '分享' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(answer);
  const href = (await dialog.getByRole('link', { name: '打开图表页' }).getAttribute('href')) ?? '';
  const address = href.slice(href.indexOf('?'));

  await page.goto(`/chart${address}`, { waitUntil: 'networkidle' });
  await isRead(page);
  expect(await page.locator('h1').textContent()).toBe(answer);
  expect(await namesOn('[role="application"] [data-role="row"]')).toEqual(rows);
  expect(await namesOn('[role="application"] [data-role="heading"]')).toEqual(apart);
  const listed = await namesOn('table tbody th');
  expect(listed).toEqual(rows);
  const values = await namesOn('table tbody td:nth-child(2)');

  await page.goto(`/embed${address}`);
  expect(await page.title()).toBe(answer);
  expect(await namesOn('.any g.plot text.row')).toEqual(rows);
  expect(await namesOn('.any g.plot text.heading')).toEqual(apart);
  expect(await namesOn('table tbody th')).toEqual(listed);

  const svg = await (await page.request.get(`/chart.svg${address}`)).text();
  expect(svg).toContain(`>${answer}</title>`);
  expect([...svg.matchAll(/class="row">([^<]*)</g)].map(([, name]) => name)).toEqual(rows);

  const csv = await page.request.get(`/chart.csv${address}`);
  const [, file = ''] = /filename\*=UTF-8''([^;]*)/.exec(csv.headers()['content-disposition'] ?? '') ?? [];
  expect(decodeURIComponent(file)).toBe('公开率 shifan 2024.csv');
  const lines = (await csv.text()).trim().split('\r\n').slice(1);
  // A share has a decimal in the table and all of them in the CSV; gaps are words in one and empty in the other.
  const numbers = lines.map((line) => line.split(',')[4] ?? '').filter((value) => value !== '');
  const shown = values.filter((value) => value.endsWith('%'));
  expect(numbers.map((value) => `${Number(value).toFixed(1)}%`)).toEqual(shown);
});

alone(
  'an embed before it is touched is small, sets nothing and asks nobody else',
  async ({ page, baseURL, context }) => {
    for (const question of QUESTIONS) {
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      let bytes = 0;
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`/embed?${question}`, { waitUntil: 'networkidle' });
      expect(asked.every((url) => new URL(url).origin === baseURL)).toBe(true);
      expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toHaveLength(1);
      expect(bytes, question).toBeLessThan(40 * 1024);
      expect(bytes).toBeGreaterThan(1000);
      expect(await context.cookies()).toEqual([]);
      page.removeAllListeners('request');
      await session.detach();
    }
  },
);

const CHART = 'kind=trend&measure=requests.received&of=shifan';

test.describe('a page of somebody else', () => {
  /** Every snippet of the share dialog, by what a site allows. */
  async function snippets(page: Page, allows: readonly SiteAllows[]): Promise<Readonly<Record<string, string>>> {
    await page.goto(`/chart?${CHART}`);
    await page.getByRole('button', { name: '分享' }).click();
    const found: Record<string, string> = {};
    for (const one of allows) found[one] = await snippetFor(page, one);
    return found;
  }
  const drawing = (page: Page) => page.frameLocator('iframe').locator('svg:visible');

  test('shows the chart whole by every snippet, at every width', async ({ page }) => {
    const found = await snippets(page, ['iframeWithScript', 'element', 'image', 'table']);
    for (const width of [360, 600, 1000]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [allows, snippet] of Object.entries(found)) {
        const where = `${allows}, ${width} px`;
        const close = await openForeignPage(page, `<main>${snippet}</main>`);
        if (allows === 'image') {
          const image = page.getByRole('img');
          expect(await image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(width < 600 ? 720 : 1440);
          expect(await image.getAttribute('alt')).toContain('折线图');
        } else if (allows === 'table') {
          await expect(page.getByRole('rowheader')).toHaveCount(7);
        } else {
          await expect(drawing(page)).toHaveCount(1);
          const inner = page.frames()[1];
          const beyond = () =>
            inner?.evaluate(() => innerHeight - Math.ceil(document.documentElement.getBoundingClientRect().height));
          await expect.poll(beyond, { message: where }).toBe(0);
        }
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        // A table of somebody's text is as wide as their style makes it.
        if (allows !== 'table') expect(sideways, where).toBeLessThanOrEqual(0);
        close();
      }
    }
  });

  test('that forbids scripts shows the drawing in its frame, and the picture in the component', async ({ page }) => {
    const found = await snippets(page, ['iframeWithScript', 'element']);
    const policy = { 'content-security-policy': "script-src 'none'" };
    const first = await openForeignPage(page, found.iframeWithScript ?? '', policy);
    await expect(drawing(page)).toHaveCount(1);
    first();
    const second = await openForeignPage(page, found.element ?? '', policy);
    expect(await page.getByRole('img').evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(1440);
    expect(page.frames()).toHaveLength(1);
    second();
  });

  test('in a sandbox shows it at its height, whichever of the frame and the script comes first', async ({ page }) => {
    const found = (await snippets(page, ['iframeWithScript'])).iframeWithScript ?? '';
    const [frame, script] = found.replace(/height="\d+" style="[^"]*"/, 'height="90"').split(/(?=<script)/);
    const shown = async () => (await page.locator('iframe').boundingBox())?.height ?? 0;
    for (const late of [false, true]) {
      const close = await openForeignPage(page, `${frame}${late ? '' : script}`, {
        'content-security-policy': 'sandbox allow-scripts',
      });
      await expect(drawing(page)).toHaveCount(1);
      if (late) await page.addScriptTag({ url: /src="([^"]+)"/.exec(script ?? '')?.[1] ?? '' });
      await expect.poll(shown, { message: `the script late: ${late}` }).toBeGreaterThan(300);
      close();
    }
  });

  test('is printed with the picture, though nobody has scrolled to it', async ({ page }) => {
    const found = await snippets(page, ['iframeWithScript', 'element']);
    for (const snippet of Object.values(found)) {
      const close = await openForeignPage(page, `<div style="height:9000px">文章</div>${snippet}`);
      // The labels of the line, the last year's first.
      const sheets = await sheetsOf(await page.pdf({ format: 'A4' }));
      expect(sheets.map(({ text }) => text).join('')).toContain('1,3221,0219871,0641,1051,178');
      close();
    }
    // In a frame that is too low it is drawn smaller, and its source is not cut off.
    const low = (found.iframeWithScript ?? '').replace(/height="\d+" style="[^"]*"/, 'height="200"');
    const close = await openForeignPage(page, low.replace(/<script.*/s, ''));
    await expect(drawing(page)).toHaveCount(1);
    await page.emulateMedia({ media: 'print' });
    const box = await drawing(page).evaluate((svg) => [svg.getBoundingClientRect().bottom, innerHeight]);
    expect(box[0]).toBeLessThanOrEqual(box[1] ?? 0);
    close();
  });

  test('with a broken address shows a sentence as high as it is', async ({ page, baseURL }) => {
    const close = await openForeignPage(
      page,
      `<gongkai-chart src="measure=nothing&amp;of=shifan"></gongkai-chart><script src="${baseURL}/embed.js"></script>`,
    );
    await expect(page.frameLocator('iframe').locator('p')).toContainText('nothing');
    await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height ?? 0).toBeLessThan(200);
    close();
  });
});
