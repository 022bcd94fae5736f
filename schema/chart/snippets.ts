/** What a reader copies to put a chart into a page of their own, whatever that page allows: scripts, frames, pictures, or text alone. */

import { say } from '../language.ts';
import { escapeText } from '../markup.ts';
import { DEFAULT_WIDTH, formatAddress, nameAddress, parseAddress } from './address.ts';
import type { Chart } from './chart.ts';
import type { TableModel } from './layout/cells.ts';
import type { FrameHeights } from './layout/picture.ts';
import { forPictures } from './picture-title.ts';
import type { ChartWords } from './words/words.ts';

/** Of the picture for a phone. */
const NARROW = 360;
/** Dots of a picture for a pixel. */
const SHARP = 2;

/** By what a page allows, the most first. */
export const SITE_ALLOWS = ['iframeWithScript', 'iframe', 'element', 'image', 'table'] as const;
export type SiteAllows = (typeof SITE_ALLOWS)[number];

/**
 * `iframe`: a figure with a frame and the source, complete without a script; `iframeWithScript`: the same with the script that fits its
 * height. `element`: the web component, with the picture in it for where no script runs. `image`: a picture with its words, for sites
 * that strip frames, and for mail. `table`: the figures alone. `pageUrl`: the chart's own page.
 */
export type EmbedSnippets = Readonly<Record<SiteAllows | 'pageUrl', string>>;

/**
 * Snippets for a canonical address (`formatAddress`).
 * @param origin scheme and host, without a slash at the end
 * @param heights of a frame that shows the chart whole (`frameHeights`)
 * @param figures of the chart (`tableOf`)
 * @throws Problem BAD_ADDRESS
 */
export function embedSnippets(
  address: string,
  origin: string,
  words: Pick<ChartWords, 'title' | 'subtitle' | 'description' | 'source'>,
  heights: FrameHeights,
  figures: TableModel,
): EmbedSnippets {
  const chart = parseAddress(address);
  const pageUrl = `${origin}/chart?${address}`;
  const title = escapeText(words.title);
  const source = escapeText(words.source);
  const figure = (inner: string, caption: string): string =>
    [
      `<figure lang="${say(chart.lang, 'zh-CN', 'en')}" style="margin:0">`,
      inner,
      `  <figcaption>${caption}</figcaption>`,
      '</figure>',
    ].join('\n');
  const link = (inner: string): string =>
    `<a href="${escapeText(pageUrl)}" target="_blank" rel="noopener">${inner}</a>`;
  const frame = `  <iframe src="${escapeText(`${origin}/embed?${address}`)}" title="${title}" data-gongkai="${nameAddress(address)}" loading="lazy" sandbox="allow-scripts allow-popups" width="100%" height="${heights.wide}" style="${frameStyle(heights)}"></iframe>`;
  const script = `<script src="${escapeText(`${origin}/embed.js`)}" async></script>`;
  const picture = link(
    `<picture>${narrowSource(chart, origin)}<img src="${pictureUrl(chart, origin)}" alt="${title} ${escapeText(words.description)}" width="${chart.width}" style="max-width:100%;height:auto"></picture>`,
  );
  const iframe = figure(frame, link(source));
  return {
    iframe,
    iframeWithScript: `${iframe}\n${script}`,
    element: `<gongkai-chart src="${escapeText(pageUrl)}" title="${title}">${picture}</gongkai-chart>\n${script}`,
    image: figure(`  ${picture}`, source),
    table: figure(plainTable(figures, words), link(source)),
    pageUrl,
  };
}

/** With caption and scopes, and no look but what every site's own style gives its tables. */
function plainTable({ columns, rows }: TableModel, words: Pick<ChartWords, 'title' | 'subtitle'>): string {
  const heads = columns.map(({ head, unit }) => (unit === null ? head : `${head} ${unit}`));
  return [
    '  <table>',
    `    <caption>${escapeText(`${words.title} (${words.subtitle})`)}</caption>`,
    `    <thead><tr>${heads.map((head) => `<th scope="col">${escapeText(head)}</th>`).join('')}</tr></thead>`,
    '    <tbody>',
    ...rows.map(
      ({ head, cells }) =>
        `    <tr><th scope="row">${escapeText(head.text)}</th>${cells.map(({ text }) => `<td>${escapeText(text)}</td>`).join('')}</tr>`,
    ),
    '    </tbody>',
    '  </table>',
  ].join('\n');
}

/**
 * A frame's height without a script: that of the wide drawing, and on a screen as narrow as a phone, where the embed shows
 * another drawing, that of the narrow one. A steep slope between the two is the only step CSS allows here; browsers that do
 * not know it keep the height of the attribute.
 */
function frameStyle({ wide, phone }: FrameHeights): string {
  if (phone === null) return 'width:100%;border:0';
  const { perPixel, upTo, foot } = phone;
  const narrow = `(min(100vw,${upTo}px)*${perPixel.toFixed(3)} + ${foot}px)`;
  const height =
    upTo * perPixel + foot > wide
      ? `max(${wide}px,min(${narrow},(600px - 100vw)*9999))`
      : `min(${wide}px,max(${narrow},(100vw - 600px)*9999))`;
  return `width:100%;height:${height};border:0`;
}

/** On a phone the picture drawn for it; where a width is asked for, there is but the one. */
function narrowSource(chart: Chart, origin: string): string {
  if (chart.width !== DEFAULT_WIDTH) return '';
  return `<source media="(max-width:599px)" srcset="${pictureUrl({ ...chart, width: NARROW }, origin)}">`;
}

/** Of dots: what takes no frame takes no SVG either. */
function pictureUrl(chart: Chart, origin: string): string {
  return escapeText(`${origin}/chart.png?${formatAddress(forPictures(chart))}&scale=${SHARP}`);
}
