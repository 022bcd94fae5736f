/** A briefing as one file that needs no network: text, drawings and their tables, printed on A4. Numbers lead to their charts. */

import { type Paragraph, textOf } from '../../schema/briefing/brief.ts';
import { formatAddress } from '../../schema/chart/address.ts';
import { ILLUSTRATIVE } from '../../schema/chart/words/notes.ts';
import { say } from '../../schema/language.ts';
import type { AnsweredBrief } from '../aggregate/brief.ts';
import { drawPicture } from '../draw/draw.ts';
import { drawHtmlTable } from '../draw/html-table.ts';
import { el, Markup } from '../draw/svg.ts';
import { FONTS } from '../draw/theme.ts';

const STYLE = `:root{color-scheme:light}
body{max-width:740px;margin:40px auto;padding:0 16px;background:#fff;color:#1c1a17;font:16px/1.8 ${FONTS.zh.sans};font-variant-numeric:tabular-nums lining-nums}
:lang(en) body{font-family:${FONTS.en.sans}}
h1{font-size:26px;line-height:1.4}
h2{font-size:18px;margin:32px 0 8px}
p{margin:8px 0}
a{color:inherit;text-decoration-color:#cfcac0;text-underline-offset:3px}
figure{margin:16px 0;break-inside:avoid}
svg{display:block;width:100%;height:auto}
details{font-size:13px}
table{border-collapse:collapse;margin:8px 0}
caption{text-align:left;font-weight:600}
th,td{padding:3px 12px 3px 0;border-bottom:1px solid #ddd8ce;text-align:right;vertical-align:top}
th:first-child{text-align:left;font-weight:400}
.source,.mark{color:#57534c;font-size:13px}
.mark{font-weight:600}
@page{size:A4;margin:20mm}
@media print{body{margin:0;max-width:none;font-size:11pt}a{text-decoration:none}details{display:none}h2{break-after:avoid}}`;

/** The file, beginning with the doctype. `origin`: where readers reach this server, without a slash at its end; null: nothing is linked. */
export function briefHtml({ brief, charts }: AnsweredBrief, origin: string | null): string {
  const { lang, title, source, signature, illustrative, sections } = brief;
  const written = (paragraph: Paragraph): Markup =>
    el(
      'p',
      {},
      paragraph.map((piece) =>
        typeof piece === 'string' || piece.chart === null || origin === null
          ? textOf([piece])
          : el('a', { href: `${origin}/chart?${piece.chart}` }, piece.text),
      ),
    );
  const figure = (address: string): Markup | null => {
    const found = charts.get(address);
    if (!found) return null;
    const { chart, answer, words, nameOf } = found;
    return el(
      'figure',
      { id: formatAddress(chart) },
      drawPicture({ chart, answer, words, nameOf }, 720),
      el(
        'details',
        {},
        el('summary', {}, say(lang, '数据表', 'Table of the figures')),
        drawHtmlTable(chart, answer, words, nameOf),
      ),
    );
  };
  const html = el(
    'html',
    { lang: lang === 'zh' ? 'zh-CN' : 'en' },
    el(
      'head',
      {},
      new Markup('<meta charset="utf-8">'),
      new Markup('<meta name="viewport" content="width=device-width,initial-scale=1">'),
      el('title', {}, title),
      new Markup(`<style>${STYLE}</style>`),
    ),
    el(
      'body',
      {},
      el('h1', {}, title),
      illustrative ? el('p', { class: 'mark' }, ILLUSTRATIVE[lang]) : null,
      sections.map(({ heading, paragraphs, charts: shown }) =>
        el(
          'section',
          {},
          el('h2', {}, heading),
          paragraphs.map(written),
          shown.map(({ address }) => figure(address)),
        ),
      ),
      el('p', { class: 'source' }, source),
      signature === null ? null : el('p', { class: 'source' }, signature),
    ),
  );
  return `<!doctype html>\n${html.toString()}\n`;
}
