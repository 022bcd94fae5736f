/** The text within a paragraph of an OpenDocument file: runs as they look, and what is no text of the page. */
import { type Attributes, attribute } from '../container/xml.ts';
import { type Look, NO_LOOK, over } from '../word/run-look.ts';
import { whole } from './odf-lists.ts';
import type { OdfStyles } from './odf-styles.ts';

/** By vocabulary: elements within a body that are not seen on the page, or not where they stand. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'office:annotation',
  'office:forms',
  'office:dde-source',
  'text:note',
  'text:ruby-text',
  'text:tracked-changes',
  'text:table-of-content',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:number',
  'text:label',
  'table:tracked-changes',
  'table:content-validations',
  'table:calculation-settings',
  'table:named-expressions',
  'table:database-ranges',
  'table:data-pilot-tables',
  'table:dde-links',
  'table:scenario',
  'table:desc',
  'table:title',
  'draw:desc',
  'svg:desc',
  'svg:title',
  'office:event-listeners',
]);

/** A run of blanks written as a number is no longer. */
const MOST_BLANKS = 1000;

export function isLeftOut(name: string, attributes: Attributes, vocabulary: string): boolean {
  if (LEFT_OUT.has(`${vocabulary}:${name}`)) return true;
  return (
    vocabulary === 'text' &&
    (attribute(attributes, 'is-hidden') === 'true' || attribute(attributes, 'display') === 'none')
  );
}

/** How runs look where the walk has come to: the innermost says, what it leaves open is said around it. */
export class Looks {
  readonly #styles: OdfStyles;
  readonly #open: Look[] = [];

  constructor(styles: OdfStyles) {
    this.#styles = styles;
  }

  enter(family: string, style: string | null): void {
    this.#open.push(over(this.#styles.look(family, style), this.now()));
  }

  leave(): void {
    this.#open.pop();
  }

  now(): Look {
    return this.#open.at(-1) ?? NO_LOOK;
  }
}

/** Blanks, tabs and ends of lines, which are elements; null: the element is none of these. */
export function spaceOf(name: string, attributes: Attributes): string | null {
  if (name === 's') return ' '.repeat(Math.min(MOST_BLANKS, whole(attribute(attributes, 'c')) ?? 1));
  if (name === 'tab') return ' ';
  return name === 'line-break' ? '\n' : null;
}

/** Characters of the file as the page has them: ends of its lines are blanks. */
export function plain(text: string): string {
  return /[\r\n\t]/.test(text) ? text.replace(/[\r\n\t]+/g, ' ') : text;
}
