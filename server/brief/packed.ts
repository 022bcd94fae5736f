/** A Word document as its bytes: what the library leaves out is put in, and pictures as they are. */
import { createHash } from 'node:crypto';
import { type Document, Packer, type Paragraph, type Table } from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Pictures by the paragraphs that show them, and what the library was given in their place. */
const PICTURES = new WeakMap<object, { readonly standIn: string; readonly png: Uint8Array }>();

/**
 * A paragraph that shows a picture. The library is given a name in the place of its bytes, which it would hash and compress: pictures are compressed
 * already, and with four of them that was two thirds of what a document cost.
 */
export function withPicture(png: Uint8Array, shown: (standIn: Uint8Array) => Paragraph): Paragraph {
  const standIn = createHash('sha256').update(png).digest('hex');
  const paragraph = shown(strToU8(standIn));
  PICTURES.set(paragraph, { standIn, png });
  return paragraph;
}

const FONTS = 'word/fontTable.xml';
const MEDIA = 'word/media/';

/** `instead`: what stands in for a face, for which the format has a place and the library has none. */
export async function packed(
  document: Document,
  children: readonly (Paragraph | Table)[],
  instead: readonly (readonly [face: string, instead: string])[],
): Promise<Uint8Array> {
  const pictures = new Map(children.flatMap((child) => PICTURES.get(child) ?? []).map((one) => [one.standIn, one.png]));
  const parts = unzipSync(await Packer.toBuffer(document));
  const table = parts[FONTS];
  if (!table) throw new Error('The document has no table of its faces');
  const named = instead.map(([face, other]) => `<w:font w:name="${face}"><w:altName w:val="${other}"/></w:font>`);
  const xml = strFromU8(table);
  const filled = xml.includes('</w:fonts>')
    ? xml.replace('</w:fonts>', `${named.join('')}</w:fonts>`)
    : xml.replace(/<w:fonts([^>]*)\/>/, `<w:fonts$1>${named.join('')}</w:fonts>`);
  if (filled === xml) throw new Error('The table of faces is of another shape');
  const files = Object.entries({ ...parts, [FONTS]: strToU8(filled) }).map(
    ([name, part]): [string, Zippable[string]] => {
      const png = name.startsWith(MEDIA) ? pictures.get(strFromU8(part)) : undefined;
      return [name, png === undefined ? part : [png, { level: 0 }]];
    },
  );
  return zipSync(Object.fromEntries(files));
}
