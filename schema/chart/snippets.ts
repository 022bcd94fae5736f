/** What a reader copies to put a chart into a page of their own: a frame, a picture with a link, and plain addresses. */

import { say } from '../language.ts';
import { nameAddress, parseAddress } from './address.ts';
import type { ChartWords } from './words/words.ts';

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
 * @param height CSS pixels of the frame until its own height is known
 * @throws Problem BAD_ADDRESS
 */
export function embedSnippets(
  address: string,
  origin: string,
  words: Pick<ChartWords, 'title' | 'description' | 'source'>,
  height: number | null = null,
): EmbedSnippets {
  const chart = parseAddress(address);
  const frameHeight = Math.ceil((height ?? chart.height ?? 480) + 48);
  const pageUrl = `${origin}/chart?${address}`;
  const embedUrl = `${origin}/embed?${address}`;
  const svgUrl = `${origin}/chart.svg?${address}`;
  const lang = say(chart.lang, 'zh-CN', 'en');
  const title = escapeHtml(words.title);
  const source = escapeHtml(words.source);
  const caption = `  <figcaption><a href="${escapeHtml(pageUrl)}" target="_blank" rel="noopener">${source}</a></figcaption>`;
  const iframe = [
    `<figure lang="${lang}">`,
    `  <iframe src="${escapeHtml(embedUrl)}" title="${title}" data-gongkai="${nameAddress(address)}" loading="lazy" sandbox="allow-scripts allow-popups" width="100%" height="${frameHeight}" style="width:100%;border:0"></iframe>`,
    caption,
    '</figure>',
  ].join('\n');
  return {
    iframe,
    iframeWithScript: `${iframe}\n<script src="${escapeHtml(`${origin}/embed.js`)}" async></script>`,
    image: [
      `<figure lang="${lang}">`,
      `  <a href="${escapeHtml(pageUrl)}" target="_blank" rel="noopener"><img src="${escapeHtml(svgUrl)}" alt="${title} ${escapeHtml(words.description)}" width="${chart.width}" style="max-width:100%;height:auto"></a>`,
      `  <figcaption>${source}</figcaption>`,
      '</figure>',
    ].join('\n'),
    link: `<a href="${escapeHtml(pageUrl)}">${title}</a>`,
    element: `<gongkai-chart address="${escapeHtml(address)}" title="${title}"></gongkai-chart>\n<script src="${escapeHtml(`${origin}/embed.js`)}" async></script>`,
    pageUrl,
    embedUrl,
    svgUrl,
    csvUrl: `${origin}/chart.csv?${address}`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for markup: every sign of markup as an entity, nothing invisible that could hide or turn it. */
function escapeHtml(text: string): string {
  return text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
