/** How the server is, in words: what needs doing first, then what it does and what it holds. Renews itself while somebody looks. */
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Answer } from '../../app/Answer.tsx';
import { chinaTime } from '../../app/china-time.ts';
import { Link } from '../../app/Link.tsx';
import { Permitted } from '../../app/Permitted.tsx';
import { linkToAudit } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Conditions } from './Conditions.tsx';
import { LoadSection } from './LoadSection.tsx';
import { SlowQuestions } from './SlowQuestions.tsx';
import { SpaceSection } from './SpaceSection.tsx';
import styles from './status.module.css';
import { type ShownStatus, STATUS } from './status.query.ts';
import { statusWords } from './status.words.ts';

/** Milliseconds between two looks. */
const EVERY = 30_000;

export function StatusPage() {
  const words = useWords(statusWords);
  usePageTitle(words.title);
  return (
    <>
      <h1>{words.title}</h1>
      <Permitted action="readStatus">
        <Looked />
      </Permitted>
    </>
  );
}

function Looked() {
  const [result, ask] = useQuery({ query: STATUS, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) ask({ requestPolicy: 'network-only' });
    }, EVERY);
    return () => clearInterval(timer);
  }, [ask]);
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ status }) => <Told status={status} />}
    </Answer>
  );
}

function Told({ status }: { readonly status: ShownStatus }) {
  const words = useWords(statusWords);
  return (
    <>
      <p className={styles.lead}>
        {words.since(status.version, chinaTime(status.since))} · {words.asOf(chinaTime(status.at))}
      </p>
      <Conditions conditions={status.conditions} />
      <LoadSection load={status.load} />
      <KeptSection kept={status.kept} />
      <SpaceSection status={status} />
      <SlowQuestions questions={status.slowQuestions} />
      <RefusedKeys refused={status.refusedKeys} />
    </>
  );
}

function KeptSection({ kept: { backsUp, backedUpAt, checkedAt } }: Pick<ShownStatus, 'kept'>) {
  const words = useWords(statusWords);
  const backup = backedUpAt ? words.backedUp(chinaTime(backedUpAt)) : words.notYetBackedUp;
  return (
    <section className={styles.section} aria-labelledby="kept-title">
      <h2 id="kept-title">{words.kept}</h2>
      <p className={styles.said}>{backsUp ? backup : words.noBackups}</p>
      <p className={styles.said}>{checkedAt ? words.checked(chinaTime(checkedAt)) : words.notYetChecked}</p>
    </section>
  );
}

function RefusedKeys({ refused }: { readonly refused: ShownStatus['refusedKeys'] }) {
  const words = useWords(statusWords);
  const lang = useLang();
  return (
    <section className={styles.section} aria-labelledby="keys-title">
      <h2 id="keys-title">{words.keys}</h2>
      {refused.length === 0 ? (
        <p className={styles.said}>{words.noKeys}</p>
      ) : (
        <>
          <ul className={styles.lines}>
            {refused.map(({ id, at, until, sentence }) => (
              <li key={id}>
                <time dateTime={at}>{chinaTime(at)}</time>{' '}
                {until && chinaTime(until) !== chinaTime(at) && (
                  <time dateTime={until}>{words.until(chinaTime(until))}</time>
                )}{' '}
                {sentence[lang]}
              </li>
            ))}
          </ul>
          <p className={styles.said}>
            <Link to={linkToAudit({ kind: 'keyRefused' })}>{words.allKeys}</Link>
          </p>
        </>
      )}
    </section>
  );
}
