/**
 * One chart as a small page of its own, complete without any script: the drawing that suits the width of the frame, the
 * table of its figures one key away, and the way to the chart's page. The one script it has only tells the page around it
 * how high it is.
 */
import { createHash } from 'node:crypto';
import { formatAddress, nameAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { isIllustrative } from '../../schema/chart/facts.ts';
import { embedLayouts } from '../../schema/chart/layout/picture.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import type { NameOf } from '../../schema/chart/words/coverage-notes.ts';
import { ILLUSTRATIVE } from '../../schema/chart/words/notes.ts';
import type { ChartWords } from '../../schema/chart/words/words.ts';
import { type Lang, say } from '../../schema/language.ts';
import { drawPicture } from './draw.ts';
import { EMBED_SIZER } from './embed-script.ts';
import { drawHtmlTable } from './html-table.ts';
import { el, Markup } from './svg.ts';
import { FONTS } from './theme.ts';

const STYLE = `:root{color-scheme:light}
body{margin:0;background:#fff;color:#1c1a17;font:14px/1.6 ${FONTS.zh.sans};font-variant-numeric:tabular-nums lining-nums}
:lang(en) body{font-family:${FONTS.en.sans}}
figure{margin:0}
svg{display:block;max-width:100%;height:auto}
.fluid{max-width:720px;margin:0 auto}
.fluid svg{width:100%}
.to400,.to599{display:none}
@media (max-width:599px){.any,.to400{display:none}.to599{display:block}}
@media (max-width:400px){.any,.to599{display:none}.to400{display:block}}
footer{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:flex-start;justify-content:space-between;padding:0 24px 12px;font-size:13px}
details{flex:1 1 auto;min-width:0}
summary,a{display:inline-block;min-height:24px;color:#57534c;cursor:pointer}
a{color:#1c1a17;text-underline-offset:3px}
:focus-visible{outline:2px solid #a8322a;outline-offset:2px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;margin:8px 0;font-size:13px}
caption{text-align:left;padding:4px 0;font-weight:600}
th,td{padding:4px 12px 4px 0;border-bottom:1px solid #ddd8ce;text-align:right;vertical-align:top;min-width:6em;text-wrap:balance}
th:first-child{text-align:left;font-weight:400}
thead th{color:#57534c;font-weight:400;border-bottom-color:#1c1a17}
.mark{font-weight:600}
p{margin:0;padding:16px;border-left:3px solid #a8322a;overflow-wrap:anywhere}
@media (max-width:520px){footer{padding:0 16px 12px}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important}}
@media (forced-colors:active){svg{forced-color-adjust:none;background:#fff}a{color:LinkText}summary{color:CanvasText}:focus-visible{outline-color:Highlight}}
@media print{svg{max-height:calc(100vh - 48px)}footer a{display:none}details:not([open]){display:none}}`;

interface EmbedOptions {
  /** Scheme and host of this installation, without a slash at the end: `https://example.org`. */
  readonly origin: string;
  /** Names of bureaus that stand in no series, such as missing ones. */
  readonly nameOf?: NameOf;
}

/** For a Content-Security-Policy: `style-src 'sha256-…'`. */
export const embedStyleHash: string = hashOf(STYLE);
/** For a Content-Security-Policy: `script-src 'sha256-…'`. */
export const embedScriptHash: string = hashOf(EMBED_SIZER);

/** The page, beginning with the doctype. */
export function drawEmbed(
  chart: Chart,
  answer: SeriesAnswer,
  words: ChartWords,
  { origin, nameOf = () => undefined }: EmbedOptions,
): string {
  const { lang } = chart;
  const address = formatAddress(chart);
  const page = `${origin}/chart?${address}`;
  const layouts = embedLayouts(chart);
  return wholePage(
    { lang, title: words.title, frame: nameAddress(address) },
    el(
      'body',
      { class: layouts.length > 1 ? 'fluid' : null },
      el(
        'figure',
        {},
        // The widest first: it is the one that programs should read.
        [...layouts]
          .reverse()
          .map(({ width, upTo }) =>
            el(
              'div',
              { class: layouts.length === 1 ? null : upTo === null ? 'any' : `to${upTo}` },
              drawPicture({ chart, answer, words, nameOf }, width),
            ),
          ),
      ),
      el(
        'footer',
        {},
        el(
          'details',
          {},
          el('summary', {}, say(lang, '数据表', 'Table of the figures')),
          el(
            'div',
            { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say(lang, '数据表', 'Table of the figures') },
            drawHtmlTable(chart, answer, words, nameOf),
          ),
        ),
        isIllustrative(answer) ? el('span', { class: 'mark' }, ILLUSTRATIVE[lang]) : null,
        el(
          'a',
          { href: page, target: '_blank', rel: 'noopener' },
          say(lang, '图表页面：来源与原文', 'Open the chart: sources and documents'),
        ),
      ),
      new Markup(`<script>${EMBED_SIZER}</script>`),
    ),
  );
}

/** What a frame shows in the place of a chart that its address does not lead to: the sentence that says why, and a way on. */
export function drawRefusal(lang: Lang, sentence: string, origin: string): string {
  return wholePage(
    { lang, title: say(lang, '没有这张图', 'There is no such chart'), frame: '' },
    el(
      'body',
      {},
      el(
        'p',
        {},
        sentence,
        ' ',
        el(
          'a',
          { href: `${origin}/chart`, target: '_blank', rel: 'noopener' },
          say(lang, '到图表页另选', 'Choose another'),
        ),
      ),
      new Markup(`<script>${EMBED_SIZER}</script>`),
    ),
  );
}

/** `frame`: the name by which the script tells the page around which frame it speaks of: that of the question, whatever was added to it. */
function wholePage(
  { lang, title, frame }: { readonly lang: Lang; readonly title: string; readonly frame: string },
  body: Markup,
): string {
  const html = el(
    'html',
    { lang: lang === 'zh' ? 'zh-CN' : 'en', 'data-frame': frame },
    el(
      'head',
      {},
      new Markup('<meta charset="utf-8">'),
      new Markup('<meta name="viewport" content="width=device-width,initial-scale=1">'),
      el('title', {}, title),
      new Markup('<meta name="robots" content="noindex">'),
      new Markup(`<style>${STYLE}</style>`),
    ),
    body,
  );
  return `<!doctype html>\n${html.toString()}\n`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
