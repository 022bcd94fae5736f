/** Briefings that were signed: which would say something else now, in what and why. */
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../app/Answer.tsx';
import { chinaTime } from '../../app/china-time.ts';
import { Link } from '../../app/Link.tsx';
import { linkToBrief, linkToSavedBrief } from '../../app/urls.ts';
import { MovedSince } from '../../charts/MovedSince.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import styles from './pins.module.css';
import { SIGNED_BRIEFS } from './pins.query.ts';
import { pinsWords } from './pins.words.ts';

export function SignedBriefs() {
  const words = useWords(pinsWords);
  const lang = useLang();
  const [params] = useSearchParams();
  const [result, ask] = useQuery({
    query: SIGNED_BRIEFS,
    variables: { after: params.get('briefs') },
    requestPolicy: 'cache-and-network',
  });
  return (
    <section aria-label={words.briefs}>
      <h2 className={styles.part}>{words.briefs}</h2>
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ savedBriefs }) =>
          !savedBriefs || savedBriefs.nodes.length === 0 ? (
            <Empty why={words.noBriefs}>
              <Link to={linkToBrief()}>{words.toBrief}</Link>
            </Empty>
          ) : (
            <>
              <p role="status">{words.listedBriefs(savedBriefs.totalCount)}</p>
              <ol className={styles.pins}>
                {savedBriefs.nodes.map(({ id, title, revision, signedBy, signedAt, moved }) => (
                  <li key={id}>
                    <h3>
                      <Link to={linkToSavedBrief(id)}>{title}</Link>
                    </h3>
                    {moved && <MovedSince moved={moved} />}
                    <p className={styles.kept}>
                      {words.signed(signedBy?.name[lang] ?? '', chinaTime(signedAt ?? ''), revision ?? 0)}
                    </p>
                  </li>
                ))}
              </ol>
              {savedBriefs.pageInfo.hasNextPage && (
                <p>
                  <Link to={`/pins?briefs=${encodeURIComponent(savedBriefs.pageInfo.endCursor ?? '')}`}>
                    {words.olderBriefs}
                  </Link>
                </p>
              )}
            </>
          )
        }
      </Answer>
    </section>
  );
}
