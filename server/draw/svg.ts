/**
 * A tiny builder of SVG and HTML. Text becomes markup only by passing through here, and every text is escaped on the way:
 * a string is always text, never markup.
 */

import type { Point } from '../../schema/chart/layout/geometry.ts';
import { escapeText } from '../../schema/markup.ts';

/** A piece of finished markup. Only this file makes one. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Attributes = Readonly<Record<string, string | number | null>>;
export type Child = Markup | string | null | readonly Child[];

/** An element; attributes that are null are left out. A number that is none is a bug and is thrown, never drawn. */
export function el(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${typeof value === 'number' ? formatCoordinate(value) : escapeText(value)}"`],
  );
  const content = render(children);
  const open = `<${name}${list.join('')}`;
  return new Markup(content === '' && !HTML_PAIRS.has(name) ? `${open}/>` : `${open}>${content}</${name}>`);
}

/** HTML elements that are never closed by `/>`. */
const HTML_PAIRS: ReadonlySet<string> = new Set([
  'td',
  'th',
  'title',
  'desc',
  'script',
  'style',
  'p',
  'figure',
  'text',
]);

export function group(...children: readonly Child[]): Markup {
  return new Markup(render(children));
}

function render(children: readonly Child[]): string {
  return children.map(renderOne).join('');
}

function renderOne(child: Child): string {
  if (child === null) return '';
  if (child instanceof Markup) return child.toString();
  return typeof child === 'string' ? escapeText(child) : render(child);
}

/** Two decimals, no exponent and no negative zero. */
export function formatCoordinate(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`A coordinate must be finite, not ${value}`);
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** `M 0 0 L 10 5` from points. */
export function pathOf(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${formatCoordinate(x)} ${formatCoordinate(y)}`)
    .join(' ');
}
