/**
 * The faces that pictures of dots are drawn with, from packages: the same whatever machine draws. Chinese is that of the pages'
 * own fonts, 8,000 characters in three weights; one of 30,000 characters stands behind it for what is rare. English has Latin
 * faces of the same design first, as on the pages.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lang } from '../../../schema/language.ts';
import { charactersOfFile, type Face, openWoff } from './sfnt.ts';

const PACKAGES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

const SANS = 'Gongkai Sans';
const LATIN_SANS = 'Gongkai Latin Sans';
/** For what the others lack only: the renderer takes all of a text from one face where it can. */
const SIGNS = 'Gongkai Signs';
/** Those of titles are named in the lists of faces themselves (theme.ts). */
const SERIF = 'Noto Serif SC';
const LATIN_SERIF = 'Source Serif 4';

/** In the order in which a character is looked for that the family asked for lacks. */
const CUT: readonly { readonly family: string; readonly file: string }[] = [
  { family: SANS, file: '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff' },
  { family: SANS, file: '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-600-normal.woff' },
  { family: SERIF, file: '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-700-normal.woff' },
  { family: LATIN_SANS, file: '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff' },
  { family: LATIN_SANS, file: '@fontsource/source-sans-3/files/source-sans-3-latin-ext-400-normal.woff' },
  { family: LATIN_SANS, file: '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff' },
  { family: LATIN_SANS, file: '@fontsource/source-sans-3/files/source-sans-3-latin-ext-600-normal.woff' },
  { family: LATIN_SERIF, file: '@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff' },
  { family: LATIN_SERIF, file: '@fontsource/source-serif-4/files/source-serif-4-latin-ext-700-normal.woff' },
];
/** Signs, such as that of a failed check. */
const SYMBOLS = '@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff';
/** The pages' own font cut into a hundred small files; which of them a character is to be looked for in stands in a list. */
const SLICES = '@fontsource/noto-sans-sc';
/** What is in none of them. It is large, and read again for every text that takes a character of it. */
const WHOLE = '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf';

/** The files without which nothing is drawn, below the folder of packages. */
const NEEDED: readonly string[] = [...CUT.map(({ file }) => file), SYMBOLS, `${SLICES}/unicode.json`, WHOLE];

/** All files that pictures are drawn with, below the folder of packages. */
export function faceFiles(): readonly string[] {
  return [...NEEDED, ...readSlices().map(({ file }) => file)];
}

/** The family of whatever names no face that is there. */
export const FAMILIES: Readonly<Record<Lang, string>> = { zh: SANS, en: LATIN_SANS };

/** Files of faces that are not there; empty where pictures can be drawn. */
export function missingFaces(): readonly string[] {
  return NEEDED.filter((file) => !existsSync(join(PACKAGES, file)));
}

export interface Faces {
  /** The characters of a text that no face has, each once. */
  lacking(text: string): readonly string[];
  /** Runs `draw` with files of faces that have all of the text, in the order in which they are looked through. */
  within<Drawn>(text: string, draw: (files: readonly string[]) => Drawn): Drawn;
}

/** What a line holds that is drawn by nothing: joiners, selectors of variants, marks of direction. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

export function openFaces(): Faces {
  const read = (file: string, family: string): Face => openWoff(readFileSync(join(PACKAGES, file)), family);
  const cut = CUT.map(({ family, file }) => read(file, family));
  const opened = new Map<string, Face>([[SYMBOLS, read(SYMBOLS, SIGNS)]]);
  const slices = readSlices();
  let rare: ReadonlySet<number> | null = null;
  /** The small file that has a character which the faces lack. */
  const sliceOf = (code: number): string | undefined =>
    [SYMBOLS, ...slices.filter(({ holds }) => holds(code)).map(({ file }) => file)].find((file) => {
      const face = opened.get(file) ?? read(file, SIGNS);
      opened.set(file, face);
      return face.has(code);
    });
  const uncommon = (codes: readonly number[]): readonly number[] =>
    codes.filter((code) => !cut.some((face) => face.has(code)));
  return {
    lacking(text) {
      const codes = uncommon(codesOf(text)).filter((code) => sliceOf(code) === undefined);
      if (codes.length > 0) rare ??= charactersOfFile(readFileSync(join(PACKAGES, WHOLE)));
      return codes.filter((code) => !rare?.has(code)).map((code) => String.fromCodePoint(code));
    },
    within(text, draw) {
      const codes = codesOf(text);
      const bySlice = Map.groupBy(uncommon(codes), sliceOf);
      // The renderer takes files only.
      const folder = mkdtempSync(join(tmpdir(), 'gongkai-faces-'));
      try {
        const pieces = [...bySlice].flatMap(([file, of]) =>
          file === undefined ? [] : (opened.get(file)?.cut(of) ?? []),
        );
        const files = [...cut.map((face) => face.cut(codes)), ...pieces].map((bytes, index) => {
          const file = join(folder, `${index}.ttf`);
          writeFileSync(file, bytes);
          return file;
        });
        return draw(bySlice.has(undefined) ? [...files, join(PACKAGES, WHOLE)] : files);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function codesOf(text: string): readonly number[] {
  return [...new Set(text)].filter((sign) => !INVISIBLE.test(sign)).flatMap((sign) => sign.codePointAt(0) ?? []);
}

interface Slice {
  readonly file: string;
  /** Whether the list says so; a few of what it names are in no file. */
  readonly holds: (code: number) => boolean;
}

/** The list of the package: by the name of a slice its ranges, `U+4e00-4e10,U+4e12`. */
function readSlices(): readonly Slice[] {
  const list = JSON.parse(readFileSync(join(PACKAGES, SLICES, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(list).map(([name, text]) => {
    const ranges = [...text.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, first = '', last = first]) =>
      [first, last].map((code) => Number.parseInt(code, 16)),
    );
    const file = `${SLICES}/files/noto-sans-sc-${name.replace(/[[\]]/g, '')}-400-normal.woff`;
    return { file, holds: (code) => ranges.some(([first = 0, last = 0]) => code >= first && code <= last) };
  });
}
