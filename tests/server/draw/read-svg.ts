/** A strict reading of SVG, and the boxes its texts take up by our own measure. */
import type { Box } from '../../../schema/chart/layout/geometry.ts';
import { textWidth } from '../../../schema/chart/layout/text-width.ts';

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** Sum of the translations around it. */
  readonly at: { readonly x: number; readonly y: number };
}

const TOKEN =
  /<([A-Za-z][\w:-]*)((?:\s+[A-Za-z_:][\w:.-]*="(?:[^<&"]|&(?:amp|lt|gt|quot|#39);)*")*)\s*(\/?)>|<\/([A-Za-z][\w:-]*)>|((?:[^<&>]|&(?:amp|lt|gt|quot|#39);)+)/uy;
// Characters that no XML 1.0 document may hold.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Every element of a well-formed document, read more strictly than XML asks: nothing but elements, attributes in double
 * quotes and text; throws at the first thing that is none of these.
 */
export function readSvg(svg: string): readonly Tag[] {
  if (FORBIDDEN.test(svg)) throw new Error('A character that XML forbids');
  const tags: { name: string; attributes: Record<string, string>; text: string; at: { x: number; y: number } }[] = [];
  const open: (typeof tags)[number][] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < svg.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const [token, name, list = '', empty, closed, text] = TOKEN.exec(svg) ?? [];
    if (token === undefined) throw new Error(`Not well-formed at ${at}: ${svg.slice(at, at + 60)}`);
    if (name !== undefined) {
      const attributes: Record<string, string> = {};
      for (const [, key = '', value = ''] of list.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
        if (key in attributes) throw new Error(`${key} is given twice`);
        attributes[key] = decodeSigns(value);
      }
      const parent = open.at(-1)?.at ?? { x: 0, y: 0 };
      const [, x = '0', y = '0'] = /^translate\((\S+) (\S+)\)$/.exec(attributes.transform ?? '') ?? [];
      const tag = { name, attributes, text: '', at: { x: parent.x + Number(x), y: parent.y + Number(y) } };
      if (tags.length > 0 && open.length === 0) throw new Error('Two roots');
      tags.push(tag);
      if (empty !== '/') open.push(tag);
    } else if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`${closed} is closed where it is not open`);
    } else {
      const tag = open.at(-1);
      if (!tag) throw new Error('Text outside the root');
      tag.text += decodeSigns(text ?? '');
    }
  }
  if (open.length > 0) throw new Error(`${open.at(-1)?.name} is never closed`);
  return tags;
}

const SIGNS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

function decodeSigns(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign] ?? sign);
}

export interface TextBox extends Box {
  readonly text: string;
}

/** Where each text of a drawing that was read stands. */
export function textBoxes(tags: readonly Tag[]): readonly TextBox[] {
  return tags.flatMap(({ name, attributes, text, at }) => {
    if (name !== 'text' || text.trim() === '') return [];
    const size = Number(attributes['font-size']);
    const width = textWidth(text, size, attributes['font-weight'] === '600');
    const anchor = attributes['text-anchor'];
    const start = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0;
    return [
      {
        text,
        x: at.x + Number(attributes.x) - start,
        y: at.y + Number(attributes.y) - size * 0.82,
        width,
        height: size * 0.95,
      },
    ];
  });
}

/** Pairs of texts that lie on one another by more than a pixel. */
export function overlappingTexts(boxes: readonly TextBox[]): readonly string[] {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => {
      const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      return width > 1 && height > 1 ? [`${a.text} × ${b.text}`] : [];
    }),
  );
}
