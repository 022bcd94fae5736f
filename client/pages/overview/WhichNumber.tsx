/** Which number the sheet shows: the sum over the bureaus, or what the government printed for itself; how far they lie apart and why. */
import { formatNumber } from '../../../schema/chart/format.ts';
import { joinNames } from '../../../schema/language.ts';
import { Link } from '../../app/Link.tsx';
import { linkToReport } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './overview.module.css';
import type { OverviewRegion } from './overview.query.ts';
import { overviewWords } from './overview.words.tsx';

/** Whose figures the sheet is made of. */
export type Figures = 'sum' | 'report';

interface Props {
  readonly region: OverviewRegion;
  readonly year: number;
  readonly figures: Figures;
  readonly onChoose: (figures: Figures) => void;
}

export function WhichNumber({ region, year, figures, onChoose }: Props) {
  const words = useWords(overviewWords).beside;
  const lang = useLang();
  const beside = region.sumBeside?.[0];
  if (!beside) return null;
  const last = region.name.zh.slice(-1);
  const report = words.report(/[省市区县旗]/.test(last) ? last : '', region.name.en);
  const held = region.reports.nodes.find((one) => one.year === year);
  const sum = beside.sum === null ? words.noSum : words.sum(beside.coverage.reported, formatNumber(beside.sum));
  const printed =
    beside.printed === null ? words.noNumber(report) : words.printed(report, formatNumber(beside.printed));
  const { expected, reported, missing, notYetDue } = beside.coverage;
  const without = new Set(missing.map(({ id }) => id));
  const left = {
    missing: joinNames(
      // Who gives no number to the sum is among those of whom no report is held.
      region.coverage.missing.flatMap(({ id, shortName }) => (without.has(id) ? shortName[lang] : [])),
      lang,
    ),
    waiting: notYetDue.length,
    blank: expected - reported - missing.length,
    regions: beside.smallerRegions,
  };
  return (
    <div className={styles.which}>
      {region.reports.nodes.length > 0 && (
        <Segmented<Figures>
          label={words.label}
          options={[
            { value: 'sum', label: words.ofBureaus },
            { value: 'report', label: report },
          ]}
          value={figures}
          onChange={onChoose}
        />
      )}
      <p>
        {words.measure}
        {sum}
        {words.next}
        {held ? (
          <>
            <Link to={linkToReport(held.id)}>{printed}</Link>
            {beside.difference !== null && words.difference(formatNumber(beside.difference))}
          </>
        ) : (
          words.noReport(year, report)
        )}
        {words.stop}
      </p>
      {beside.reasons.length > 0 && (
        <p className={styles.second}>
          {words.why}
          {beside.reasons.map((reason) => words.reasons[reason](left)).join(words.next)}
          {words.stop}
        </p>
      )}
    </div>
  );
}
