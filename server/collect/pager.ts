/** Where a list goes on: as links, as the pages a script numbers, as the group of records that a script would ask for. */
import type { PageLink, PageParts } from './links.ts';

const NEXT = /^[[(（【]?(?:(?:下一?[页頁]|后一?[页頁]|next(?:page)?)[>›»]{0,2}|[>›»]{1,2})[\])）】]?$/i;
const NUMBER = /^[[(（第]?(\d{1,3})[\])）页]?$/;
/** `createPageHTML(4, 0, "index", "html")`, and with the id of an element in front; in either, the pages are `index_1.html` on. */
const NUMBERED = /createPageHTML\s*\(([^()]{1,200})\)/g;
/** Pages of one list; more is no list of annual reports. */
const MOST_NUMBERED = 200;
/** A page defines the script's function, and calls it once or twice. */
const MOST_CALLS = 5;

/** Addresses of further pages of the list, in their order, as far as this page tells; itself may be among them. */
export function furtherPages(
  { links, scripts }: Pick<PageParts, 'links' | 'scripts'>,
  address: string,
): readonly string[] {
  const said = links.filter((link) => link.isNext || NEXT.test(link.text.replace(/\s/g, '')));
  const numbered = links.filter((link) => NUMBER.test(link.text) && isSibling(link, address));
  const calls = [...scripts.matchAll(NUMBERED)].slice(0, MOST_CALLS);
  const pages = calls.flatMap(([, written = '']) => pagesOf(written, address));
  return [...new Set([...pages, ...numbered.map((link) => link.address), ...said.map((link) => link.address)])];
}

/** The pages that the arguments of the script's call stand for. */
function pagesOf(written: string, address: string): readonly string[] {
  const [count, ...rest] = written
    .split(',')
    .map((part) => part.trim())
    .filter((part, place) => place > 0 || !/^['"]/.test(part));
  const [name, ending] = rest.flatMap((part) => /^['"]([\w-]{1,60})['"]$/.exec(part)?.[1] ?? []);
  if (count === undefined || !/^\d{1,4}$/.test(count) || name === undefined || ending === undefined) return [];
  const pages = Math.min(Number(count), MOST_NUMBERED);
  return Array.from(
    { length: Math.max(0, pages - 1) },
    (_, place) => new URL(`${name}_${place + 1}.${ending}`, address).href,
  );
}

/** The same address but for its numbers: another page of this list, and not the year of some other. */
function isSibling({ address: other }: PageLink, address: string): boolean {
  const shape = (written: string) => {
    const url = new URL(written);
    return `${url.host}${url.pathname}`
      .replace(/[_-]?\d+(?=\.\w+$|\/?$)/, '')
      .replace(/(?:index|list|default)\.\w+$/i, '');
  };
  return other !== address && shape(other) === shape(address);
}
