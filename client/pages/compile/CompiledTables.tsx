/** The tables of a compiled report with what is known of each cell, the findings marked in them, and where they leave the region's own report. */
import { useMemo, useState } from 'react';
import { formatNumber } from '../../../schema/chart/format.ts';
import { cellName, findCell } from '../../../schema/form/cells.ts';
import { type BlockId, type CellId, editionId } from '../../../schema/form/edition.ts';
import { tableFourLayout } from '../../../schema/form/layout/table-four.ts';
import { tableThreeLayout } from '../../../schema/form/layout/table-three.ts';
import { tableTwoLayout } from '../../../schema/form/layout/table-two.ts';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link } from '../../app/Link.tsx';
import { linkToChart } from '../../app/urls.ts';
import { FindingsPanel } from '../../figures/FindingsPanel.tsx';
import { marksOf, spotsOf } from '../../figures/marks.ts';
import { StatutoryTable } from '../../figures/StatutoryTable.tsx';
import type { ShownFigure } from '../../figures/shown.ts';
import type { CompiledQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Table } from '../../ui/Table.tsx';
import styles from './compile.module.css';
import { compileWords } from './compile.words.ts';

type Compiled = CompiledQuery['compiled'];
type Cell = Compiled['cells'][number];

interface Props {
  readonly compiled: Compiled;
  readonly region: string;
  readonly year: number;
}

const BLOCKS: readonly BlockId[] = ['1', '5', '6', '8', '9'];
const NONE: ReadonlySet<never> = new Set();

export function CompiledTables({ compiled, region, year }: Props) {
  const words = useWords(compileWords);
  const lang = useLang();
  const [chosen, setChosen] = useState<CellId | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const { cells, findings, notes, edition, illustrative } = compiled;
  const figures = useMemo(() => new Map(cells.map((one) => [one.cell, figureOf(one)])), [cells]);
  const marks = useMemo(() => marksOf(findings), [findings]);
  const opened = findings.find(({ id }) => id === open);
  const form = editionId(edition) === '2019' ? '2019' : '2021';
  const layouts = [
    ['II', tableTwoLayout(Object.fromEntries(BLOCKS.map((block) => [block, form])))],
    ['III', tableThreeLayout(form)],
    ['IV', tableFourLayout(form)],
  ] as const;
  return (
    <>
      <ul className={styles.notes} aria-label={words.notes}>
        {notes.map((note) => (
          <li key={note.zh}>{note[lang]}</li>
        ))}
      </ul>
      <p className={styles.source}>
        {words.source(compiled.revision, compiled.revisedOn)} {illustrative && <IllustrativeMark />}
      </p>
      <section className={styles.part} aria-labelledby="compiled-checks">
        <h2 id="compiled-checks">{words.checks}</h2>
        <FindingsPanel
          findings={findings}
          repairs={[]}
          open={open}
          onOpen={(id) => setOpen((last) => (last === id ? null : id))}
        />
      </section>
      <Readout
        compiled={compiled}
        cell={cells.find(({ cell }) => cell === chosen) ?? null}
        region={region}
        year={year}
      />
      {layouts.map(([section, layout]) => (
        <section key={section} className={styles.part} aria-labelledby={`compiled-${section}`}>
          <h2 id={`compiled-${section}`}>{words.tables[section]}</h2>
          <StatutoryTable
            layout={layout}
            shape={section}
            caption={words.tables[section]}
            figures={figures}
            marks={marks}
            selected={chosen}
            active={opened ? new Set(spotsOf(opened)) : NONE}
            onSelect={setChosen}
          />
        </section>
      ))}
      <Gaps cells={cells} expected={compiled.expected} />
    </>
  );
}

function figureOf({ cell, filled }: Cell): ShownFigure {
  return {
    cell,
    value: filled,
    gap: filled === null ? 'blank' : null,
    printed: filled === null ? '' : String(filled),
    place: null,
    confidence: null,
  };
}

interface ReadoutProps extends Props {
  readonly cell: Cell | null;
}

/** What the chosen cell is made of. */
function Readout({ compiled, cell, region, year }: ReadoutProps) {
  const words = useWords(compileWords);
  const lang = useLang();
  const form = cell === null ? undefined : findCell(cell.cell as CellId);
  if (cell === null || form === undefined)
    return (
      <p className={styles.readout} aria-live="polite">
        {words.cell.none}
      </p>
    );
  const { filled, sum, office, before, printed, gap, reported } = cell;
  const told = (value: number | null): string => (value === null ? words.empty : formatNumber(value));
  const applicant = form.applicant === null || form.applicant === 'total' ? '' : `&applicant=${form.applicant}`;
  return (
    <p className={styles.readout} aria-live="polite">
      <b>{cellName(form.id, lang)}</b>
      <span>{words.cell.filled(told(filled))}</span>
      <span>{words.cell.sum(told(sum), reported, compiled.expected)}</span>
      {office !== null && <span>{words.cell.office(told(office))}</span>}
      {before !== null && <span>{words.cell.before(told(before))}</span>}
      {printed !== null && <span>{words.cell.printed(told(printed))}</span>}
      {gap !== null && gap !== 0 && <span>{words.cell.gap(formatNumber(gap))}</span>}
      <Link to={linkToChart(`kind=bar&measure=${form.measure}&of=region:${region}/**&years=${year}${applicant}`)}>
        {words.cell.bureaus}
      </Link>
    </p>
  );
}

/** The cells in which the region's own report says something else. */
function Gaps({ cells, expected }: { readonly cells: readonly Cell[]; readonly expected: number }) {
  const words = useWords(compileWords);
  const lang = useLang();
  const apart = cells.filter(({ gap }) => gap !== null && gap !== 0);
  const isHeld = cells.some(({ printed }) => printed !== null);
  const told = (value: number | null): string => (value === null ? words.empty : formatNumber(value));
  return (
    <div className={styles.part}>
      <h2>{words.gaps(apart.length)}</h2>
      <p className={styles.lead}>{!isHeld ? words.noPrinted : apart.length === 0 ? words.noGaps : words.gapsLead}</p>
      {apart.length > 0 && (
        <Table
          caption={words.gaps(apart.length)}
          rows={apart}
          rowKey={({ cell }) => cell}
          columns={[
            {
              key: 'cell',
              head: words.columns.cell,
              cell: ({ cell }) => cellName(cell as CellId, lang),
              rowHead: true,
              prose: true,
            },
            {
              key: 'sum',
              head: words.columns.sum,
              align: 'end',
              cell: ({ printed, gap }) => told(printed === null || gap === null ? null : printed - gap),
            },
            {
              key: 'printed',
              head: words.columns.printed,
              align: 'end',
              cell: ({ printed }) => told(printed),
            },
            {
              key: 'gap',
              head: words.columns.gap,
              align: 'end',
              cell: ({ gap }) => told(gap),
              sortBy: ({ gap }) => Math.abs(gap ?? 0),
            },
            {
              key: 'reported',
              head: words.columns.reported,
              align: 'end',
              cell: ({ reported }) => `${reported}/${expected}`,
            },
          ]}
        />
      )}
    </div>
  );
}
