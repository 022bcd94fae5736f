/** What was asked of the server in the last hour, and what is going on. */
import { useWords } from '../../i18n/i18n.tsx';
import styles from './status.module.css';
import type { ShownStatus } from './status.query.ts';
import { statusWords } from './status.words.ts';

type Minute = ShownStatus['load']['minutes'][number];

export function LoadSection({ load }: Pick<ShownStatus, 'load'>) {
  const words = useWords(statusWords);
  const { minutes, waiting, reading, processes } = load;
  const sum = (of: 'requests' | 'shed' | 'failed'): number => minutes.reduce((all, minute) => all + minute[of], 0);
  const most = (of: 'requests' | 'delay'): number => Math.max(0, ...minutes.map((minute) => minute[of]));
  const said = [
    words.requests(minutes.length, sum('requests'), most('requests')),
    words.shed(sum('shed')),
    words.failed(sum('failed')),
    words.delay(most('delay')),
  ];
  return (
    <section className={styles.section} aria-labelledby="load-title">
      <h2 id="load-title">{words.load}</h2>
      {minutes.length === 0 ? (
        <p className={styles.said}>{words.noLoad}</p>
      ) : (
        <>
          <Strip minutes={minutes} most={most('requests')} />
          <p className={styles.said}>{said.join(words.between)}</p>
        </>
      )}
      <p className={styles.said}>{words.readings(reading, waiting, processes)}</p>
    </section>
  );
}

/** A bar a minute; the sentence beside it says the same. */
function Strip({ minutes, most }: { readonly minutes: readonly Minute[]; readonly most: number }) {
  return (
    <svg className={styles.strip} viewBox="0 0 60 20" preserveAspectRatio="none" aria-hidden="true">
      {minutes.map(({ at, requests, shed, failed }, place) => {
        const height = most === 0 ? 0 : (requests / most) * 20;
        return (
          <rect
            key={at}
            data-bad={shed + failed > 0 || undefined}
            x={60 - minutes.length + place + 0.1}
            y={20 - height}
            width={0.8}
            height={height}
          />
        );
      })}
    </svg>
  );
}
