/** How the parts of an Office file find each other: every part has relations to others, by type and target. */
import { attribute, walkXml } from './xml.ts';
import type { Zip } from './zip.ts';

export interface Relation {
  readonly id: string;
  /** The last word of its type: `styles`, `worksheet`; the same in both kinds of the standard. */
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

/** Relations of a part ('' is the package itself) to other parts of the file, in their order; none when nothing says so. */
export async function relationsOf(zip: Zip, part: string, fileName: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const bytes = await zip.read(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (!bytes) return [];
  const relations: Relation[] = [];
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const type = attribute(attributes, 'Type') ?? '';
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(part.slice(0, slash), attribute(attributes, 'Target') ?? ''),
      });
    },
    close: () => {},
  });
  return relations;
}

export function relationsTo(relations: readonly Relation[], type: string): readonly Relation[] {
  return relations.filter((relation) => relation.type === type);
}

export function targetOf(relations: readonly Relation[], type: string): string | null {
  return relationsTo(relations, type)[0]?.target ?? null;
}

/** The part that holds the text or the sheets, as the package says; `usual` where it says nothing. */
export async function mainPart(zip: Zip, fileName: string, usual: string): Promise<string> {
  return targetOf(await relationsOf(zip, '', fileName), 'officeDocument') ?? usual;
}

/** A target is given from the folder of its part, or from the root. Names are keys: one that leads out of the file finds none. */
export function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The kind of a file by the type that the package gives its main part. */
export async function kindOfPackage(zip: Zip, fileName: string): Promise<'docx' | 'xlsx' | 'xlsb' | 'slides' | null> {
  const main = targetOf(await relationsOf(zip, '', fileName), 'officeDocument');
  const types = await zip.read('[Content_Types].xml');
  if (main === null || !types) return null;
  let type = '';
  walkXml(types, fileName, {
    open: (name, attributes) => {
      const part = attribute(attributes, 'PartName')?.replace(/^\//, '');
      if (name === 'Override' && part?.toLowerCase() === main.toLowerCase())
        type = attribute(attributes, 'ContentType') ?? '';
    },
    close: () => {},
  });
  if (/wordprocessingml|ms-word/.test(type)) return 'docx';
  if (/ms-excel\.sheet\.binary/.test(type)) return 'xlsb';
  if (/spreadsheetml|ms-excel/.test(type)) return 'xlsx';
  return /presentationml|ms-powerpoint/.test(type) ? 'slides' : null;
}
