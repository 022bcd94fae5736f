/** Bureaus by region and kind; a further stretch of the list is appended on request. */
import { useState } from 'react';
import { useClient } from 'urql';
import { formatNumber } from '../../../schema/chart/format.ts';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { kindWords } from '../../app/kind.words.ts';
import { Link } from '../../app/Link.tsx';
import { linkToBureau, linkToOverview } from '../../app/urls.ts';
import type { BureausQuery, BureausQueryVariables } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import ui from '../../ui/ui.module.css';
import styles from './bureaus.module.css';
import { BUREAUS, type ListedBureau } from './bureaus.query.ts';
import { bureausWords } from './bureaus.words.ts';
import { gather } from './gather.ts';

function Entry({ bureau }: { readonly bureau: ListedBureau }) {
  const lang = useLang();
  const words = useWords(bureausWords);
  const { latestYear, until } = bureau;
  return (
    <li className={styles.bureau}>
      <span>
        <Link to={linkToBureau(bureau.id)}>{bureau.name[lang]}</Link>
        {until !== null && <small className={styles.ended}> {words.ended(until)}</small>}
      </span>
      <span className={styles.latest} title={latestYear === null ? undefined : words.latestHint}>
        {latestYear === null ? words.none : words.latest(latestYear)}
      </span>
    </li>
  );
}

interface Props {
  readonly first: BureausQuery['bureaus'];
  readonly asked: BureausQueryVariables;
}

export function BureauList({ first, asked }: Props) {
  const lang = useLang();
  const words = useWords(bureausWords);
  const { kinds } = useWords(kindWords);
  const client = useClient();
  const [further, setFurther] = useState<readonly ListedBureau[]>([]);
  const [page, setPage] = useState(first.pageInfo);
  const [state, setState] = useState<'ready' | 'loading' | 'failed'>('ready');

  const more = async () => {
    setState('loading');
    const { data } = await client.query(BUREAUS, { ...asked, after: page.endCursor }).toPromise();
    if (!data) return setState('failed');
    setFurther((before) => [...before, ...data.bureaus.nodes]);
    setPage(data.bureaus.pageInfo);
    setState('ready');
  };

  const bureaus = [...first.nodes, ...further];
  const total = formatNumber(first.totalCount);
  return (
    <>
      <p role="status" className={styles.count}>
        {page.hasNextPage ? words.counted(formatNumber(bureaus.length), total) : words.count(total)}
      </p>
      {gather(bureaus).map((group) => (
        <section key={group.region.id} className={styles.region} aria-labelledby={`region-${group.region.id}`}>
          <h2 id={`region-${group.region.id}`}>
            <Link to={linkToOverview({ region: group.region.id })}>{group.region.name[lang]}</Link>{' '}
            {group.region.illustrative && <IllustrativeMark />}
          </h2>
          {group.kinds.map(({ kind, bureaus: members }) => (
            <div key={kind} className={styles.kind}>
              <h3>
                {kinds[kind]} <span className={styles.second}>{members.length}</span>
              </h3>
              <ul className={styles.bureaus}>
                {members.map((bureau) => (
                  <Entry key={bureau.id} bureau={bureau} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      <p className={styles.more}>
        {page.hasNextPage && (
          <button type="button" className={ui.button} disabled={state === 'loading'} onClick={() => void more()}>
            {state === 'loading' ? words.loading : words.more}
          </button>
        )}
        {state === 'failed' && <span role="alert">{words.moreFailed}</span>}
      </p>
    </>
  );
}
