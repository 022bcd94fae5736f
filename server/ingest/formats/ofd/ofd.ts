/**
 * The transcript of an OFD file (GB/T 33190): a ZIP of XML in which every character has its place, and rules are paths. Its
 * pages are painted and read as those of a PDF are. Annotations, signatures and attachments are no text of the report.
 */
import { damagedFile, encryptedFile, noTextLayer, tooLarge } from '../../refusals.ts';
import { resolved } from '../container/office-package.ts';
import type { Zip } from '../container/zip.ts';
import { LIMITS } from '../limits.ts';
import type { PaintedPage, PdfText } from '../pdf/page.ts';
import { readPdf, textOfPages } from '../pdf/pdf.ts';
import { pdfOfPictures } from '../scan/picture-pdf.ts';
import type { Recognize } from '../scan/recognizer.ts';
import { largestPicture, type OfdPage, paintOfd } from './ofd-paint.ts';
import { Resources } from './ofd-resources.ts';
import { childOf, childrenOf, type Element, numbersOf, said, textIn, treeOf } from './ofd-xml.ts';

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT (encrypted, scanned) or TOO_LARGE. */
export async function readOfd(zip: Zip, fileName: string, recognize: Recognize | null = null): Promise<PdfText> {
  const container = new Container(zip, fileName);
  const painted: PaintedPage[] = [];
  const budget = { left: LIMITS.paintedObjects };
  let glyphs = 0;
  for await (const page of container.pages()) {
    if (painted.length >= LIMITS.pages) throw tooLarge(fileName, 'pages', LIMITS.pages);
    const one = paintOfd(page, budget);
    if (budget.left < 0) throw tooLarge(fileName, 'content', LIMITS.paintedObjects);
    painted.push(one);
    glyphs += one.glyphs.length;
    if (glyphs > LIMITS.pdfCharacters) throw tooLarge(fileName, 'text', LIMITS.pdfCharacters);
  }
  if (painted.length === 0) throw damagedFile(fileName, 'OFD');
  const read = textOfPages(painted, fileName);
  if (read !== null) return read;
  const { scans, leftOut } = await container.scans();
  const pages = recognize && pdfOfPictures(scans);
  if (!pages) throw noTextLayer(fileName, painted.length);
  return { ...(await readPdf(pages, fileName, recognize)), leftOut };
}

/** A part, and the folder from which it names others. */
interface Part {
  readonly root: Element;
  readonly folder: string;
}

interface Template extends Part {
  readonly above: boolean;
}

class Container {
  readonly #zip: Zip;
  readonly #fileName: string;

  constructor(zip: Zip, fileName: string) {
    this.#zip = zip;
    this.#fileName = fileName;
  }

  /** The pages of all documents in the container, in order. */
  async *pages(): AsyncGenerator<OfdPage> {
    const entrance = await this.#part('', 'OFD.xml');
    if (!entrance) throw damagedFile(this.#fileName, 'OFD');
    for (const body of childrenOf(entrance.root, 'DocBody')) {
      const document = await this.#part('', await this.#rootOf(body));
      if (document) yield* this.#pagesOf(document);
    }
  }

  /** The picture of each page that is one: of a page, the largest; as many as may be, and how many more there are. */
  async scans(): Promise<{ readonly scans: readonly Uint8Array[]; readonly leftOut: number }> {
    const scans: Uint8Array[] = [];
    let leftOut = 0;
    for await (const page of this.pages()) {
      const name = largestPicture(page);
      if (name === null) continue;
      const media = scans.length < LIMITS.scannedPages ? await this.#media(page, name) : null;
      if (media) scans.push(media);
      else if (scans.length >= LIMITS.scannedPages) leftOut++;
    }
    return { scans, leftOut };
  }

  async #media({ resources }: OfdPage, id: string): Promise<Uint8Array | null> {
    for (const path of resources.media(id)) {
      const bytes = await this.#zip.read(path);
      if (bytes) return bytes;
    }
    return null;
  }

  /** The document, in the version that is the current one. */
  async #rootOf(body: Element): Promise<string> {
    const versions = childrenOf(childOf(body, 'Versions'), 'Version');
    const current = versions.find((version) => said(version, 'Current') === 'true');
    const version = current ? await this.#part('', said(current, 'BaseLoc') ?? '') : null;
    const named = textIn(version?.root ?? null, 'DocRoot');
    return version && named !== '' ? resolved(version.folder, named) : textIn(body, 'DocRoot');
  }

  async *#pagesOf({ root, folder }: Part): AsyncGenerator<OfdPage> {
    const common = childOf(root, 'CommonData');
    const templates = new Map<string, Template>();
    for (const element of childrenOf(common, 'TemplatePage').slice(0, LIMITS.pages)) {
      const part = await this.#part(folder, said(element, 'BaseLoc') ?? '');
      if (part) templates.set(said(element, 'ID') ?? '', { ...part, above: isAbove(element) });
    }
    const shared = await this.#resources(common, folder, ['PublicRes', 'DocumentRes']);
    for (const element of childrenOf(childOf(root, 'Pages'), 'Page')) {
      const page = await this.#part(folder, said(element, 'BaseLoc') ?? '');
      if (!page) throw damagedFile(this.#fileName, 'OFD');
      yield await this.#page(page, common, templates, shared);
    }
  }

  async #page(
    { root, folder }: Part,
    common: Element | null,
    templates: ReadonlyMap<string, Template>,
    shared: readonly Part[],
  ): Promise<OfdPage> {
    const own = await this.#resources(root, folder, ['PageRes']);
    const used = childrenOf(root, 'Template').flatMap((element) => {
      const template = templates.get(said(element, 'TemplateID') ?? '');
      const above = said(element, 'ZOrder') === null ? template?.above : isAbove(element);
      return template ? [{ template, above: above ?? false }] : [];
    });
    const of = (above: boolean): readonly Element[] =>
      used.flatMap(({ template, ...use }) => (use.above === above ? childrenOf(template.root, 'Content') : []));
    const resources = new Resources();
    for (const { root: part, folder: from } of [...shared, ...own]) resources.add(part, from);
    const areas = [
      childOf(root, 'Area'),
      ...used.map(({ template }) => childOf(template.root, 'Area')),
      childOf(common, 'PageArea'),
    ];
    const area = areas.map((one) => numbersOf(textIn(one, 'PhysicalBox'))).find((box) => box.length === 4) ?? [];
    return { contents: [...of(false), ...childrenOf(root, 'Content'), ...of(true)], area, resources };
  }

  async #resources(parent: Element | null, folder: string, names: readonly string[]): Promise<readonly Part[]> {
    const parts: Part[] = [];
    for (const { name, text } of parent?.children.slice(0, MOST_RESOURCES) ?? []) {
      const part = names.includes(name) ? await this.#part(folder, text.trim()) : null;
      if (part) parts.push(part);
    }
    return parts;
  }

  /** A part by its path, from a folder or from the root; some programs leave the sign of the root out. */
  async #part(folder: string, path: string): Promise<Part | null> {
    for (const name of [resolved(folder, path), resolved('', path)]) {
      const bytes = name === '' ? null : await this.#zip.read(name);
      if (bytes) {
        if (isSealed(bytes)) throw encryptedFile(this.#fileName);
        return { root: treeOf(bytes, this.#fileName), folder: name.slice(0, name.lastIndexOf('/') + 1) };
      }
    }
    return null;
  }
}

/** Parts of resources of a document or a page. */
const MOST_RESOURCES = 100;

function isAbove(element: Element): boolean {
  return said(element, 'ZOrder') === 'Foreground';
}

/** Whether a part is no XML in any encoding: containers are encrypted part by part. */
function isSealed(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 64).includes(0x3c);
}
