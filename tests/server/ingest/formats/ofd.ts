/** A filled form as an OFD file, made by hand: every character in its place, rules as paths, so that each can be dressed otherwise. */
import type { FilledForm } from '../render/form.ts';
import { type FormTable, gridOf, partsOf } from './parts.ts';
import { escaped } from './wordml.ts';
import { type ZipEntry, zipOf } from './zip-writer.ts';

/** A place on a page, in millimetres. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface OfdDress {
  /** Characters of one line, from the left end of the line they stand on. */
  readonly text: (text: string, place: Place, size: number) => string;
  /** A rule from one place to another. */
  readonly rule: (from: Place, to: Place) => string;
  /** Around all objects of a page. */
  readonly page: (objects: string) => string;
}

const boxed = (x: number, y: number, width: number, height: number): string =>
  `Boundary="${x} ${y} ${width} ${height}"`;
const widthOf = (character: string, size: number): number => (/[\u2e80-\uffef]/.test(character) ? size : size / 2);
export const stepsFor = (text: string, size: number): number[] =>
  Array.from(text)
    .slice(0, -1)
    .map((character) => widthOf(character, size));

/** A text object; `more`: attributes of it, `within`: elements before its characters. */
export function textObject(text: string, { x, y }: Place, size: number, more = '', within = ''): string {
  const width = stepsFor(text, size).reduce((sum, step) => sum + step, size);
  const delta = text.length > 1 ? ` DeltaX="${stepsFor(text, size).join(' ')}"` : '';
  return `<ofd:TextObject ID="1" ${boxed(x, y - size, width, size * 1.2)} Font="3" Size="${size}"${more}>${within}<ofd:TextCode X="0" Y="${size}"${delta}>${escaped(text)}</ofd:TextCode></ofd:TextObject>`;
}

export const strokedRule = (from: Place, to: Place): string =>
  `<ofd:PathObject ID="2" ${boxed(from.x, from.y, to.x - from.x, to.y - from.y)} LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L ${to.x - from.x} ${to.y - from.y}</ofd:AbbreviatedData></ofd:PathObject>`;

export const PLAIN_OFD: OfdDress = {
  text: (text, place, size) => textObject(text, place, size),
  rule: strokedRule,
  page: (objects) => `<ofd:Layer ID="9" Type="Body">${objects}</ofd:Layer>`,
};

const [WIDTH, HEIGHT, MARGIN, SIZE, LINE] = [210, 297, 15, 2.6, 3.6];

/** What stands on each page: its objects, dressed. */
export function ofdPages(form: FilledForm, dress: Partial<OfdDress> = {}): string[] {
  const worn = { ...PLAIN_OFD, ...dress };
  const pages: string[] = [];
  let [objects, y] = ['', MARGIN];
  const turn = (height: number): void => {
    if (y + height < HEIGHT - MARGIN) return;
    pages.push(worn.page(objects));
    [objects, y] = ['', MARGIN];
  };
  const most = Math.floor((WIDTH - 2 * MARGIN) / 4);
  for (const part of partsOf(form)) {
    if (part.kind === 'line') {
      for (let at = 0; at < part.text.length; at += most) {
        turn(6);
        objects += worn.text(part.text.slice(at, at + most), { x: MARGIN, y: y + 4 }, 4);
        y += 6;
      }
      continue;
    }
    const grid = gridOf(part);
    const heights = grid.map((row) => heightOf(row, part));
    // A table that is cut where its merged cells are would be another table.
    turn(heights.reduce((sum, height) => sum + height, 0));
    objects += tableOf(part, heights, y, worn);
    y += heights.reduce((sum, height) => sum + height, 0) + 4;
  }
  return [...pages, worn.page(objects)];
}

const columnOf = (table: FormTable): number => (WIDTH - 2 * MARGIN) / table.columns;

function linesIn(text: string, width: number): string[] {
  const most = Math.max(1, Math.floor((width - 1) / SIZE));
  const plain = /^[\d.]+$/.test(text) ? most * 2 : most;
  return Array.from({ length: Math.ceil(text.length / plain) }, (_, line) =>
    text.slice(line * plain, (line + 1) * plain),
  );
}

function heightOf(row: ReturnType<typeof gridOf>[number], table: FormTable): number {
  const lines = row.map((cell) =>
    cell && cell.down === 1 ? linesIn(cell.text, cell.across * columnOf(table)).length : 1,
  );
  return Math.max(...lines) * LINE + 1.5;
}

function tableOf(table: FormTable, heights: readonly number[], top: number, dress: OfdDress): string {
  const column = columnOf(table);
  const tops = [top];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  let drawn = '';
  gridOf(table).forEach((row, index) => {
    row.forEach((cell, at) => {
      if (!cell) return;
      const [left, right] = [MARGIN + at * column, MARGIN + (at + cell.across) * column];
      const [upper, lower] = [tops[index] ?? 0, tops[Math.min(index + cell.down, heights.length)] ?? 0];
      drawn +=
        dress.rule({ x: left, y: upper }, { x: right, y: upper }) +
        dress.rule({ x: left, y: lower }, { x: right, y: lower });
      drawn +=
        dress.rule({ x: left, y: upper }, { x: left, y: lower }) +
        dress.rule({ x: right, y: upper }, { x: right, y: lower });
      linesIn(cell.text, right - left).forEach((line, number) => {
        drawn += dress.text(line, { x: left + 0.6, y: upper + 3 + number * LINE }, SIZE);
      });
    });
  });
  return drawn;
}

export interface OfdContainer {
  /** Contents of the pages. */
  readonly pages: readonly string[];
  readonly namespace?: string;
  /** Beside the contents, in each page. */
  readonly beside?: string;
  readonly common?: string;
  readonly resources?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** How a page is named by its document. */
  readonly path?: (page: number) => string;
  readonly area?: string;
}

/** The parts of a container. */
export function ofdParts(container: OfdContainer): ZipEntry[] {
  const { pages, namespace = 'http://www.ofdspec.org/2016', beside = '', common = '', resources = '' } = container;
  const root = (name: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><ofd:${name} xmlns:ofd="${namespace}">${content}</ofd:${name}>`;
  const path = container.path ?? ((page) => `Pages/Page_${page}/Content.xml`);
  const listed = pages.map((_, page) => `<ofd:Page ID="${page + 100}" BaseLoc="${path(page)}"/>`).join('');
  const area = `<ofd:PageArea><ofd:PhysicalBox>${container.area ?? `0 0 ${WIDTH} ${HEIGHT}`}</ofd:PhysicalBox></ofd:PageArea>`;
  const document = `<ofd:CommonData>${area}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${common}</ofd:CommonData><ofd:Pages>${listed}</ofd:Pages>`;
  return [
    {
      name: 'OFD.xml',
      bytes: root('OFD', '<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>'),
    },
    { name: 'Doc_0/Document.xml', bytes: root('Document', document) },
    { name: 'Doc_0/PublicRes.xml', bytes: root('Res', resources) },
    ...pages.map((content, page) => ({
      name: `Doc_0/Pages/Page_${page}/Content.xml`,
      bytes: root('Page', `${beside}<ofd:Content>${content}</ofd:Content>`),
    })),
    ...Object.entries(container.parts ?? {}).map(([name, bytes]) => ({
      name,
      bytes: typeof bytes === 'string' ? root('Page', bytes) : bytes,
    })),
  ];
}

export const ofdFile = (container: OfdContainer): Uint8Array => zipOf(ofdParts(container));

export const ofdOf = (form: FilledForm, dress: Partial<OfdDress> = {}, rest: Partial<OfdContainer> = {}): Uint8Array =>
  ofdFile({ pages: ofdPages(form, dress), ...rest });
