import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { formatAddress, nameAddress } from '../../../schema/chart/address.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { SeriesAnswer } from '../../../schema/chart/series.ts';
import { chartWords } from '../../../schema/chart/words/words.ts';
import { drawEmbed, embedScriptHash, embedStyleHash } from '../../../server/draw/embed.ts';
import { EMBED_SCRIPT, EMBED_SIZER } from '../../../server/draw/embed-script.ts';
import { answerOf, bureauSeries, chartOf, seriesOf, subjectOf } from '../../schema/chart/build.ts';
import { drawnShapes } from '../../schema/chart/layout/shapes.ts';
import { HOSTILE } from './hostile.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

function elements(node: { readonly childNodes: readonly Node[] }): readonly Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : []));
}

function textOf(node: Element): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'tagName' in child ? textOf(child) : ''))
    .join('');
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((each) => each.name === name)?.value;
}

function embed(chart: Chart, answer: SeriesAnswer): string {
  return drawEmbed(chart, answer, chartWords(chart, answer), { origin: 'https://example.org' });
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

describe('an embed', () => {
  const chart = chartOf('kind=bar&measure=requests.received&of=region:shifan/*');
  const html = embed(chart, answerOf(...bureauSeries()));
  const all = elements(parse(html));
  const named = (name: string): readonly Element[] => all.filter(({ tagName }) => tagName === name);

  it('is a whole page in its language, complete without a script', () => {
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(attribute(named('html')[0], 'lang')).toBe('zh-CN');
    expect(named('svg')).toHaveLength(3);
    expect(named('link').length + named('img').length + named('iframe').length).toBe(0);
  });

  it('has one style and one script, both allowed by their hashes, and no inline attributes', () => {
    expect(named('style').map(textOf).map(sha256)).toEqual([embedStyleHash]);
    expect(named('script').map(textOf).map(sha256)).toEqual([embedScriptHash]);
    for (const { attrs } of all)
      expect(attrs.filter(({ name }) => name === 'style' || name.startsWith('on'))).toEqual([]);
  });

  it('has the same figures as a table with caption and scopes', () => {
    expect(textOf(named('caption')[0] ?? fail())).toContain('自然资源局');
    expect(named('th').every((head) => ['row', 'col'].includes(attribute(head, 'scope') ?? ''))).toBe(true);
    const first = named('tr')[1];
    expect(first ? elements(first).map(textOf) : []).toEqual(['自然资源局', '512', '446', '+14.8%']);
  });

  it('holds a drawing for phones, one for narrow columns and one for text, whose ids are their own', () => {
    expect(named('svg').map((svg) => attribute(svg, 'width'))).toEqual(['720', '480', '320']);
    expect(named('div').flatMap((box) => attribute(box, 'class') ?? [])).toEqual(['any', 'to599', 'to400', 'scroll']);
    const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    // Every one of them carries the address of the question, not of its own width.
    const addresses = named('chart').map((element) => attribute(element, 'address'));
    expect(addresses).toEqual(Array(3).fill(formatAddress(chart)));
  });

  it('holds the one drawing of a width that is asked for', () => {
    const fixed = elements(parse(embed({ ...chart, width: 500 }, answerOf(...bureauSeries()))));
    expect(fixed.filter(({ tagName }) => tagName === 'svg').map((svg) => attribute(svg, 'width'))).toEqual(['500']);
    expect(fixed.some((element) => attribute(element, 'class') === 'any')).toBe(false);
  });

  it('tells the page around it the name of its question, whatever hangs on the address', () => {
    expect(attribute(named('html')[0], 'data-frame')).toBe(nameAddress(formatAddress(chart)));
    expect(EMBED_SIZER).toContain('document.documentElement.dataset.frame');
    expect(EMBED_SIZER).not.toContain('location.search');
  });

  it('links to the page of the chart in a new window', () => {
    const [link] = named('a');
    expect(attribute(link, 'href')).toBe(`https://example.org/chart?${formatAddress(chart)}`);
    expect(attribute(link, 'target')).toBe('_blank');
    expect(attribute(link, 'rel')).toBe('noopener');
  });

  it.each(drawnShapes)('of $name is sent in under 20 KB and has a row for every bar or year', ({ query, answer }) => {
    const page = embed(chartOf(query), answer);
    expect(gzipSync(page).length).toBeLessThan(20_000);
    expect(elements(parse(page)).filter(({ tagName }) => tagName === 'td').length).toBeGreaterThan(0);
    expect(page).not.toMatch(/NaN|undefined/);
  });

  it.each(HOSTILE.map((text, index) => [index, text] as const))('keeps hostile text number %i a text', (_, text) => {
    const subject = subjectOf({ id: 'b', zh: text, en: text });
    const page = embed(
      { ...chart, title: text },
      answerOf(seriesOf({ subject, values: [1] }), seriesOf({ values: [2] })),
    );
    const found = elements(parse(page));
    expect(found.filter(({ tagName }) => tagName === 'script')).toHaveLength(1);
    expect(found.filter(({ tagName }) => ['b', 'image', 'img', 'iframe'].includes(tagName))).toEqual([]);
    expect(
      found.flatMap(({ attrs }) => attrs).filter(({ name }) => name.startsWith('on') || name === 'xlink:href'),
    ).toEqual([]);
  });
});

describe('the script of embeds', () => {
  it('is small and reads as a script', () => {
    expect(Buffer.byteLength(EMBED_SCRIPT)).toBeLessThan(2048);
    expect(Buffer.byteLength(EMBED_SIZER)).toBeLessThan(1024);
    expect(() => new Function(EMBED_SCRIPT)).not.toThrow();
    expect(() => new Function(EMBED_SIZER)).not.toThrow();
    expect(EMBED_SIZER).not.toContain('</');
  });
});

function fail(): never {
  throw new Error('Not found');
}
