/** The statutory form as a page to learn from: any cell of it, any measure and indicator, explained. */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { Quantity } from '../../../schema/chart/chart.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import { cellsOf, EDITIONS } from '../../../schema/form/cells.ts';
import type { BlockId, CellId, SectionedEditionId } from '../../../schema/form/edition.ts';
import { explainMeasure } from '../../../schema/form/guide/guide.ts';
import type { TableLayout } from '../../../schema/form/layout/layout.ts';
import { tableFourLayout } from '../../../schema/form/layout/table-four.ts';
import { tableThreeLayout } from '../../../schema/form/layout/table-three.ts';
import { tableTwoLayout } from '../../../schema/form/layout/table-two.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { INDICATOR_IDS } from '../../../schema/rollup/indicators.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { useRegions } from '../../app/shell.ts';
import { linkToForm } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { StatutoryTable } from '../../figures/StatutoryTable.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { FORMS, readForm, TABLES } from './chosen.ts';
import { Explained } from './Explained.tsx';
import styles from './form.module.css';
import { formWords } from './form.words.ts';

const NO_MARKS = new Map<never, never>();
const NONE_ACTIVE = new Set<never>();

function layoutsOf(edition: SectionedEditionId): Readonly<Record<(typeof TABLES)[number], TableLayout>> {
  const blocks: Partial<Record<BlockId, SectionedEditionId>> = {};
  for (const { id } of EDITIONS[edition].sectionII) blocks[id] = edition;
  return { II: tableTwoLayout(blocks), III: tableThreeLayout(edition), IV: tableFourLayout(edition) };
}

/** What stands in no table of either form: sums of cells, and what only the text states. */
function withoutCells(): { readonly sums: readonly Quantity[]; readonly stated: readonly Quantity[] } {
  const printed = new Set(
    FORMS.flatMap((form) => TABLES.flatMap((section) => cellsOf(form, section).map(({ measure }) => measure))),
  );
  const rest = MEASURES.filter(({ id }) => !printed.has(id) && explainMeasure(id) !== null);
  return {
    sums: rest.filter(({ parts }) => parts.length > 0).map(({ id }) => id),
    stated: rest.filter(({ parts }) => parts.length === 0).map(({ id }) => id),
  };
}

export function FormPage() {
  const words = useWords(formWords);
  const go = useGo();
  const regions = useRegions();
  const [params] = useSearchParams();
  const { edition, chosen } = readForm(params);
  const layouts = useMemo(() => layoutsOf(edition), [edition]);
  const region = regions.find(({ id }) => id === params.get('region')) ?? regions[0] ?? null;
  const here = useMemo(() => ({ region: params.get('region'), of: params.get('of') }), [params]);
  const select = useCallback(
    (cell: CellId) => go(linkToForm({ edition, cell, ...here }), { replace: true }),
    [go, edition, here],
  );
  usePageTitle(words.heading);
  // A cell that another page leads to comes into sight; one that is chosen here is in sight already.
  const tables = useRef<HTMLDivElement>(null);
  const first = useRef(chosen?.cell?.id);
  useEffect(() => {
    if (first.current)
      tables.current
        ?.querySelector(`[data-cell="${first.current}"]`)
        ?.scrollIntoView({ block: 'center', inline: 'center' });
  }, []);
  return (
    <>
      <header className={styles.head}>
        <h1>{words.heading}</h1>
        <p>{words.lead}</p>
        <div className={styles.choice}>
          <Segmented
            label={words.edition}
            options={FORMS.map((one) => ({ value: one, label: words.editions[one] }))}
            value={edition}
            onChange={(one) =>
              go(linkToForm({ edition: one, cell: params.get('cell'), measure: params.get('measure'), ...here }))
            }
          />
          <p className={styles.notice}>
            {EDITIONS[edition].notice} · {words.years[edition]}
          </p>
        </div>
      </header>
      <div className={styles.body}>
        <div className={styles.tables} ref={tables}>
          {TABLES.map((section) => (
            <section key={section} aria-labelledby={`form-${section}`}>
              <h2 id={`form-${section}`}>{words.sections[section]}</h2>
              <StatutoryTable
                layout={layouts[section]}
                shape={section}
                caption={words.sections[section]}
                figures={null}
                marks={NO_MARKS}
                selected={chosen?.cell?.id ?? null}
                active={NONE_ACTIVE}
                onSelect={select}
              />
            </section>
          ))}
        </div>
        <aside
          className={styles.explained}
          aria-label={words.explained}
          aria-live="polite"
          data-chosen={chosen !== null || undefined}
        >
          {chosen ? (
            <>
              <Explained chosen={chosen} edition={edition} region={region} of={here.of} here={here} />
              <button type="button" className={styles.close} onClick={() => go(linkToForm({ edition, ...here }))}>
                {words.close}
              </button>
            </>
          ) : (
            <p className={styles.nothing}>{words.nothing}</p>
          )}
        </aside>
      </div>
      <Lists chosen={chosen?.quantity ?? null} here={here} />
    </>
  );
}

interface ListsProps {
  readonly chosen: Quantity | null;
  readonly here: { readonly region: string | null; readonly of: string | null };
}

/** What no cell stands for, to be chosen by its name. */
function Lists({ chosen, here }: ListsProps) {
  const words = useWords(formWords);
  const lang = useLang();
  const { sums, stated } = useMemo(withoutCells, []);
  const lists: readonly (readonly [string, readonly Quantity[]])[] = [
    [words.sums, sums],
    [words.stated, stated],
    [words.rates, INDICATOR_IDS],
  ];
  return (
    <div className={styles.lists}>
      {lists.map(([title, quantities]) => (
        <section key={title} className={styles.list}>
          <h2>{title}</h2>
          <ul>
            {quantities.map((measure) => (
              <li key={measure}>
                <Link to={linkToForm({ measure, ...here })} aria-current={measure === chosen ? 'true' : undefined}>
                  {describeQuantity(measure).label[lang]}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
