/**
 * The vocabularies of Office files by the prefix that Office itself gives them: programs may choose others, and the same
 * name means other things in each (a paragraph of the text and one of a drawing are both `p`).
 */

const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.microsoft.com/office/word/2003/wordml', 'w'],
  ['http://schemas.microsoft.com/office/word/2003/auxHint', 'wx'],
  ['http://schemas.microsoft.com/aml/2001/core', 'aml'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup', 'wpg'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas', 'wpc'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing', 'wp14'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:spreadsheet', 'ss'],
  ...['office', 'style', 'text', 'table', 'drawing', 'form', 'presentation', 'config', 'chart', 'meta', 'dr3d'].map(
    (name): [string, string] => [
      `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`,
      name === 'drawing' ? 'draw' : name,
    ],
  ),
  ['urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0', 'number'],
  ['urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0', 'calcext'],
]);

interface Declared {
  readonly depth: number;
  readonly prefix: string;
  readonly before: string | undefined;
}

/** Which vocabulary a prefix stands for, where the walk has come to. */
export class Vocabularies {
  readonly #known = new Map<string, string>();
  readonly #declared: Declared[] = [];

  enter(attributes: Readonly<Record<string, string>>, depth: number): void {
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue;
      const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6) : null;
      if (prefix === null) continue;
      this.#declared.push({ depth, prefix, before: this.#known.get(prefix) });
      this.#known.set(prefix, PREFIXES.get(attributes[key] ?? '') ?? prefix);
    }
  }

  leave(depth: number): void {
    for (let last = this.#declared.at(-1); last && last.depth === depth; last = this.#declared.at(-1)) {
      this.#declared.pop();
      if (last.before === undefined) this.#known.delete(last.prefix);
      else this.#known.set(last.prefix, last.before);
    }
  }

  of(prefix: string): string {
    return this.#known.get(prefix) ?? prefix;
  }
}
