import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { formatAddress, nameAddress, parseAddress } from '../../../schema/chart/address.ts';
import { tableOf } from '../../../schema/chart/layout/table.ts';
import { embedSnippets } from '../../../schema/chart/snippets.ts';
import { answerOf, bureauSeries, chartOf } from './build.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

function elements(node: { readonly childNodes: readonly Node[] }): readonly Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : []));
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((each) => each.name === name)?.value;
}

const address = formatAddress(
  chartOf('measure=requests.received&of=region:shifan/*&title=%22%3E%3Cscript%3Ealert(1)%3C/script%3E'),
);
const hostile = {
  title: '"><script>alert(1)</script>',
  subtitle: '<b>件</b>',
  description: "' onerror=alert(1) x='",
  source: '</figcaption><img src=x>',
};

const figures = tableOf(parseAddress(address), answerOf(...bureauSeries()), () => undefined);

describe('a snippet', () => {
  const snippets = embedSnippets(
    address,
    'https://example.org',
    hostile,
    {
      wide: 500,
      phone: { perPixel: 2.5, upTo: 400, foot: 100 },
    },
    figures,
  );

  it('is a frame that stands alone, named, lazy and in a sandbox', () => {
    const all = elements(parseFragment(snippets.iframe));
    expect(all.map(({ tagName }) => tagName)).toEqual(['figure', 'iframe', 'figcaption', 'a']);
    const [, frame] = all;
    expect(attribute(frame, 'src')).toBe(`https://example.org/embed?${address}`);
    expect(attribute(frame, 'title')).toBe(hostile.title);
    expect(attribute(frame, 'loading')).toBe('lazy');
    expect(attribute(frame, 'sandbox')).toBe('allow-scripts allow-popups');
    expect(attribute(frame, 'data-gongkai')).toBe(nameAddress(address));
    expect(attribute(frame, 'height')).toBe('500');
    expect(attribute(frame, 'style')).toContain(
      'height:max(500px,min((min(100vw,400px)*2.500 + 100px),(600px - 100vw)*9999));',
    );
  });

  it('is a picture with its words for sites that take no frames', () => {
    const all = elements(parseFragment(snippets.image));
    expect(all.map(({ tagName }) => tagName)).toEqual(['figure', 'a', 'picture', 'source', 'img', 'figcaption']);
    expect(attribute(all[4], 'alt')).toBe(`${hostile.title} ${hostile.description}`);
    expect(attribute(all[4], 'src')).toBe(`https://example.org/chart.png?${address}&scale=2`);
    expect(attribute(all[1], 'href')).toBe(`https://example.org/chart?${address}`);
  });

  it('is lower on a phone where the drawing for it is', () => {
    const low = embedSnippets(
      address,
      'https://example.org',
      hostile,
      {
        wide: 1000,
        phone: { perPixel: 1, upTo: 400, foot: 100 },
      },
      figures,
    );
    expect(low.iframe).toContain('height:min(1000px,max((min(100vw,400px)*1.000 + 100px),(100vw - 600px)*9999));');
  });

  it('has a picture of its own for a phone, unless a width is asked for', () => {
    const source = elements(parseFragment(snippets.image)).find(({ tagName }) => tagName === 'source');
    expect(attribute(source, 'media')).toBe('(max-width:599px)');
    const narrow = parseAddress(attribute(source, 'srcset') ?? '');
    expect(narrow).toEqual({ ...parseAddress(address), width: 360 });
    const fixed = embedSnippets(
      `${address}&w=500`,
      'https://example.org',
      hostile,
      { wide: 500, phone: null },
      figures,
    );
    expect(elements(parseFragment(fixed.image)).map(({ tagName }) => tagName)).not.toContain('source');
    expect(fixed.iframe).toContain('style="width:100%;border:0"');
  });

  it('is an element that holds the picture until its script runs', () => {
    const all = elements(parseFragment(snippets.element));
    expect(all.map(({ tagName }) => tagName)).toEqual(['gongkai-chart', 'a', 'picture', 'source', 'img', 'script']);
    expect(attribute(all[0], 'src')).toBe(snippets.pageUrl);
  });

  it('is a table of text alone, with its caption, scopes and source', () => {
    const all = elements(parseFragment(snippets.table));
    expect(new Set(all.map(({ tagName }) => tagName))).toEqual(
      new Set(['figure', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'figcaption', 'a']),
    );
    expect(all.filter(({ tagName }) => tagName === 'tr')).toHaveLength(figures.rows.length + 1);
    const heads = all.filter(({ tagName }) => tagName === 'th').map((head) => attribute(head, 'scope'));
    expect(heads).toEqual([...figures.columns.map(() => 'col'), ...figures.rows.map(() => 'row')]);
    expect(attribute(all.at(-1), 'href')).toBe(snippets.pageUrl);
  });
});
