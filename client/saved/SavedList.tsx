/** The charts and sets of bureaus that editors saved for a region; nothing where there are none. */
import { lazy, Suspense } from 'react';
import type { Label } from '../../schema/language.ts';
import { Link } from '../app/Link.tsx';
import { useViewer } from '../app/shell.ts';
import { linkToChart } from '../app/urls.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './saved.module.css';
import { savedWords } from './saved.words.ts';

const ManageSaved = lazy(() => import('./ManageSaved.tsx').then((module) => ({ default: module.ManageSaved })));

export interface SavedOne {
  readonly id: string;
  readonly kind: 'chart' | 'set';
  readonly name: Label;
  /** Of a set, as addresses name it. */
  readonly of: string | null;
  /** Of a chart. */
  readonly address: string | null;
  readonly bureaus: readonly unknown[];
}

interface Props {
  readonly saved: readonly SavedOne[];
  /** Of the page: a set is compared in it. */
  readonly year: number;
  readonly onChanged: () => void;
}

export function SavedList({ saved, year, onChanged }: Props) {
  const words = useWords(savedWords);
  const lang = useLang();
  const mayChange = useViewer()?.actions.includes('keepSaved') ?? false;
  return (
    <section className={styles.saved} aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <ul>
        {saved.map((one) => (
          <li key={one.id}>
            <Link to={linkToChart(one.address ?? `kind=bar&measure=requests.received&of=${one.of}&years=${year}`)}>
              {one.name[lang]}
            </Link>{' '}
            <span className={styles.second}>{one.kind === 'set' ? words.set(one.bureaus.length) : words.chart}</span>
            {mayChange && (
              <Suspense fallback={null}>
                <ManageSaved saved={one} onChanged={onChanged} />
              </Suspense>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
