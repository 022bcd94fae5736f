/**
 * The ordinals that Word prints before the paragraphs of a list and does not write into their text: 一、 （一） 1. stand in
 * numbering.xml as formats, and paragraphs (or their styles) only point there.
 */

import { type Attributes, attribute, walkXml } from '../container/xml.ts';
import { chainOf, integer, type Style } from './docx-styles.ts';
import { ordinalOf } from './ordinals.ts';

/** What a paragraph or a style says about its list; null: says nothing. */
export interface ListRef {
  readonly list: string | null;
  readonly level: number | null;
}

interface Level {
  start: number;
  format: string;
  /** `%1、`: the ordinals of the levels stand for %1 … %9. */
  text: string;
}

interface List {
  abstract: string;
  readonly starts: Map<number, number>;
}

export interface Numbering {
  /** The ordinal of the next paragraph of a list, counted; '' where nothing is printed. */
  next(own: ListRef, style: string | null): string;
}

const MOST_LEVELS = 9;
/** Word counts no further; in Roman numerals a number may be as long as it is high. */
const HIGHEST_START = 32_767;

/** Reads numbering.xml, which may be missing. */
export function readNumbering(
  numbering: Uint8Array | null,
  styles: ReadonlyMap<string, Style>,
  fileName: string,
): Numbering {
  const abstracts = new Map<string, Level[]>();
  const links = new Map<string, string>();
  const lists = new Map<string, List>();
  if (numbering) readLists(numbering, fileName, abstracts, links, lists);
  const counters = new Map<string, number[]>();
  const restarted = new Set<string>();
  return {
    next(own, style) {
      const { list: id, level } = resolve(own, style, styles);
      const list = id === null ? undefined : lists.get(id);
      if (!list || id === null || id === '0') return '';
      const levels = abstracts.get(list.abstract) ?? abstracts.get(links.get(list.abstract) ?? '');
      const shape = levels?.[level];
      if (!levels || !shape) return '';
      const counts = counters.get(list.abstract) ?? [];
      counters.set(list.abstract, counts);
      if (!restarted.has(id)) {
        restarted.add(id);
        for (const [at, start] of list.starts) counts[at] = start - 1;
      }
      counts[level] = (counts[level] ?? shape.start - 1) + 1;
      counts.length = level + 1;
      return printed(shape, levels, counts);
    },
  };
}

function printed(own: Level, levels: readonly Level[], counts: readonly number[]): string {
  if (ordinalOf(own.format, 1) === null) return '';
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = levels[at];
    return level ? (ordinalOf(level.format, counts[at] ?? level.start) ?? '') : '';
  });
}

function resolve(
  own: ListRef,
  style: string | null,
  styles: ReadonlyMap<string, Style>,
): { list: string | null; level: number } {
  let { list, level } = own;
  for (const known of chainOf(style, styles)) {
    list ??= known.list;
    level ??= known.level;
  }
  return { list, level: Math.min(MOST_LEVELS - 1, Math.max(0, level ?? 0)) };
}

function readLists(
  bytes: Uint8Array,
  fileName: string,
  abstracts: Map<string, Level[]>,
  links: Map<string, string>,
  lists: Map<string, List>,
): void {
  let levels: Level[] | null = null;
  let level: Level | null = null;
  let abstract = '';
  let list: List | null = null;
  let override = 0;
  const styleLinks = new Map<string, string>();
  const open: Readonly<Record<string, (attributes: Attributes) => void>> = {
    abstractNum: (attributes) => {
      abstract = attribute(attributes, 'abstractNumId') ?? '';
      levels = [];
      abstracts.set(abstract, levels);
    },
    lvl: (attributes) => {
      const at = integer(attribute(attributes, 'ilvl')) ?? 0;
      level = { start: 1, format: 'decimal', text: '' };
      // A level within a list of its own (lvlOverride) is left aside: lists differ by where they start.
      if (levels && list === null && at >= 0 && at < MOST_LEVELS) levels[at] = level;
    },
    start: (attributes) => {
      if (level) level.start = Math.min(HIGHEST_START, integer(attribute(attributes, 'val')) ?? 1);
    },
    numFmt: (attributes) => {
      if (level) level.format = attribute(attributes, 'val') ?? 'decimal';
    },
    lvlText: (attributes) => {
      if (level) level.text = (attribute(attributes, 'val') ?? '').slice(0, 40);
    },
    styleLink: (attributes) => styleLinks.set(attribute(attributes, 'val') ?? '', abstract),
    numStyleLink: (attributes) => {
      links.set(abstract, attribute(attributes, 'val') ?? '');
      abstracts.delete(abstract);
    },
    num: (attributes) => {
      list = { abstract: '', starts: new Map() };
      lists.set(attribute(attributes, 'numId') ?? '', list);
      levels = null;
    },
    abstractNumId: (attributes) => {
      if (list) list.abstract = attribute(attributes, 'val') ?? '';
    },
    lvlOverride: (attributes) => {
      override = integer(attribute(attributes, 'ilvl')) ?? 0;
    },
    startOverride: (attributes) => {
      const start = integer(attribute(attributes, 'val'));
      if (list && start !== null && override >= 0 && override < MOST_LEVELS) {
        list.starts.set(override, Math.min(HIGHEST_START, start));
      }
    },
  };
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      if (Object.hasOwn(open, name)) open[name]?.(attributes);
    },
    close: (name) => {
      if (name === 'lvl') level = null;
      else if (name === 'num') list = null;
      else if (name === 'abstractNum') levels = null;
    },
  });
  for (const [from, style] of links) links.set(from, styleLinks.get(style) ?? '');
}
