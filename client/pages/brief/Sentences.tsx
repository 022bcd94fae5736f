/** A paragraph that is written by hand: words, and numbers as chips that follow the data and can be moved or taken out, but not typed over. */
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { TextPiece } from '../../../schema/briefing/text.ts';
import type { Material } from './editing.ts';
import styles from './editor.module.css';

export interface Pen {
  /** Puts a number where the caret is, or at the end. */
  insert(figure: string): void;
}

interface Props {
  readonly label: string;
  readonly pieces: readonly TextPiece[];
  readonly figures: Material['figures'];
  /** What a number that there is none of says. */
  readonly missing: string;
  readonly onChange: (pieces: readonly TextPiece[]) => void;
  readonly pen: Ref<Pen>;
}

export function Sentences({ label, pieces, figures, missing, onChange, pen }: Props) {
  const box = useRef<HTMLDivElement>(null);
  /** What stands in the box: what is typed there is not written into it again, which would move the caret. */
  const standing = useRef<readonly TextPiece[] | null>(null);
  const caret = useRef<Range | null>(null);
  useEffect(() => {
    if (box.current === null || standing.current === pieces) return;
    box.current.replaceChildren(...pieces.flatMap((piece) => nodesOf(piece)));
    standing.current = pieces;
  }, [pieces]);
  useEffect(() => {
    for (const chip of box.current?.querySelectorAll<HTMLElement>('[data-figure]') ?? []) {
      const found = figures.get(chip.dataset.figure ?? '');
      chip.textContent = found?.text ?? missing;
      chip.title = found?.name ?? '';
      chip.className = styles.chip ?? '';
    }
  });
  const tell = () => {
    if (box.current === null) return;
    standing.current = piecesIn(box.current);
    onChange(standing.current);
  };
  const put = (...nodes: readonly Node[]) => {
    const place = placeIn(box.current, caret.current);
    if (place === null) return;
    place.deleteContents();
    for (const node of nodes) {
      place.insertNode(node);
      place.setStartAfter(node);
    }
    place.collapse(true);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(place);
    caret.current = place.cloneRange();
    tell();
  };
  useImperativeHandle(pen, () => ({
    insert(figure) {
      box.current?.focus();
      put(...nodesOf({ figure }));
    },
  }));
  const keepCaret = () => {
    stepOutOfChip(box.current);
    const selection = document.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    if (range && box.current?.contains(range.commonAncestorContainer)) caret.current = range.cloneRange();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    keepCaret();
    const isLast = (box.current?.textContent ?? '') === '' || atEnd(box.current, caret.current);
    // Behind the last line end there is no line to stand in.
    put(document.createElement('br'));
    if (isLast) box.current?.append(document.createElement('br'));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a text area holds no chips
    <div
      ref={box}
      className={styles.sentences}
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      contentEditable
      suppressContentEditableWarning
      onInput={tell}
      onKeyDown={onKey}
      onKeyUp={keepCaret}
      onMouseUp={keepCaret}
      onBlur={keepCaret}
      onPaste={(event) => {
        event.preventDefault();
        keepCaret();
        put(...nodesOf(event.clipboardData.getData('text/plain')));
      }}
      onDrop={(event) => event.preventDefault()}
    />
  );
}

/** As they stand in the box: texts and line ends, and chips as one sign each. */
function nodesOf(piece: TextPiece): readonly Node[] {
  if (typeof piece === 'string')
    return piece
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .flatMap((line, place) => [
        ...(place === 0 ? [] : [document.createElement('br')]),
        ...(line === '' ? [] : [document.createTextNode(line)]),
      ]);
  const chip = document.createElement('span');
  chip.dataset.figure = piece.figure;
  chip.contentEditable = 'false';
  return [chip];
}

/** What stands in the box; a browser makes elements of its own, of which only texts and line ends count. */
function piecesIn(box: Node): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  const say = (text: string): void => {
    const last = pieces[pieces.length - 1];
    if (typeof last === 'string') pieces[pieces.length - 1] = last + text;
    else if (text !== '') pieces.push(text);
  };
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child instanceof Text) say(child.data.replace(/\u00a0/g, ' '));
      else if (child instanceof HTMLElement && child.dataset.figure !== undefined)
        pieces.push({ figure: child.dataset.figure });
      else if (child instanceof HTMLBRElement) say('\n');
      else {
        if (child instanceof HTMLDivElement && pieces.length > 0) say('\n');
        walk(child);
      }
    }
  };
  walk(box);
  return pieces;
}

/** A chip takes no caret: one that a click beside its line set in it would type nothing. It goes behind the chip. */
function stepOutOfChip(box: HTMLElement | null): void {
  const selection = document.getSelection();
  if (!selection?.isCollapsed) return;
  const at = selection.anchorNode;
  const chip = (at instanceof Element ? at : at?.parentElement)?.closest('[data-figure]');
  if (chip && box?.contains(chip))
    selection.collapse(chip.parentNode, [...(chip.parentNode?.childNodes ?? [])].indexOf(chip) + 1);
}

function placeIn(box: HTMLElement | null, caret: Range | null): Range | null {
  if (box === null) return null;
  if (caret && box.contains(caret.commonAncestorContainer)) return caret;
  const range = document.createRange();
  range.selectNodeContents(box);
  range.collapse(false);
  return range;
}

function atEnd(box: HTMLElement | null, caret: Range | null): boolean {
  if (box === null || caret === null) return true;
  const rest = caret.cloneRange();
  rest.selectNodeContents(box);
  rest.setStart(caret.endContainer, caret.endOffset);
  return rest.toString() === '' && rest.cloneContents().querySelector('[data-figure], br') === null;
}
