/**
 * The script and styles that each page is made of, named in its HTML: a browser fetches them together, instead of learning of one file
 * from another, over three round trips. Which they are, Vite's manifest says.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAGES, type PageId } from '../../schema/pages.ts';

interface Entry {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Entry>>;

/** Where the component of a page stands: the page `selfCheck` is `pages/self-check/SelfCheckPage.tsx`. */
export function pageSource(id: PageId): string {
  const folder = id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `pages/${folder}/${id.slice(0, 1).toUpperCase()}${id.slice(1)}Page.tsx`;
}

/** Links for the head of each page, beside those of the first script; none where the client was built without a manifest. */
export async function pageFiles(folder: string): Promise<ReadonlyMap<PageId, string>> {
  const path = join(folder, '.vite/manifest.json');
  if (!existsSync(path)) return new Map();
  const manifest: Manifest = JSON.parse(await readFile(path, 'utf8'));
  const first = reached(manifest, 'index.html', new Set());
  return new Map(
    PAGES.map(({ id }) => [id, links(manifest, reached(manifest, pageSource(id), new Set(first)), first)]),
  );
}

function reached(manifest: Manifest, name: string, seen: Set<string>): ReadonlySet<string> {
  const entry = manifest[name];
  if (!entry || seen.has(name)) return seen;
  seen.add(name);
  for (const other of entry.imports ?? []) reached(manifest, other, seen);
  return seen;
}

function links(manifest: Manifest, names: ReadonlySet<string>, first: ReadonlySet<string>): string {
  const entries = [...names].flatMap((name) => (first.has(name) ? [] : [manifest[name] as Entry]));
  const styles = new Set(entries.flatMap(({ css = [] }) => css));
  return [
    ...entries.map(({ file }) => `<link rel="modulepreload" crossorigin href="/${file}" />`),
    ...[...styles].map((file) => `<link rel="preload" as="style" crossorigin href="/${file}" />`),
  ].join('');
}
