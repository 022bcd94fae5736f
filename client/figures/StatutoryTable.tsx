/**
 * A statutory table drawn as it is printed, from the form as data. Each figure is a button; one of them is in the tab
 * order, the arrow keys reach the rest, so that a table of 175 figures costs one stop of the Tab key.
 */
import { type FocusEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { cellName } from '../../schema/form/cells.ts';
import type { CellId, SectionId } from '../../schema/form/edition.ts';
import {
  cellsIn,
  type FigureSlot,
  type LabelCell,
  type TableLayout,
  type TableRow,
} from '../../schema/form/layout/layout.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { FigureButton } from './FigureButton.tsx';
import { type FigureText, figureText } from './figure-text.ts';
import { figuresWords } from './figures.words.ts';
import type { Mark, SpotKey } from './marks.ts';
import { cellAfter, isMoveKey } from './moves.ts';
import { printedLabel } from './printed-label.ts';
import styles from './StatutoryTable.module.css';
import { ensureCellId, type ShownFigure } from './shown.ts';

interface Props {
  readonly layout: TableLayout;
  /** Which table, for its column widths. */
  readonly shape: SectionId;
  readonly caption: string;
  /** null: the form itself, with nothing in it. */
  readonly figures: ReadonlyMap<string, ShownFigure> | null;
  readonly marks: ReadonlyMap<SpotKey, readonly Mark[]>;
  readonly selected: CellId | null;
  /** Figures of the finding that stands opened. */
  readonly active: ReadonlySet<SpotKey>;
  readonly onSelect: (cell: CellId) => void;
}

const EMPTY: FigureText = { text: '', kind: 'zero', beside: null, was: null };

export function StatutoryTable({ layout, shape, caption, figures, marks, selected, active, onSelect }: Props) {
  const lang = useLang();
  const words = useWords(figuresWords);
  const frame = useRef<HTMLDivElement>(null);
  const cells = useMemo(() => cellsIn(layout), [layout]);
  const [visited, setVisited] = useState<CellId | null>(null);
  const tabbable = [visited, selected].find((cell) => cell !== null && cells.includes(cell)) ?? cells[0];

  const select = useMemo(
    () => (text: string) => {
      const cell = ensureCellId(text);
      if (cell) onSelect(cell);
    },
    [onSelect],
  );

  const cellOf = (target: EventTarget): CellId | null =>
    target instanceof HTMLElement ? ensureCellId(target.dataset.cell ?? null) : null;

  const move = (event: KeyboardEvent) => {
    const from = cellOf(event.target);
    if (!from || !isMoveKey(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const to = cellAfter(layout, from, event.key);
    if (to) frame.current?.querySelector<HTMLElement>(`[data-cell="${to}"]`)?.focus();
  };

  const label = (cell: LabelCell) => (
    <th
      key={`label.${cell.key}`}
      scope={cell.scope}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
      data-column={cell.column}
      data-role={cell.role}
      data-level={shape === 'III' && cell.column < layout.labelColumns ? cell.column : undefined}
      data-indent={cell.indent}
      className={cell.column < layout.labelColumns ? styles.label : styles.head}
    >
      <span className={styles.words} data-group={cell.role === 'group' || undefined}>
        {printedLabel(cell, shape, lang)}
      </span>
    </th>
  );

  const figure = (slot: FigureSlot) => {
    const spot: SpotKey = `cell:${slot.cell}`;
    const mark = marks.get(spot)?.[0] ?? null;
    const { text, kind, beside, was } = figures === null ? EMPTY : figureText(figures.get(slot.cell), lang);
    const said = mark ? words.marks[mark.outcome][mark.role] : '';
    const value = was === null ? text : words.corrected(was, text);
    const name = [cellName(slot.cell, lang), value, beside ? words.printedAs(beside) : '', said].filter(Boolean);
    return (
      <td
        key={slot.cell}
        colSpan={slot.colSpan}
        className={styles.cell}
        data-outcome={mark?.outcome}
        data-role={mark?.role}
        data-active={active.has(spot) || undefined}
        data-selected={slot.cell === selected || undefined}
        data-total={slot.total || undefined}
        data-corrected={was !== null || undefined}
      >
        <FigureButton
          cell={slot.cell}
          text={text}
          kind={kind}
          was={was}
          name={name.join(lang === 'zh' ? '，' : ', ')}
          outcome={mark?.outcome ?? null}
          role={mark?.role ?? null}
          selected={slot.cell === selected}
          tabbable={slot.cell === tabbable}
          onSelect={select}
        />
      </td>
    );
  };

  const row = (one: TableRow) => (
    <tr key={one.key}>{one.cells.map((cell) => (cell.kind === 'label' ? label(cell) : figure(cell)))}</tr>
  );

  const remember = (event: FocusEvent) => setVisited(cellOf(event.target));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are those of the buttons inside, caught once for all of them
    <div className={styles.frame} ref={frame} onKeyDown={move} onFocus={remember}>
      <table className={styles.table} data-shape={shape} lang={lang === 'zh' ? 'zh-CN' : 'en'}>
        <caption className={styles.caption}>{caption}</caption>
        <colgroup>
          {Array.from({ length: layout.columns }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
            <col key={index} className={index < layout.labelColumns ? styles[`label${index}`] : styles.figureColumn} />
          ))}
        </colgroup>
        {layout.head.length > 0 && <thead>{layout.head.map(row)}</thead>}
        {layout.bodies.map((body) => (
          <tbody key={body.key}>{body.rows.map(row)}</tbody>
        ))}
      </table>
    </div>
  );
}
