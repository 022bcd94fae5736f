/** Everything a chart's address knows, as controls. The address follows each change; what then cannot be drawn gives way, and that is said. */
import { useEffect, useState } from 'react';
import { defaultSort, formatAddress } from '../../../schema/chart/address.ts';
import {
  BASES,
  CHART_KINDS,
  type Chart,
  FIGURES_AS,
  FIGURES_AS_LABELS,
  GROUPINGS,
  type Grouping,
  mayCompareWith,
  type Of,
  SORTS,
  THEMES,
} from '../../../schema/chart/chart.ts';
import { VIEWS, type View } from '../../../schema/chart/finer.ts';
import { type Fitted, fitChart } from '../../../schema/chart/fit.ts';
import { describeQuantity, hasApplicantColumns } from '../../../schema/chart/quantity.ts';
import { APPLICANT_LABELS, APPLICANTS } from '../../../schema/form/applicants.ts';
import { useGo } from '../../app/Link.tsx';
import { useRegions } from '../../app/shell.ts';
import { linkToChart } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './chart.module.css';
import { Measures } from './Measures.tsx';
import { Subjects } from './Subjects.tsx';
import { TitleField } from './TitleField.tsx';
import { workbenchWords } from './workbench.words.ts';
import { YearsChoice } from './YearsChoice.tsx';

interface Props {
  readonly chart: Chart;
  /** Bureaus and regions that are drawn, by id. */
  readonly names: ReadonlyMap<string, string>;
}

export function Workbench({ chart, names }: Props) {
  const words = useWords(workbenchWords);
  const lang = useLang();
  const go = useGo();
  const [fitted, setFitted] = useState<(Fitted & { readonly before: string }) | null>(null);
  const here = formatAddress(chart);
  useEffect(() => {
    setFitted((old) => (old !== null && formatAddress(old.chart) !== here ? null : old));
  }, [here]);

  /** Turns to a chart; `kept` is what was just changed. */
  const turn = (wanted: Chart, ...kept: readonly (keyof Chart)[]) => {
    const found = fitChart(wanted, kept);
    setFitted(found.changed.length === 0 ? null : { ...found, before: here });
    go(linkToChart(formatAddress(found.chart)));
  };
  const isOutcomes = chart.kind === 'outcomes';
  const isPlain = chart.kind === 'flow' || chart.kind === 'coverage';
  const groupings: readonly Grouping[] = GROUPINGS.filter((one) => one === 'year' || (one === 'bureau') === isOutcomes);
  const { view, per, compareTo, without, ...bare } = chart;
  const bases = chart.measures.some(hasApplicantColumns) || per !== undefined;
  const drawn = [...names].filter(([id]) => !id.includes('#'));

  return (
    <section className={styles.workbench} aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <Segmented
        label={words.kind}
        options={CHART_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={chart.kind}
        onChange={(kind) => turn({ ...chart, kind, sort: defaultSort(kind) }, 'kind')}
      />
      {!isPlain && <Measures chart={chart} onChange={(measures) => turn({ ...chart, measures }, 'measures')} />}
      <Subjects chart={chart} names={names} onChange={(of: readonly Of[]) => turn({ ...chart, of }, 'of')} />
      <YearsChoice chart={chart} onChange={(years) => turn({ ...chart, years }, 'years')} />
      {!isPlain && (
        <Select
          label={words.by}
          groups={[
            {
              label: null,
              options: groupings.map((by) => ({
                value: by,
                label: by === 'year' && isOutcomes ? words.byYear : words.bys[by],
              })),
            },
          ]}
          value={chart.by}
          onChange={(value) => {
            const by = groupings.find((one) => one === value);
            if (by) turn({ ...chart, by }, 'by');
          }}
        />
      )}
      {!isOutcomes && !isPlain && (
        <Select
          label={words.view}
          groups={[{ label: null, options: VIEWS.map((one) => ({ value: one, label: words.views[one] })) }]}
          value={view ?? 'absolute'}
          onChange={(value) => {
            const to: View | undefined = VIEWS.find((one) => one === value);
            const plain: Chart = { ...bare, ...(without && { without }) };
            if (to) turn(to === 'absolute' ? plain : { ...plain, ...(per && { per }), view: to }, 'view');
          }}
        />
      )}
      <details className={styles.more}>
        <summary>{words.more}</summary>
        {bases && !isOutcomes && !isPlain && (
          <Select
            label={words.applicant}
            groups={[
              { label: null, options: APPLICANTS.map((one) => ({ value: one, label: APPLICANT_LABELS[one][lang] })) },
            ]}
            value={chart.applicant}
            onChange={(value) => {
              const applicant = APPLICANTS.find((one) => one === value);
              if (applicant) turn({ ...chart, applicant }, 'applicant');
            }}
          />
        )}
        {(view === 'share' || view === 'perHundred') && <BaseSelect chart={chart} turn={turn} />}
        <Select
          label={words.basis}
          groups={[{ label: null, options: BASES.map((one) => ({ value: one, label: words.bases[one] })) }]}
          value={chart.basis}
          onChange={(value) => {
            const basis = BASES.find((one) => one === value);
            if (basis) turn({ ...chart, basis }, 'basis');
          }}
        />
        {(view === 'index' || mayCompareWith(chart)) && <ComparedSelect chart={chart} turn={turn} />}
        <Select
          label={words.sort}
          groups={[{ label: null, options: SORTS.map((one) => ({ value: one, label: words.sorts[one] })) }]}
          value={chart.sort}
          onChange={(value) => {
            const sort = SORTS.find((one) => one === value);
            if (sort) turn({ ...chart, sort }, 'sort');
          }}
        />
        {drawn.length > 1 && (
          <Select
            label={words.focus}
            groups={[
              {
                label: null,
                options: [
                  { value: '', label: words.noFocus },
                  ...drawn.map(([id, name]) => ({ value: id, label: name })),
                ],
              },
            ]}
            value={chart.focus ?? ''}
            onChange={(focus) => turn({ ...chart, focus: focus === '' ? null : focus }, 'focus')}
          />
        )}
        <Select
          label={words.theme}
          groups={[{ label: null, options: THEMES.map((one) => ({ value: one, label: words.themes[one] })) }]}
          value={chart.theme}
          onChange={(value) => {
            const theme = THEMES.find((one) => one === value);
            if (theme) turn({ ...chart, theme }, 'theme');
          }}
        />
        <FiguresSelect chart={chart} turn={turn} />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={without?.includes('failed') ?? false}
            onChange={({ target }) => {
              const rest: Chart = {
                ...bare,
                ...(view && { view }),
                ...(per && { per }),
                ...(compareTo && { compareTo }),
              };
              turn(target.checked ? { ...rest, without: ['failed'] } : rest, 'without');
            }}
          />
          {words.without}
        </label>
        <TitleField value={chart.title} onChange={(title) => turn({ ...chart, title }, 'title')} />
      </details>
      <div role="status" className={styles.fitted}>
        {fitted && (
          <>
            {words.fitted(fitted.changed.map((part) => partName(part, words)).join(words.join))}{' '}
            {fitted.why && words.because(fitted.why[lang])}{' '}
            <button type="button" onClick={() => go(linkToChart(fitted.before))}>
              {words.undo}
            </button>
          </>
        )}
      </div>
    </section>
  );
}

function partName(part: Fitted['changed'][number], words: (typeof workbenchWords)['en']): string {
  return words[part];
}

interface Turning {
  readonly chart: Chart;
  readonly turn: (wanted: Chart, ...kept: readonly (keyof Chart)[]) => void;
}

/** The year that changes are told against, or that is 100 in an index. */
function ComparedSelect({ chart, turn }: Turning) {
  const words = useWords(workbenchWords);
  const { compareTo, ...rest } = chart;
  const held = useRegions().flatMap((region) => region.years);
  const isIndex = chart.view === 'index';
  const years = [...new Set([...held, ...(compareTo === undefined ? [] : [compareTo])])].sort((a, b) => b - a);
  return (
    <Select
      label={isIndex ? words.baseYear : words.compareTo}
      groups={[
        {
          label: null,
          options: [
            { value: '', label: isIndex ? words.firstYear : words.yearBefore },
            ...years.map((one) => ({ value: String(one), label: String(one) })),
          ],
        },
      ]}
      value={compareTo === undefined ? '' : String(compareTo)}
      onChange={(value) => turn(value === '' ? rest : { ...rest, compareTo: Number(value) }, 'compareTo')}
    />
  );
}

/** What counts where a figure is known to be wrong. */
function FiguresSelect({ chart, turn }: Turning) {
  const words = useWords(workbenchWords);
  const lang = useLang();
  const { figures = 'corrected', ...rest } = chart;
  return (
    <Select
      label={words.figures}
      groups={[
        { label: null, options: FIGURES_AS.map((one) => ({ value: one, label: FIGURES_AS_LABELS[one][lang] })) },
      ]}
      value={figures}
      onChange={(value) => {
        const as = FIGURES_AS.find((one) => one === value);
        turn(as === undefined || as === 'corrected' ? rest : { ...rest, figures: as }, 'figures');
      }}
    />
  );
}

/** Of what a share is, or to a hundred of what. */
function BaseSelect({ chart, turn }: Turning) {
  const words = useWords(workbenchWords);
  const lang = useLang();
  const { per, ...rest } = chart;
  const bases = (['requests.received', 'requests.closed', 'review.total', 'litigation.total'] as const).filter(
    (one) => one !== per,
  );
  const offered = per === undefined ? bases : [per, ...bases];
  return (
    <Select
      label={words.per}
      groups={[
        {
          label: null,
          options: [
            ...(chart.view === 'share' ? [{ value: '', label: words.noPer }] : []),
            ...offered.map((one) => ({ value: one, label: describeQuantity(one).label[lang] })),
          ],
        },
      ]}
      value={per ?? ''}
      onChange={(value) => {
        const base = offered.find((one) => one === value);
        turn(base === undefined ? rest : { ...rest, per: base }, 'per');
      }}
    />
  );
}
