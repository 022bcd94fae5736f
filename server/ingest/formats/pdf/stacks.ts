/**
 * Columns one character wide, where no rules say what a cell is: words run down a character a line, and are put together in
 * the middle of their lines, where the values of their row stand. Digits that run down beside such words are one number, or
 * as many as there are lines, and nobody can tell: they are kept together as something that is no figure.
 */
import { EDITIONS } from '../../../../schema/form/cells.ts';
import { isHan } from '../../text/normalize.ts';
import { type Piece, UNREADABLE } from './text.ts';

/** Characters one below the other are not farther apart than this many type sizes. */
const NEXT = 1.7;
/** They stand one below the other as far as this share of the type size. */
const ASIDE = 0.3;
/** Characters of one cell are as far apart as its nearest two; those of the next cell are farther by its padding. */
const EVEN = 1.15;

type Kind = 'word' | 'digit';

interface Stack {
  readonly kind: Kind;
  readonly pieces: readonly Piece[];
}

/** The pieces with those that run down put together. */
export function withStacks(pieces: readonly Piece[]): readonly Piece[] {
  const single = pieces.filter((piece) => kindOf(piece) !== null);
  if (single.length < 2) return pieces;
  const stacks = stacksOf(single);
  const words = stacks.filter(({ kind }) => kind === 'word');
  const digits = stacks.filter((stack) => stack.kind === 'digit' && words.some((word) => isBeside(word, stack)));
  const taken = new Set([...words, ...digits].flatMap((stack) => stack.pieces));
  if (taken.size === 0) return pieces;
  return [...pieces.filter((piece) => !taken.has(piece)), ...[...words, ...digits].map(joined)];
}

function kindOf({ text }: Piece): Kind | null {
  if (text.length !== 1) return null;
  if (/[\d０-９]/.test(text)) return 'digit';
  return isHan(text.charCodeAt(0)) || /[（）、.．：“”]/.test(text) ? 'word' : null;
}

function stacksOf(single: readonly Piece[]): Stack[] {
  const chains: Piece[][] = [];
  const open: Piece[][] = [];
  for (const piece of [...single].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    while (open[0] && piece.baseline - (open[0].at(-1)?.baseline ?? 0) > NEXT * LARGEST) open.shift();
    const chain = open.find((candidate) => goesOn(candidate.at(-1), piece));
    if (chain) chain.push(piece);
    else {
      const begun = [piece];
      chains.push(begun);
      open.push(begun);
    }
  }
  return chains
    .flatMap(cellsOf)
    .filter((cell) => cell.length > 1)
    .map((cell) => ({ kind: cell.some((piece) => kindOf(piece) === 'word') ? 'word' : 'digit', pieces: cell }));
}

/** Type is not larger, in points. */
const LARGEST = 40;

function goesOn(above: Piece | undefined, below: Piece): boolean {
  if (!above || kindOf(above) !== kindOf(below)) return false;
  const apart = below.baseline - above.baseline;
  const middle = (piece: Piece): number => (piece.left + piece.right) / 2;
  return (
    apart > 0.5 * above.size &&
    apart < NEXT * above.size &&
    Math.abs(middle(below) - middle(above)) < ASIDE * above.size
  );
}

/** A chain of characters by cells: where a gap parts them, and where one label of the form ends and the next begins. */
function cellsOf(chain: readonly Piece[]): Piece[][] {
  const steps = chain.slice(1).map((piece, index) => piece.baseline - (chain[index]?.baseline ?? 0));
  const least = Math.min(...steps);
  const cells: Piece[][] = [];
  chain.forEach((piece, index) => {
    const cell = cells.at(-1);
    if (cell && (steps[index - 1] ?? 0) < EVEN * least) cell.push(piece);
    else cells.push([piece]);
  });
  return cells.flatMap(byLabels);
}

/** Labels that run down in cells without padding, one after the other; as they are, where anything else is among them. */
function byLabels(cell: Piece[]): Piece[][] {
  const text = cell.map((piece) => piece.text).join('');
  const parts: Piece[][] = [];
  for (let at = 0; at < text.length; ) {
    const label = LABELS.find((one) => text.startsWith(one, at));
    if (label === undefined) return [cell];
    parts.push(cell.slice(at, at + label.length));
    at += label.length;
  }
  return parts;
}

/** What stands in the first column of section 二. */
const LABELS: readonly string[] = [
  '信息内容',
  ...Object.values(EDITIONS).flatMap(({ sectionII }) =>
    sectionII.flatMap(({ rows }) => rows.map(({ label }) => label.zh)),
  ),
].sort((a, b) => b.length - a.length);

/** Words on the left of digits, in lines that they share. */
function isBeside(word: Stack, digits: Stack): boolean {
  const [top, bottom] = edgesOf(digits);
  const [first, last] = edgesOf(word);
  const right = Math.max(...word.pieces.map((piece) => piece.right));
  return right <= (digits.pieces[0]?.left ?? 0) && first < bottom && last > top;
}

/** The lines of its first and its last character. */
function edgesOf({ pieces }: Stack): readonly [number, number] {
  return [pieces[0]?.baseline ?? 0, pieces.at(-1)?.baseline ?? 0];
}

function joined(stack: Stack): Piece {
  const { kind, pieces } = stack;
  const [first] = pieces;
  if (!first) throw new Error('a stack of nothing');
  const [top, bottom] = edgesOf(stack);
  const text = pieces.map((piece) => piece.text).join(kind === 'digit' ? UNREADABLE : '');
  const left = Math.min(...pieces.map((piece) => piece.left));
  const right = Math.max(...pieces.map((piece) => piece.right));
  return { ...first, text, left, right, baseline: (top + bottom) / 2, stops: Array.from(text, () => left) };
}
