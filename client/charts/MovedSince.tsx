/** What has moved since a briefing was signed: what it would say now, which numbers of its charts are others, and by which changes. */
import type { Label } from '../../schema/language.ts';
import { Link } from '../app/Link.tsx';
import { linkToChart } from '../app/urls.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './charts.module.css';
import { movedWords } from './moved.words.ts';
import { type ChangeParts, Changes, FEW } from './Stale.tsx';

export interface MovedParts {
  readonly since: number;
  readonly newest: number;
  readonly words: readonly {
    readonly heading: string;
    readonly figure: string | null;
    readonly name: string | null;
    readonly before: string | null;
    readonly after: string | null;
    readonly chart: string | null;
  }[];
  readonly points: readonly { readonly sentence: Label }[];
  readonly changes: readonly ChangeParts[];
  readonly bodies: readonly Label[];
  readonly unwritable: Label | null;
}

export function MovedSince({ moved }: { readonly moved: MovedParts }) {
  const words = useWords(movedWords);
  const lang = useLang();
  const { since, newest, points, changes, bodies, unwritable } = moved;
  const isSame = moved.words.length + points.length + bodies.length === 0 && unwritable === null;
  if (isSame) return <p className={styles.second}>{words.same(since, newest)}</p>;
  return (
    <section className={styles.stale} aria-label={words.label}>
      {bodies.length > 0 && (
        <>
          <p>{words.bodies}</p>
          <ul>
            {bodies.map((one) => (
              <li key={one.zh}>{one[lang]}</li>
            ))}
          </ul>
        </>
      )}
      {unwritable && (
        <p>
          {words.now}
          {unwritable[lang]}
        </p>
      )}
      {moved.words.length > 0 && (
        <>
          <p>{words.words(moved.words.length)}</p>
          <ul>
            {moved.words.map(({ heading, name, before, after, chart, figure }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a passage has no identity but its place
              <li key={place}>
                {name === null ? heading : `${heading} · ${name}`}
                {words.colon}
                {chart === null ? (before ?? words.nothing) : <Link to={linkToChart(chart)}>{before}</Link>} →{' '}
                {figure === null ? (after ?? words.nothing) : <strong>{after}</strong>}
              </li>
            ))}
          </ul>
        </>
      )}
      {points.length > 0 && (
        <details open={points.length <= FEW}>
          <summary>{words.points(points.length)}</summary>
          <ul>
            {points.map(({ sentence }) => (
              <li key={sentence.zh}>{sentence[lang]}</li>
            ))}
          </ul>
        </details>
      )}
      <Changes of={changes} />
    </section>
  );
}
