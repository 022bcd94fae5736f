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
import { charactersOfFile, openWoff } from './sfnt.ts';

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
  { family: LATIN_SANS, file: '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff' },
  { family: LATIN_SERIF, file: '@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff' },
  // Such as that of a failed check.
  {
    family: SIGNS,
    file: '@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff',
  },
];
const WHOLE = '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf';

/** The files, below the folder of packages. */
export const FACE_FILES: readonly string[] = [...CUT.map(({ file }) => file), WHOLE];

/** The family of whatever names no face that is there. */
export const FAMILIES: Readonly<Record<Lang, string>> = { zh: SANS, en: LATIN_SANS };

/** Files of faces that are not there; empty where pictures can be drawn. */
export function missingFaces(): readonly string[] {
  return FACE_FILES.filter((file) => !existsSync(join(PACKAGES, file)));
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
  const cut = CUT.map(({ family, file }) => ({ family, ...openWoff(readFileSync(join(PACKAGES, file)), family) }));
  const whole = join(PACKAGES, WHOLE);
  let rare: ReadonlySet<number> | null = null;
  const codesOf = (text: string): readonly number[] =>
    [...new Set(text)].filter((sign) => !INVISIBLE.test(sign)).flatMap((sign) => sign.codePointAt(0) ?? []);
  const uncommon = (text: string): readonly number[] =>
    codesOf(text).filter((code) => !cut.some((face) => face.has(code)));
  return {
    lacking(text) {
      const codes = uncommon(text);
      if (codes.length > 0) rare ??= charactersOfFile(readFileSync(whole));
      return codes.filter((code) => !rare?.has(code)).map((code) => String.fromCodePoint(code));
    },
    within(text, draw) {
      const codes = codesOf(text);
      const signs = codes.filter((code) => cut.every((face) => face.has(code) === (face.family === SIGNS)));
      // The renderer takes files only.
      const folder = mkdtempSync(join(tmpdir(), 'gongkai-faces-'));
      try {
        const files = cut.map((face, index) => {
          const file = join(folder, `${index}.ttf`);
          writeFileSync(file, face.cut(face.family === SIGNS ? signs : codes));
          return file;
        });
        return draw(uncommon(text).length > 0 ? [...files, whole] : files);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
