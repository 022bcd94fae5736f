/** A part of an OFD file as a tree: pages are painted more than once, and templates on every page. */
import { type Attributes, attribute, walkXml } from '../container/xml.ts';

export interface Element {
  /** Without its prefix: programs write several namespaces, and mean one. */
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: Element[];
  text: string;
}

/** The root of a part. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function treeOf(bytes: Uint8Array, fileName: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      const element: Element = { name, attributes, children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => {
      open.pop();
    },
    text: (text) => {
      const element = open.at(-1);
      if (element) element.text += text;
    },
  });
  return root.children[0] ?? root;
}

export function childrenOf(element: Element | null, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function childOf(element: Element | null, name: string): Element | null {
  return element?.children.find((child) => child.name === name) ?? null;
}

/** The words in a child. */
export function textIn(element: Element | null, name: string): string {
  return childOf(element, name)?.text.trim() ?? '';
}

/** What an attribute says; null where it is not there. */
export function said(element: Element, name: string): string | null {
  return attribute(element.attributes, name);
}

/** No list of numbers that a report needs is longer. */
const MOST_NUMBERS = 20_000;

/** Numbers with blanks between them; what is none is left out. */
export function numbersOf(text: string | null): number[] {
  if (text === null) return [];
  const words = text.trim().split(/[\s,]+/, MOST_NUMBERS);
  return words.flatMap((word) => (word !== '' && Number.isFinite(Number(word)) ? Number(word) : []));
}

/**
 * Steps from character to character: `g n v` stands for n times v. As many as are wanted, the last one for all that are
 * missing; none: nothing is said.
 */
export function stepsOf(text: string | null, wanted: number): readonly number[] {
  const steps: number[] = [];
  const words = text?.trim().split(/[\s,]+/, MOST_NUMBERS) ?? [];
  for (let at = 0; at < words.length && steps.length < wanted; at++) {
    const repeated = words[at] === 'g';
    const step = Number(words[repeated ? at + 2 : at]);
    const times = repeated ? Math.min(wanted, Math.max(0, Number(words[at + 1]) || 0)) : 1;
    if (repeated) at += 2;
    for (let time = 0; time < times && Number.isFinite(step) && words[at] !== ''; time++) steps.push(step);
  }
  const last = steps.at(-1);
  while (last !== undefined && steps.length < wanted) steps.push(last);
  return steps.slice(0, wanted);
}
