import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { formatAddress, nameAddress } from '../../../schema/chart/address.ts';
import { embedSnippets } from '../../../schema/chart/snippets.ts';
import { chartOf } from './build.ts';

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
  description: "' onerror=alert(1) x='",
  source: '</figcaption><img src=x>',
};

describe('a snippet', () => {
  const snippets = embedSnippets(address, 'https://example.org', hostile);

  it('is a frame that stands alone, named, lazy and in a sandbox', () => {
    const all = elements(parseFragment(snippets.iframe));
    expect(all.map(({ tagName }) => tagName)).toEqual(['figure', 'iframe', 'figcaption', 'a']);
    const [, frame] = all;
    expect(attribute(frame, 'src')).toBe(`https://example.org/embed?${address}`);
    expect(attribute(frame, 'title')).toBe(hostile.title);
    expect(attribute(frame, 'loading')).toBe('lazy');
    expect(attribute(frame, 'sandbox')).toBe('allow-scripts allow-popups');
    expect(attribute(frame, 'data-gongkai')).toBe(nameAddress(address));
  });

  it('is a picture with its words for sites that take no frames', () => {
    const all = elements(parseFragment(snippets.image));
    expect(all.map(({ tagName }) => tagName)).toEqual(['figure', 'a', 'img', 'figcaption']);
    expect(attribute(all[2], 'alt')).toBe(`${hostile.title} ${hostile.description}`);
    expect(attribute(all[2], 'src')).toBe(snippets.svgUrl);
  });

  it('is a link, an element, or an address', () => {
    expect(elements(parseFragment(snippets.link)).map(({ tagName }) => tagName)).toEqual(['a']);
    expect(elements(parseFragment(snippets.element)).map(({ tagName }) => tagName)).toEqual([
      'gongkai-chart',
      'script',
    ]);
    expect(snippets.csvUrl).toBe(`https://example.org/chart.csv?${address}`);
  });
});
