/** What a reader copies to put a chart into a page of their own: a frame, a picture with a link, and plain addresses. */

import { say } from '../language.ts';
import { escapeText } from '../markup.ts';
import { DEFAULT_WIDTH, formatAddress, nameAddress, parseAddress } from './address.ts';
import type { Chart } from './chart.ts';
import type { FrameHeights } from './layout/picture.ts';
import type { ChartWords } from './words/words.ts';

/** Of the picture for a phone. */
const NARROW = 360;

export interface EmbedSnippets {
  /** A figure with a frame and the source; complete without a script. */
  readonly iframe: string;
  /** The same with the script that fits its height. */
  readonly iframeWithScript: string;
  /** A picture with its words, for sites that strip frames, and for mail. */
  readonly image: string;
  /** A link with the chart's title. */
  readonly link: string;
  /** The web component. */
  readonly element: string;
  readonly pageUrl: string;
  readonly embedUrl: string;
  readonly svgUrl: string;
  readonly csvUrl: string;
}

/**
 * Snippets for a canonical address (`formatAddress`).
 * @param origin scheme and host, without a slash at the end
 * @param heights of a frame that shows the chart whole (`frameHeights`)
 * @throws Problem BAD_ADDRESS
 */
export function embedSnippets(
  address: string,
  origin: string,
  words: Pick<ChartWords, 'title' | 'description' | 'source'>,
  heights: FrameHeights,
): EmbedSnippets {
  const chart = parseAddress(address);
  const pageUrl = `${origin}/chart?${address}`;
  const embedUrl = `${origin}/embed?${address}`;
  const svgUrl = `${origin}/chart.svg?${address}`;
  const lang = say(chart.lang, 'zh-CN', 'en');
  const title = escapeText(words.title);
  const source = escapeText(words.source);
  const caption = `  <figcaption><a href="${escapeText(pageUrl)}" target="_blank" rel="noopener">${source}</a></figcaption>`;
  const iframe = [
    `<figure lang="${lang}" style="margin:0">`,
    `  <iframe src="${escapeText(embedUrl)}" title="${title}" data-gongkai="${nameAddress(address)}" loading="lazy" sandbox="allow-scripts allow-popups" width="100%" height="${heights.wide}" style="${frameStyle(heights)}"></iframe>`,
    caption,
    '</figure>',
  ].join('\n');
  return {
    iframe,
    iframeWithScript: `${iframe}\n<script src="${escapeText(`${origin}/embed.js`)}" async></script>`,
    image: [
      `<figure lang="${lang}" style="margin:0">`,
      `  <a href="${escapeText(pageUrl)}" target="_blank" rel="noopener"><picture>${narrowSource(chart, origin)}<img src="${escapeText(svgUrl)}" alt="${title} ${escapeText(words.description)}" width="${chart.width}" style="max-width:100%;height:auto"></picture></a>`,
      `  <figcaption>${source}</figcaption>`,
      '</figure>',
    ].join('\n'),
    link: `<a href="${escapeText(pageUrl)}">${title}</a>`,
    element: `<gongkai-chart address="${escapeText(address)}" title="${title}"></gongkai-chart>\n<script src="${escapeText(`${origin}/embed.js`)}" async></script>`,
    pageUrl,
    embedUrl,
    svgUrl,
    csvUrl: `${origin}/chart.csv?${address}`,
  };
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
  const address = formatAddress({ ...chart, width: NARROW });
  return `<source media="(max-width:599px)" srcset="${escapeText(`${origin}/chart.svg?${address}`)}">`;
}
