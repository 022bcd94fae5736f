/** What stands on a page: pieces of text, ruling lines and pictures, measured from the upper left corner in points. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isHan } from '../../text/normalize.ts';
import type { Glyph, Painted } from './canvas.ts';
import { type Box, heightOf, type Matrix, matrixOf, multiply, widthOf } from './matrix.ts';
import { type FontFacts, followPage, type Operations } from './paint.ts';
import { unifiedCharacters, withoutDoubles } from './radicals.ts';
import type { Ruling } from './rulings.ts';
import { pagesOnSheet } from './sheets.ts';
import { slantOf } from './slant.ts';
import { crossOut, withoutStrikes } from './strikes.ts';
import { type Piece, piecesOf, UNREADABLE, withoutNotes } from './text.ts';

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly rulings: readonly Ruling[];
  /** Filled boxes thicker than a line. */
  readonly boxes: readonly Box[];
  /** How far down the page each picture of some size begins. */
  readonly pictures: readonly number[];
}

/** What is read of a document made of pages. */
export interface PdfText {
  readonly text: string;
  /** Some characters could not be told. */
  readonly damaged: boolean;
  /** A program recognized the text in pictures of the pages. */
  readonly recognized: boolean;
  /** Pages that are pictures and were not looked at, behind as many as may be. */
  readonly leftOut?: number;
}

/** A page as it was painted, before it is known which of its fonts can be read. */
export interface PaintedPage extends Painted {
  readonly width: number;
  readonly height: number;
}

/** What all pages of a document share. */
export interface Document {
  readonly names: readonly string[];
  isShown(layer: unknown): boolean;
}

/** What pdf.js knows of layers and operations. */
export async function sharedBy(
  document: PDFDocumentProxy,
  operations: Readonly<Record<string, number>>,
): Promise<Document> {
  const names: string[] = [];
  for (const [name, code] of Object.entries(operations)) names[code] = name;
  const layers = await document.getOptionalContentConfig();
  return { names, isShown: (layer) => layers.isVisible(layer) !== false };
}

/** A page and the operations that paint it. */
export interface ListedPage {
  readonly page: PDFPageProxy;
  readonly list: Operations;
}

/** Lists the operations of a page, from 1. Throws what pdf.js throws. */
export async function listedPage(document: PDFDocumentProxy, number: number): Promise<ListedPage> {
  const page = await document.getPage(number);
  return { page, list: await page.getOperatorList() };
}

/** Paints a page by what turns its own coordinates to ours, so wide and so high. */
type Painter = (base: Matrix, across: number, down: number, slack?: number) => PaintedPage;

/** Paints a page. */
export function paintPage({ page, list }: ListedPage, document: Document): PaintedPage {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  // `slack`: how far a page that lies askew reaches beyond its edges when it is turned.
  const upright: Painter = (base, across, down, slack = 0) => {
    const box: Box = { left: -slack, top: -slack, right: across + slack, bottom: down + slack };
    const fontOf = (name: string): FontFacts | null => factsOf(page.commonObjs, name);
    const painted = followPage(list, { ...document, base, page: box, fontOf });
    return { ...painted, width: across, height: down };
  };
  const base = matrixOf(transform);
  const painted = upright(base, width, height);
  // A page whose text runs another way was meant to be turned.
  const most = painted.directions.indexOf(Math.max(...painted.directions));
  const turn = TURNS[most]?.(width, height);
  if (!turn) return straight(painted, base, upright);
  const turned = multiply(turn, base);
  return straight(upright(turned, most === 2 ? width : height, most === 2 ? height : width), turned, upright);
}

/** The page turned back by the little that it lies askew; itself, where it does not. */
function straight(painted: PaintedPage, base: Matrix, upright: Painter): PaintedPage {
  const slant = slantOf(painted);
  if (slant === 0) return painted;
  const { width, height } = painted;
  const turned = multiply(turnedBy(-slant, width / 2, height / 2), base);
  return upright(turned, width, height, Math.abs(Math.sin(slant)) * Math.max(width, height));
}

/** What turns by an angle about a point. */
function turnedBy(angle: number, x: number, y: number): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

/** By the direction in which text runs on the page: what turns it so that it runs to the right. */
const TURNS: readonly (((width: number, height: number) => Matrix) | null)[] = [
  null,
  (width) => [0, -1, 1, 0, 0, width],
  (width, height) => [-1, 0, 0, -1, width, height],
  (_, height) => [0, 1, -1, 0, height, 0],
];

function factsOf(objects: PDFPageProxy['commonObjs'], name: string): FontFacts | null {
  if (name === '' || !objects.has(name)) return null;
  const facts: FontFacts | null = objects.get(name);
  return facts;
}

/** A page with fewer characters that can be seen shows no text of its own. */
const LEAST_SEEN = 30;
const LEAST_RECOGNIZED = 100;

/** Whether all text of a page stands unseen upon a picture: a scan, with what a program recognized in it. */
function isRecognized({ glyphs, pictures, width, height }: PaintedPage): boolean {
  let seen = 0;
  for (const { hidden, text } of glyphs) if (!hidden && text.trim() !== '') seen++;
  const scanned = pictures.some((box) => widthOf(box) * heightOf(box) > 0.3 * width * height);
  return scanned && seen < LEAST_SEEN && glyphs.length - seen > LEAST_RECOGNIZED;
}

export interface PdfPages {
  readonly pages: readonly PdfPage[];
  /** Characters, and how many of them no font names. */
  readonly characters: number;
  readonly unreadable: number;
  /** Pages whose text a program recognized in a picture. */
  readonly recognized: number;
}

/** The pages as they can be read. */
export function readable(painted: readonly PaintedPage[]): PdfPages {
  const unnamed = fontsWithoutNames(painted);
  let [characters, unreadable, recognized] = [0, 0, 0];
  const pages = painted.flatMap((page): PdfPage[] => {
    const unseen = isRecognized(page);
    const large = WATERMARK * usualSize(page.glyphs);
    if (unseen) recognized++;
    const glyphs: Glyph[] = [];
    for (const glyph of page.glyphs) {
      if ((glyph.hidden && !unseen) || (glyph.pale && glyph.size > large)) continue;
      const text = unnamed.has(glyph.font) ? UNREADABLE : named(glyph.text);
      if (text !== ' ') characters++;
      if (text === UNREADABLE) unreadable++;
      glyphs.push(text === glyph.text ? glyph : { ...glyph, text });
    }
    const { width, height, boxes, pictures } = page;
    const rulings = withoutStrikes(page.rulings, glyphs);
    crossOut(page.slanted, glyphs);
    const pieces = withoutNotes(piecesOf(glyphs));
    return pagesOnSheet({ width, height, pieces, rulings, boxes, pictures }).map((own) => ({
      ...own,
      pictures: own.pictures.map(({ top }) => top),
    }));
  });
  return { pages, characters, unreadable, recognized };
}

/** A character as it stands in a text: one blank for all white space, and none that cannot be seen. */
function named(text: string): string {
  if (text > ' ' && text < '\u007f') return text;
  return unifiedCharacters(withoutDoubles(text)).replace(/\s/g, ' ').replace(CONTROL, UNREADABLE);
}

const CONTROL = /[\p{Cc}\ufffe\uffff]/gu;

/** Pale type this many times as large as the text is a watermark. */
const WATERMARK = 2;

function usualSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

/** Characters that no Chinese report has: controls, and scripts of other languages. */
const FOREIGN = /[\p{Cc}\ufffd-\uffff\u0180-\u036f\u0400-\u1fff\u2c00-\u2dff\ua000-\uabff\uac00-\ud7ff]/u;

/**
 * Fonts that do not say which characters they hold: pdf.js then takes numbers of glyphs for characters. Such fonts show
 * characters no report has, and what they show of others is as wrong; or they show digits and signs only.
 */
function fontsWithoutNames(pages: readonly PaintedPage[]): Set<string> {
  const counts = new Map<string, { all: number; foreign: number; numbered: number; han: number }>();
  for (const { glyphs } of pages) {
    for (const { font, text, numbered } of glyphs) {
      const count = counts.get(font) ?? { all: 0, foreign: 0, numbered: 0, han: 0 };
      counts.set(font, count);
      count.all++;
      if (numbered) count.numbered++;
      if (isHan(text.charCodeAt(0))) count.han++;
      else if (FOREIGN.test(text)) count.foreign++;
    }
  }
  const nameless = [...counts].filter(
    ([, { all, foreign, numbered, han }]) => foreign > 0.1 * all || (numbered === all && han < 0.2 * all),
  );
  return new Set(nameless.map(([font]) => font));
}
