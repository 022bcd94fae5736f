/**
 * The document as it was read, line by line, in a frame of its own that scrolls to the figure chosen. What findings
 * concern is underlined; a number of the tables or the prose leads back to where it stands in them.
 */
import { memo, useEffect, useMemo, useRef } from 'react';
import type { Outcome } from '../../schema/check/finding.ts';
import { useWords } from '../i18n/i18n.tsx';
import styles from './DocumentPane.module.css';
import { figuresWords } from './figures.words.ts';
import { type Mark, type SpotKey, spotAt } from './marks.ts';
import {
  blocksOf,
  gridCells,
  lineAt,
  linesOf,
  type Segment,
  type Spot,
  segmentsOf,
  spotsByLine,
  type TextBlock,
  type TextLine,
} from './reading-text.ts';
import { showIn } from './show-in.ts';

interface Props {
  readonly text: string;
  readonly spots: readonly Spot[];
  readonly marks: ReadonlyMap<SpotKey, readonly Mark[]>;
  /** Lines that are headings of the form's sections. */
  readonly headings: ReadonlySet<number>;
  readonly selected: SpotKey | null;
  readonly active: ReadonlySet<SpotKey>;
  /** A line to show instead of the chosen figures: a section chosen from the outline. */
  readonly shownLine: number | null;
  readonly onSelect: (spot: SpotKey) => void;
  /** The address at which that figure is chosen. */
  readonly hrefOf: (spot: SpotKey) => string;
}

const NONE: readonly Spot[] = [];

interface PieceState {
  readonly outcome: Outcome | undefined;
  readonly state: 'selected' | 'active' | undefined;
}

interface LineProps {
  readonly line: TextLine;
  readonly spots: readonly Spot[];
  readonly shape: TextBlock['kind'] | 'heading';
  readonly blankWord: string;
  readonly stateOf: (key: SpotKey) => PieceState;
  readonly onSelect: (key: SpotKey) => void;
  readonly hrefOf: (key: SpotKey) => string;
  /** Changes exactly when something on this line looks different. */
  readonly look: string;
}

function Piece({
  segment,
  stateOf,
  onSelect,
  hrefOf,
  blankWord,
}: { readonly segment: Segment } & Pick<LineProps, 'stateOf' | 'onSelect' | 'hrefOf' | 'blankWord'>) {
  const { spot, text } = segment;
  if (!spot) return text;
  const { outcome, state } = stateOf(spot.key);
  const inProse = spotAt(spot.key).kind === 'text';
  return (
    // A link, not a button: it breaks over lines with the words around it, and can be opened in a page of its own.
    <a
      href={hrefOf(spot.key)}
      className={styles.spot}
      data-spot={spot.key}
      data-outcome={outcome}
      data-state={state}
      data-in={inProse ? 'prose' : 'table'}
      // The tables and lists are the way in for the keyboard; here the numbers of the prose only.
      tabIndex={inProse ? 0 : -1}
      aria-label={text === '' ? blankWord : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onSelect(spot.key);
      }}
    >
      {text === '' ? '␣' : text}
    </a>
  );
}

const Line = memo(
  function Line({ line, spots, shape, blankWord, stateOf, onSelect, hrefOf }: LineProps) {
    const pieces = (text: string, start: number, here: readonly Spot[]) =>
      segmentsOf(text, start, here).map((segment) => (
        <Piece
          key={`${segment.start}.${segment.spot?.key ?? ''}`}
          segment={segment}
          stateOf={stateOf}
          onSelect={onSelect}
          hrefOf={hrefOf}
          blankWord={blankWord}
        />
      ));
    if (shape === 'run') {
      return (
        <span className={styles.numeric} data-line={line.number}>
          {pieces(line.text, line.start, spots)}
        </span>
      );
    }
    return (
      <div className={styles[shape === 'grid' ? 'row' : shape]} data-line={line.number}>
        <span className={styles.lineNumber} aria-hidden="true">
          {line.number}
        </span>
        {shape === 'grid' ? (
          <span className={styles.cells}>
            {gridCells(line, spots).map((cell) => (
              <span key={cell.start} className={cell.numeric ? styles.numeric : styles.words}>
                {pieces(
                  cell.text,
                  cell.start,
                  spots.filter((spot) => spot.start >= cell.start && spot.start <= cell.start + cell.text.length),
                )}
              </span>
            ))}
          </span>
        ) : (
          <span className={styles.text}>{pieces(line.text, line.start, spots)}</span>
        )}
      </div>
    );
  },
  (before, after) => before.look === after.look && before.line === after.line && before.onSelect === after.onSelect,
);

export function DocumentPane({ text, spots, marks, headings, selected, active, shownLine, onSelect, hrefOf }: Props) {
  const words = useWords(figuresWords);
  const pane = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesOf(text), [text]);
  const byLine = useMemo(() => spotsByLine(lines, spots), [lines, spots]);
  const blocks = useMemo(() => blocksOf(lines, byLine), [lines, byLine]);

  const stateOf = (key: SpotKey): PieceState => ({
    outcome: marks.get(key)?.[0]?.outcome,
    state: key === selected ? 'selected' : active.has(key) ? 'active' : undefined,
  });
  const lookOf = (here: readonly Spot[]) => here.map((spot) => `${spot.key}${stateOf(spot.key).state ?? ''}`).join(' ');

  const wanted = shownLine === null ? (selected ?? [...active][0] ?? null) : null;
  const wantedStart = wanted === null ? undefined : spots.find(({ key }) => key === wanted)?.start;
  const target = wantedStart === undefined ? shownLine : (lineAt(lines, wantedStart)?.number ?? null);
  useEffect(() => {
    const frame = pane.current;
    if (!frame || target === null) return;
    const show = () => {
      const element =
        frame.querySelector(`[data-spot="${wanted ?? ''}"]`) ?? frame.querySelector(`[data-line="${target}"]`);
      if (element) showIn(frame, element);
    };
    show();
    // Lines out of sight are laid out only when they come near: what lay between may have grown.
    const again = requestAnimationFrame(show);
    return () => cancelAnimationFrame(again);
  }, [target, wanted]);

  if (text.trim() === '') return <p className={styles.none}>{words.emptyDocument}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={pane} className={styles.pane} aria-label={words.documentText} tabIndex={0} lang="zh-CN">
      {blocks.map((block) => {
        const content = block.lines.map((line) => {
          const here = byLine.get(line.number) ?? NONE;
          return (
            <Line
              key={line.number}
              line={line}
              spots={here}
              shape={block.kind === 'prose' && headings.has(line.number) ? 'heading' : block.kind}
              blankWord={words.blankHere}
              stateOf={stateOf}
              onSelect={onSelect}
              hrefOf={hrefOf}
              look={lookOf(here)}
            />
          );
        });
        const first = block.lines[0]?.number;
        return block.kind === 'run' ? (
          <div key={first} className={styles.run}>
            <span className={styles.lineNumber} aria-hidden="true">
              {first}
            </span>
            <span className={styles.runCells}>{content}</span>
          </div>
        ) : (
          <div key={first} className={styles[block.kind === 'grid' ? 'grid' : 'block']}>
            {content}
          </div>
        );
      })}
    </section>
  );
}
