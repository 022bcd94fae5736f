/**
 * `/oembed?url=…`: what a site's editor asks of an address that somebody pasted, so as to put the chart itself in its place
 * (oembed.com, version 1.0). Pages of charts name it in their head.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { formatAddress, nameAddress, parseAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { frameHeightAt } from '../../schema/chart/layout/picture.ts';
import { forPictures } from '../../schema/chart/picture-title.ts';
import { SIZES } from '../../schema/chart/sizes.ts';
import { say } from '../../schema/language.ts';
import { escapeText } from '../../schema/markup.ts';
import { Problem } from '../../schema/problem.ts';
import { type AnsweredChart, answerChart } from '../aggregate/chart.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf } from './address.ts';
import { cacheControl, PUBLIC_HEADERS } from './headers.ts';
import type { CountRequest } from './rates.ts';

/** Characters of an address; browsers and proxies pass on no longer ones. */
const LONGEST = 8000;
/** Least pixels of a frame that a chart can be read in. */
const LEAST = { maxwidth: 160, maxheight: 80 } as const;
/** Seconds that a site may keep the answer. */
const KEPT = 3600;

interface OembedOptions {
  /** Where readers reach this server; null: at the address they asked. */
  readonly publicUrl: string | null;
  readonly count: CountRequest;
  readonly now: () => string;
}

export function addOembed(app: FastifyInstance, reader: Reader, { publicUrl, count, now }: OembedOptions): void {
  app.get('/oembed', async (request, reply) => {
    count(request);
    const params = parametersOf(request);
    ensureJson(params.get('format'));
    const [maxWidth, maxHeight] = [readMost(params, 'maxwidth'), readMost(params, 'maxheight')];
    const origin = publicUrl ?? `${request.protocol}://${request.host}`;
    const chart = parseAddress(queryOfChart(params.get('url'), [origin, askedOrigin(request)]));
    const answered = await answerChart(reader, chart, now());
    return reply
      .headers({ ...PUBLIC_HEADERS, 'cache-control': cacheControl(chart.revision !== null) })
      .type('application/json; charset=utf-8')
      .send({ ...richOf(answered, origin, maxWidth, maxHeight), ...thumbnailOf(chart, origin, maxWidth, maxHeight) });
  });
}

function askedOrigin(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** The frame, no larger than what is allowed, and as high as its drawing where it may be. */
function richOf(
  { chart, answer, words, nameOf }: AnsweredChart,
  origin: string,
  most: number | null,
  highest: number | null,
) {
  const address = formatAddress(chart);
  const width = Math.min(chart.width, most ?? chart.width);
  const height = Math.min(frameHeightAt({ chart, answer, words, nameOf }, width), highest ?? Number.MAX_SAFE_INTEGER);
  return {
    version: '1.0',
    type: 'rich',
    title: words.title,
    provider_name: say(chart.lang, '公开年报', 'Gongkai'),
    provider_url: origin,
    cache_age: KEPT,
    html: `<iframe src="${escapeText(`${origin}/embed?${address}`)}" title="${escapeText(words.title)}" data-gongkai="${nameAddress(address)}" loading="lazy" sandbox="allow-scripts allow-popups" width="${width}" height="${height}" style="max-width:100%;border:0"></iframe>`,
    width,
    height,
  };
}

/** A picture of the size that link previews have; none where less is allowed. */
function thumbnailOf(chart: Chart, origin: string, most: number | null, highest: number | null): object {
  const { width, height } = SIZES.social;
  if (height === null || width > (most ?? width) || height > (highest ?? height)) return {};
  return {
    thumbnail_url: `${origin}/chart.png?${formatAddress({ ...forPictures(chart), width, height })}`,
    thumbnail_width: width,
    thumbnail_height: height,
  };
}

/** The question in an address of a chart of ours: its page, its picture, its embed. Throws BAD_ARGUMENT without one, NOT_FOUND for any other. */
function queryOfChart(text: string | null, origins: readonly string[]): string {
  if (text === null || text === '') {
    throw refuse(
      'url',
      '',
      '请给出图表的地址，例如 url=https%3A%2F%2F…%2Fchart%3Fmeasure%3D…',
      'give the address of a chart, percent-encoded',
    );
  }
  if (text.length > LONGEST) throw refuse('url', text, `至多 ${LONGEST} 个字符`, `at most ${LONGEST} characters`);
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOurs = url !== null && origins.some((origin) => new URL(origin).origin === url.origin);
  if (!isOurs || !/^\/(chart(\.\w+)?|embed)$/.test(url.pathname)) {
    const shown = visible(text);
    throw new Problem('NOT_FOUND', {
      zh: `“${shown}”不是本站图表的地址。图表的地址以 ${origins[0]}/chart? 开头。`,
      en: `“${shown}” is no address of a chart here. They begin with ${origins[0]}/chart?`,
    });
  }
  return url.search.slice(1);
}

function readMost(params: URLSearchParams, name: keyof typeof LEAST): number | null {
  const text = params.get(name);
  if (text === null || text === '') return null;
  const most = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (most >= LEAST[name]) return most;
  throw refuse(
    name,
    text,
    `须为不小于 ${LEAST[name]} 的整数（像素）`,
    `a whole number of pixels, ${LEAST[name]} or more`,
  );
}

function ensureJson(format: string | null): void {
  if (format === null || format === '' || format === 'json') return;
  throw refuse('format', format, '可用：json', 'allowed: json');
}

function refuse(name: string, value: string, zh: string, en: string): Problem {
  const shown = `${name}=${visible(value)}`;
  return new Problem('BAD_ARGUMENT', { zh: `“${shown}”不可用：${zh}`, en: `“${shown}” cannot be: ${en}` });
}

function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
    .slice(0, 80);
}
