/** A filled form as OpenDocument files, made by hand, so that every piece can be dressed otherwise. */
import type { FilledForm } from '../render/form.ts';
import { type FormTable, gridOf, type Part, partsOf } from './parts.ts';
import { escaped } from './wordml.ts';
import { type ZipEntry, zipOf } from './zip-writer.ts';

const URN = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMES = ['office', 'style', 'text', 'table', 'config'];
const ODF_NAMESPACES = [
  ...NAMES.map((name) => `xmlns:${name}="${URN}:${name}:1.0"`),
  `xmlns:draw="${URN}:drawing:1.0"`,
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ');

export type OdfType = 'text' | 'spreadsheet';

export interface OdfContent {
  readonly body: string;
  /** Automatic styles of the content. */
  readonly styles?: string;
  /** Styles that have names, in their own part. */
  readonly named?: string;
  readonly settings?: string;
}

const root = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:${name} ${ODF_NAMESPACES}>${content}</office:${name}>`;
const automatic = (styles: string): string => `<office:automatic-styles>${styles}</office:automatic-styles>`;
const bodyOf = (type: OdfType, body: string): string =>
  `<office:body><office:${type}>${body}</office:${type}></office:body>`;

/** The parts of a package as office programs write them. */
export function odfParts(type: OdfType, { body, styles = '', named = '', settings = '' }: OdfContent): ZipEntry[] {
  return [
    { name: 'mimetype', bytes: `application/vnd.oasis.opendocument.${type}` },
    { name: 'META-INF/manifest.xml', bytes: '<manifest:manifest xmlns:manifest="m"/>' },
    { name: 'settings.xml', bytes: root('document-settings', settings) },
    { name: 'styles.xml', bytes: root('document-styles', named) },
    { name: 'content.xml', bytes: root('document-content', automatic(styles) + bodyOf(type, body)) },
  ];
}

export function odfFile(type: OdfType, content: OdfContent): Uint8Array {
  return zipOf(odfParts(type, content));
}

/** The same as one XML. */
export function flatOdf(type: OdfType, { body, styles = '', named = '' }: OdfContent): Uint8Array {
  const padding = Array.from(
    { length: 60 },
    (_, index) => `xmlns:more${index}="urn:a-vocabulary-of-some-program:${index}"`,
  );
  const mime = `office:mimetype="application/vnd.oasis.opendocument.${type}"`;
  const content = named + automatic(styles) + bodyOf(type, body);
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n`;
  return new TextEncoder().encode(
    `${head}<office:document ${ODF_NAMESPACES} ${padding.join(' ')} ${mime}>${content}</office:document>`,
  );
}

export const p = (content: string, style = 'Standard'): string =>
  `<text:p text:style-name="${style}">${content}</text:p>`;
export const span = (content: string, style: string): string =>
  `<text:span text:style-name="${style}">${content}</text:span>`;

export interface OdfDress {
  /** The content of a cell of a figure that has one. */
  readonly figure: (text: string) => string;
  readonly row: (cells: string) => string;
  /** A heading, by its words without the ordinal. */
  readonly heading: ((words: string) => string) | null;
}

const PLAIN: OdfDress = {
  figure: (text) => p(escaped(text)),
  row: (cells) => `<table:table-row>${cells}</table:table-row>`,
  heading: null,
};

const isFigure = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text);

const spans = (across: number, down: number): string =>
  `${across > 1 ? ` table:number-columns-spanned="${across}"` : ''}${down > 1 ? ` table:number-rows-spanned="${down}"` : ''}`;

/** The body of a text. */
export function odtBody(form: FilledForm, dress: Partial<OdfDress> = {}): string {
  const worn = { ...PLAIN, ...dress };
  const written = (part: Part): string => {
    if (part.kind === 'table') return `<table:table>${tableRows(part, worn)}</table:table>`;
    if (part.heading !== null && worn.heading) return worn.heading(part.heading);
    return p(escaped(part.text));
  };
  return partsOf(form).map(written).join('');
}

function tableRows(table: FormTable, dress: OdfDress): string {
  return gridOf(table)
    .map((cells) => {
      const written = cells.map((cell) => {
        if (cell === null) return '<table:covered-table-cell/>';
        const content = isFigure(cell.text) ? dress.figure(cell.text) : p(escaped(cell.text));
        return `<table:table-cell office:value-type="string"${spans(cell.across, cell.down)}>${content}</table:table-cell>`;
      });
      return dress.row(written.join(''));
    })
    .join('');
}

export const odtOf = (
  form: FilledForm,
  dress: Partial<OdfDress> = {},
  rest: Omit<OdfContent, 'body'> = {},
): Uint8Array => odfFile('text', { ...rest, body: odtBody(form, dress) });

/** A cell of a sheet with a figure; `null`: an empty one. */
export type WriteFigure = (text: string, spanned: string) => string;

export const FIGURE: WriteFigure = (text, spanned) =>
  `<table:table-cell office:value-type="float" office:value="${text}"${spanned}><text:p>${text}</text:p></table:table-cell>`;

const COLUMNS = 16_384;

/** The rows of a sheet, one form on it, as office programs write them to the last column. */
export function odsRows(form: FilledForm, figure: WriteFigure = FIGURE): string {
  return partsOf(form)
    .flatMap((part) => {
      if (part.kind === 'line')
        return [`<table:table-cell office:value-type="string">${p(escaped(part.text))}</table:table-cell>`];
      return gridOf(part).map((cells) =>
        cells
          .map((cell) => {
            if (cell === null) return '<table:covered-table-cell/>';
            const spanned = spans(cell.across, cell.down);
            if (cell.text === '') return `<table:table-cell${spanned}/>`;
            if (isFigure(cell.text)) return figure(cell.text, spanned);
            return `<table:table-cell office:value-type="string"${spanned}>${p(escaped(cell.text))}</table:table-cell>`;
          })
          .join(''),
      );
    })
    .map(
      (cells) =>
        `<table:table-row>${cells}<table:table-cell table:number-columns-repeated="${COLUMNS}"/></table:table-row>`,
    )
    .join('');
}

export const sheetOf = (rows: string, style = 'ta1', name = '年报'): string =>
  `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;

export const odsOf = (form: FilledForm, figure?: WriteFigure, rest: Omit<OdfContent, 'body'> = {}): Uint8Array =>
  odfFile('spreadsheet', { ...rest, body: sheetOf(odsRows(form, figure)) });
