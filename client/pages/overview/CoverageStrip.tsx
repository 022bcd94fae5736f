/** Who has reported: one mark a bureau, those missing outlined and named, those that still have time dotted. One stop for the keyboard; arrows go along. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { joinNames } from '../../../schema/language.ts';
import { isListed } from '../../../schema/rollup/coverage.ts';
import { Link } from '../../app/Link.tsx';
import { linkToBureau, linkToReporting } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './overview.module.css';
import type { OverviewRegion } from './overview.query.ts';
import { overviewWords } from './overview.words.tsx';

interface Props {
  readonly region: string;
  readonly bureaus: readonly NonNullable<OverviewRegion['bureaus']>['nodes'][number][];
  readonly coverage: OverviewRegion['coverage'];
  /** Bureaus whose report was published after its deadline. */
  readonly late: number;
  readonly year: number;
}

export function CoverageStrip({ region, bureaus, coverage, late, year }: Props) {
  const words = useWords(overviewWords);
  const lang = useLang();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState<string | null>(null);
  const missing = new Set(coverage.missing.map((bureau) => bureau.id));
  const waiting = new Set(coverage.notYetDue.flatMap((publisher) => publisher.id ?? []));
  const listed = bureaus.filter((bureau) => isListed(bureau, year));
  const wordOf = ({ id, shortName }: (typeof listed)[number]) =>
    `${shortName[lang]} ${missing.has(id) ? words.hasNot : waiting.has(id) ? words.hasTime : words.has}`;
  const markOf = ({ id }: (typeof listed)[number]) =>
    missing.has(id) ? styles.markMissing : waiting.has(id) ? styles.markWaiting : styles.mark;
  const others = [
    coverage.missing.length > 0
      ? words.missing +
        joinNames(
          coverage.missing.map((bureau) => bureau.shortName[lang]),
          lang,
        )
      : null,
    waiting.size > 0 ? words.waiting(waiting.size) : null,
  ].filter((clause) => clause !== null);
  const told = [
    ...(others.length === 0 ? [words.noneMissing] : others),
    ...(coverage.complete ? [] : [words.notComplete]),
  ].join(words.next);

  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(listed.length - 1, Math.max(0, at + step));
    setAt(next);
    list.current?.querySelectorAll('a')[next]?.focus();
  };

  return (
    <div className={styles.coverage}>
      <p>
        <Link to={linkToReporting({ region, year })} className={styles.quiet}>
          {words.coverage(<b>{coverage.reported}</b>, coverage.expected)}
          {late > 0 && words.late(late)}
        </Link>
      </p>
      <ul
        ref={list}
        className={styles.strip}
        aria-label={words.strip}
        onKeyDown={walk}
        onPointerLeave={() => setShown(null)}
      >
        {listed.map((bureau, index) => (
          <li key={bureau.id}>
            <Link
              to={linkToBureau(bureau.id)}
              className={markOf(bureau)}
              aria-label={wordOf(bureau)}
              tabIndex={index === at ? 0 : -1}
              onPointerEnter={() => setShown(wordOf(bureau))}
              onFocus={() => {
                setAt(index);
                setShown(wordOf(bureau));
              }}
              onBlur={() => setShown(null)}
            />
          </li>
        ))}
      </ul>
      <p className={styles.second}>{shown ?? told}</p>
    </div>
  );
}
