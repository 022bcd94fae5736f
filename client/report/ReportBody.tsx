/**
 * The body of a report: its statutory tables as printed, the document beside them, what the checks found. Any number leads
 * to the words it was read from and back. Shown for stored reports and for readings that are stored nowhere.
 */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { TableEditions } from '../figures/block-editions.ts';
import { DocumentPane } from '../figures/DocumentPane.tsx';
import { FindingsPanel } from '../figures/FindingsPanel.tsx';
import { figuresWords } from '../figures/figures.words.ts';
import { type Mark, type SpotKey, spotAt } from '../figures/marks.ts';
import { NarrativeList } from '../figures/NarrativeList.tsx';
import type { Spot } from '../figures/reading-text.ts';
import { showIn } from '../figures/show-in.ts';
import type { ShownRepair, ShownReport } from '../figures/shown.ts';
import { useWords } from '../i18n/i18n.tsx';
import { Clip, clipAddress } from './Clip.tsx';
import { Readout, useReadout } from './Readout.tsx';
import styles from './report.module.css';
import type { Choosing } from './selection.ts';
import { Tables } from './Tables.tsx';

/** Where the tables and the document stand side by side. */
const WIDE = '(min-width: 1200px)';

interface Props {
  readonly report: ShownReport;
  readonly repairs: readonly ShownRepair[];
  readonly editions: TableEditions;
  readonly marks: ReadonlyMap<SpotKey, readonly Mark[]>;
  readonly selection: Choosing;
  /** A line of the document to show instead of what is chosen. */
  readonly shownLine: number | null;
  /** What stands after the numbers of the text. */
  readonly children: ReactNode;
  /** What can be done with the chosen figure. */
  readonly chosenAction?: ReactNode;
  /** What can be done with the findings of the opened mistake. */
  readonly findingAction?: (findings: readonly string[]) => ReactNode;
}

export function ReportBody({
  report,
  repairs,
  editions,
  marks,
  selection,
  shownLine,
  children,
  chosenAction = null,
  findingAction,
}: Props) {
  const figureWords = useWords(figuresWords);
  const tables = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const spots = useMemo(
    (): readonly Spot[] => [
      ...report.figures.flatMap(({ cell, place }) => (place ? [{ ...place, key: `cell:${cell}` as const }] : [])),
      ...report.narrative.map(({ index, place }) => ({ ...place, key: `text:${index}` as const })),
    ],
    [report],
  );
  const headings = useMemo(() => new Set(report.outline.map((entry) => entry.place.line)), [report]);
  const readout = useReadout(report, selection.spot);
  const opened = selection.finding?.id ?? null;

  // The opened finding comes into sight in its panel; its figures, or the chosen one, in the tables beside it.
  const first =
    [...selection.active].find((spot) => marks.get(spot)?.[0]?.role === 'result') ?? [...selection.active][0];
  const goal = selection.asked ? (selection.spot ?? (window.matchMedia(WIDE).matches ? first : undefined)) : undefined;
  useEffect(() => {
    const entry = opened === null ? null : panel.current?.querySelector(`[data-finding="${CSS.escape(opened)}"]`);
    if (panel.current && entry) showIn(panel.current, entry);
  }, [opened]);
  useEffect(() => {
    if (goal === undefined) return;
    const spot = spotAt(goal);
    const element = tables.current?.querySelector(
      spot.kind === 'cell' ? `[data-cell="${spot.cell}"]` : `[data-text="${spot.index}"]`,
    );
    const place = element?.getBoundingClientRect();
    if (element && place && (place.top < 0 || place.bottom > window.innerHeight)) {
      element.scrollIntoView({ block: 'center', inline: 'nearest' });
    }
  }, [goal]);

  const chosen = selection.spot && spotAt(selection.spot);
  return (
    <>
      <div className={styles.body}>
        <section className={styles.findings} id="findings" aria-labelledby="findings-title">
          <h2 id="findings-title">{figureWords.findings}</h2>
          <div className={styles.panel} ref={panel}>
            <FindingsPanel
              findings={report.findings}
              repairs={repairs}
              open={opened}
              onOpen={selection.toggleFinding}
              action={findingAction}
            />
          </div>
        </section>
        <div className={styles.tables} ref={tables}>
          <p className={styles.hint}>{figureWords.hint}</p>
          <Tables
            report={report}
            editions={editions}
            marks={marks}
            selection={selection}
            onSelect={selection.chooseSpot}
          />
          <section id="narrative" aria-labelledby="narrative-title">
            <div className={styles.sectionHead}>
              <h2 id="narrative-title">{figureWords.narrative}</h2>
              {report.narrative.length > 0 && <span className={styles.aside}>{figureWords.narrativeHint}</span>}
            </div>
            <NarrativeList
              narrative={report.narrative}
              findings={report.findings}
              marks={marks}
              selected={chosen?.kind === 'text' ? chosen.index : null}
              active={selection.active}
              onSelect={(index) => selection.chooseSpot(`text:${index}`)}
              onOpenFinding={selection.toggleFinding}
            />
          </section>
          {children}
        </div>
        <section className={styles.document} id="document" aria-labelledby="document-title" tabIndex={-1}>
          <div className={styles.sectionHead}>
            <h2 id="document-title">{figureWords.document}</h2>
            <Readout readout={readout} />
            <Clip address={clipAddress(report, selection.spot)} />
            {chosenAction}
          </div>
          <DocumentPane
            text={report.document.text}
            spots={spots}
            marks={marks}
            headings={headings}
            selected={selection.spot}
            active={selection.active}
            shownLine={shownLine}
            onSelect={selection.chooseSpot}
            hrefOf={selection.addressOf}
          />
        </section>
      </div>
      {readout && (
        <>
          <div className={styles.chosenRoom} />
          <div className={styles.chosen}>
            <p>
              <span>{readout.name}</span> <b>{readout.value}</b> <small>{readout.unit}</small>
            </p>
            {readout.line !== null && <a href="#document">{figureWords.seeInDocument(readout.line)}</a>}
            {chosenAction}
            <button type="button" onClick={selection.clear}>
              {figureWords.close}
            </button>
          </div>
        </>
      )}
    </>
  );
}
