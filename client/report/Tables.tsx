/** The tables of a report, each on the form it was printed on: those of the three sections, or the annex before 2019. */

import { useCallback, useMemo } from 'react';
import { countStanding } from '../../schema/check/verdict.ts';
import { EDITIONS } from '../../schema/form/cells.ts';
import type { CellId, SectionId } from '../../schema/form/edition.ts';
import { cellsIn, type TableLayout } from '../../schema/form/layout/layout.ts';
import { ANNEX_LAYOUT } from '../../schema/form/layout/table-annex.ts';
import { tableFourLayout } from '../../schema/form/layout/table-four.ts';
import { tableThreeLayout } from '../../schema/form/layout/table-three.ts';
import { tableTwoLayout } from '../../schema/form/layout/table-two.ts';
import { joinNames } from '../../schema/language.ts';
import type { TableEditions } from '../figures/block-editions.ts';
import { figuresWords } from '../figures/figures.words.ts';
import { sectionOf } from '../figures/finding-groups.ts';
import { type Mark, type SpotKey, spotAt } from '../figures/marks.ts';
import { StatutoryTable } from '../figures/StatutoryTable.tsx';
import type { ShownReport } from '../figures/shown.ts';
import { TableSection } from '../figures/TableSection.tsx';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { useOddBlocks } from './odd-blocks.ts';
import type { Selection } from './read-selection.ts';
import styles from './report.module.css';
import { reportWords } from './report.words.ts';

interface Props {
  readonly report: Pick<ShownReport, 'figures' | 'findings'>;
  readonly editions: TableEditions;
  readonly marks: ReadonlyMap<SpotKey, readonly Mark[]>;
  readonly selection: Selection;
  readonly onSelect: (spot: SpotKey) => void;
}

export function Tables({ report, editions, marks, selection, onSelect }: Props) {
  const lang = useLang();
  const words = useWords(figuresWords);
  const forms = useWords(reportWords);
  const odd = useOddBlocks(editions);
  const figures = useMemo(() => new Map(report.figures.map((figure) => [figure.cell, figure])), [report.figures]);
  const tables = useMemo(
    (): readonly { readonly section: SectionId; readonly layout: TableLayout }[] => [
      ...(editions.older
        ? []
        : ([
            { section: 'II', layout: tableTwoLayout(editions.II) },
            { section: 'III', layout: tableThreeLayout(editions.III) },
            { section: 'IV', layout: tableFourLayout(editions.IV) },
          ] as const)),
      ...(editions.annex ? [{ section: 'annex' as const, layout: ANNEX_LAYOUT }] : []),
    ],
    [editions],
  );
  const select = useCallback((cell: CellId) => onSelect(`cell:${cell}`), [onSelect]);
  const spot = selection.spot && spotAt(selection.spot);
  const selected = spot?.kind === 'cell' ? spot.cell : null;
  const formOf = (section: SectionId): string => {
    const edition = section === 'II' ? editions.main : section === 'annex' ? '2014' : editions[section];
    const text = forms.editionOf(edition, EDITIONS[edition].notice);
    const others = odd.filter((one) => section === 'II' && one.section === 'II').map((one) => one.said);
    return joinNames([text, ...others], lang);
  };
  if (tables.length === 0) return <p className={styles.older}>{forms.olderWithoutTable}</p>;
  return tables.map(({ section, layout }) => (
    <TableSection
      key={section}
      id={`table-${section}`}
      title={words.sections[section]}
      edition={formOf(section)}
      counts={countStanding(report.findings.filter((finding) => sectionOf(finding) === section))}
      gaps={cellsIn(layout).filter((cell) => (figures.get(cell)?.value ?? null) === null).length}
    >
      <StatutoryTable
        layout={layout}
        shape={section}
        caption={words.sections[section]}
        figures={figures}
        marks={marks}
        selected={selected}
        active={selection.active}
        onSelect={select}
      />
    </TableSection>
  ));
}
