/** The elements of an XML part, one after the other: nothing is kept, no document type, no entities, no depth without end. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Problem } from '../../../../schema/problem.ts';
import { damagedFile, tooLarge } from '../../refusals.ts';
import { LIMITS } from '../limits.ts';
import { decodeBytes } from '../text/decode.ts';
import { Vocabularies } from './xml-vocabularies.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /**
   * `name` without its prefix; `vocabulary`: the usual prefix of its namespace (xml-vocabularies.ts), else its own;
   * `vocabularyOf` says the same of any other prefix.
   */
  readonly open: (
    name: string,
    attributes: Attributes,
    vocabulary: string,
    vocabularyOf: (prefix: string) => string,
  ) => void;
  readonly close: (name: string, vocabulary: string) => void;
  readonly text?: (text: string) => void;
}

const CHUNK = 65_536;

/** Walks through a part. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function walkXml(bytes: Uint8Array, fileName: string, handler: XmlHandler): void {
  const source = decodeBytes(bytes);
  if (!source) throw damagedFile(fileName, 'XML');
  const parser = new SaxesParser({ xmlns: false, position: false });
  const vocabularies = new Vocabularies();
  const vocabularyOf = (prefix: string): string => vocabularies.of(prefix);
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  parser.on('error', (error) => {
    throw damagedFile(fileName, 'XML', error);
  });
  parser.on('doctype', () => {
    throw damagedFile(fileName, 'XML');
  });
  parser.on('attribute', () => {
    if (++attributes > LIMITS.xmlAttributes) throw tooLarge(fileName, 'attributes', LIMITS.xmlAttributes);
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    attributes = 0;
    if (++depth > LIMITS.xmlDepth) throw tooLarge(fileName, 'depth', LIMITS.xmlDepth);
    if (++elements > LIMITS.xmlElements) throw tooLarge(fileName, 'elements', LIMITS.xmlElements);
    vocabularies.enter(tag.attributes, depth);
    const colon = tag.name.indexOf(':');
    handler.open(
      tag.name.slice(colon + 1),
      tag.attributes,
      vocabularyOf(tag.name.slice(0, Math.max(0, colon))),
      vocabularyOf,
    );
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    const colon = tag.name.indexOf(':');
    handler.close(tag.name.slice(colon + 1), vocabularies.of(tag.name.slice(0, Math.max(0, colon))));
    vocabularies.leave(depth);
    depth--;
  });
  if (handler.text) {
    parser.on('text', handler.text);
    parser.on('cdata', handler.text);
  }
  try {
    for (let at = 0; at < source.text.length; at += CHUNK) parser.write(source.text.slice(at, at + CHUNK));
    parser.close();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw damagedFile(fileName, 'XML', error);
  }
}

/** An attribute by its name without prefix (`w:val`, and `val` in documents of the strict kind). */
export function attribute(attributes: Attributes, name: string): string | null {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  for (const key in attributes) {
    if (key.endsWith(name) && key.charAt(key.length - name.length - 1) === ':') return attributes[key] ?? null;
  }
  return null;
}

/** Whether an element that switches something on does so: it need not say `true`. */
export function isOn(attributes: Attributes): boolean {
  const value = attribute(attributes, 'val');
  return value === null || !/^(?:0|false|off|none)$/.test(value);
}
