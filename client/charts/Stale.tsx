/** What has changed since the revision that a chart is pinned to: each number old and new, and by which change of the data. */
import { formatNumber, gapWord } from '../../schema/chart/format.ts';
import type { Label } from '../../schema/language.ts';
import { changeWords } from '../../schema/report/changes.ts';
import type { GapReason } from '../../schema/report/figure.ts';
import { Link } from '../app/Link.tsx';
import { linkToChart, linkToReport } from '../app/urls.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './charts.module.css';
import { staleWords } from './stale.words.ts';

/** A figure before and after; null with a gap's reason, or without one: there was, or is, no report. */
interface MovedFigure {
  readonly name: Label;
  readonly before: number | null;
  readonly beforeGap: GapReason | null;
  readonly after: number | null;
  readonly afterGap: GapReason | null;
}

export interface ChangeParts {
  readonly reason: string | null;
  readonly revision: {
    readonly number: number;
    readonly kind: keyof typeof changeWords.zh.kinds;
    readonly note: string | null;
    readonly report: {
      readonly id: string;
      readonly year: number;
    } | null;
  };
  readonly whose: Label | null;
  readonly figures: readonly MovedFigure[];
}

export interface StaleParts {
  readonly since: number;
  readonly newest: number;
  readonly moved: readonly { readonly sentence: Label }[];
  readonly changes: readonly ChangeParts[];
}

/** So many changes, and points, stand open; more are opened when they are wanted. */
export const FEW = 4;

interface Props {
  readonly stale: StaleParts;
  /** The canonical address of the same chart without its pin. */
  readonly live: string;
}

export function Stale({ stale: { since, newest, moved, changes }, live }: Props) {
  const words = useWords(staleWords);
  const lang = useLang();
  if (moved.length === 0) return <p className={styles.second}>{words.same(since, newest)}</p>;
  return (
    <section className={styles.stale} aria-label={words.label}>
      <p>{words.moved(since, newest, moved.length)}</p>
      <ul>
        {moved.map(({ sentence }) => (
          <li key={sentence.zh}>{sentence[lang]}</li>
        ))}
      </ul>
      <Changes of={changes} />
      <p>
        <Link to={linkToChart(live)}>{words.live}</Link>
      </p>
    </section>
  );
}

/** By which changes of the data; nothing where none is known. */
export function Changes({ of }: { readonly of: readonly ChangeParts[] }) {
  const words = useWords(staleWords);
  if (of.length === 0) return null;
  return (
    <details open={of.length <= FEW}>
      <summary>{words.why}</summary>
      <ul>
        {of.map((change) => (
          <li key={change.revision.number}>
            <Why change={change} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Why({ change: { revision, whose, reason, figures } }: { readonly change: ChangeParts }) {
  const words = useWords(staleWords);
  const said = useWords(changeWords);
  const lang = useLang();
  const { number, kind, note, report } = revision;
  const textOf = (value: number | null, gap: GapReason | null): string =>
    value !== null ? formatNumber(value) : gap === null ? words.noReport : gapWord(gap, lang);
  const listed = figures.map(({ name, before, beforeGap, after, afterGap }) =>
    words.figure(name[lang], textOf(before, beforeGap), textOf(after, afterGap)),
  );
  return (
    <>
      {words.change(number, said.kinds[kind])}{' '}
      {report ? (
        <Link to={linkToReport(report.id)}>
          {whose?.[lang]} {report.year}
        </Link>
      ) : (
        note
      )}{' '}
      {listed.join(words.between)}
      {reason !== null && words.reason(reason)}
    </>
  );
}
