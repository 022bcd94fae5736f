/** Charts that were pinned and carried away: which are out of date, in what and why, and where they are shown. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { formatAddress, parseAddress } from '../../../schema/chart/address.ts';
import type { Label } from '../../../schema/language.ts';
import { PAGES } from '../../../schema/pages.ts';
import { Answer } from '../../app/Answer.tsx';
import { chinaTime } from '../../app/china-time.ts';
import { Link } from '../../app/Link.tsx';
import { Permitted } from '../../app/Permitted.tsx';
import { linkToChart } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { Stale } from '../../charts/Stale.tsx';
import type { PinsQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { refusalOf } from '../../notes/refusal.ts';
import { Empty } from '../../ui/Empty.tsx';
import ui from '../../ui/ui.module.css';
import styles from './pins.module.css';
import { DROP_PIN, PINS } from './pins.query.ts';
import { pinsWords } from './pins.words.ts';
import { SignedBriefs } from './SignedBriefs.tsx';

type PinRow = PinsQuery['pins']['nodes'][number];

export function PinsPage() {
  const words = useWords(pinsWords);
  const lang = useLang();
  const title = PAGES.find(({ id }) => id === 'pins')?.title[lang] ?? '';
  usePageTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      <Permitted action="keepPins">
        <section aria-label={words.pinned}>
          <h2 className={styles.part}>{words.pinned}</h2>
          <Listed />
        </section>
        <SignedBriefs />
      </Permitted>
    </>
  );
}

function Listed() {
  const words = useWords(pinsWords);
  const [params] = useSearchParams();
  const [result, ask] = useQuery({
    query: PINS,
    variables: { after: params.get('after') },
    requestPolicy: 'cache-and-network',
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <Answer result={result} onRetry={again}>
      {({ pins: { nodes, pageInfo, totalCount } }) =>
        nodes.length === 0 ? (
          <Empty why={words.none}>
            <p>{words.how}</p>
            <p>
              <Link to="/chart">{words.open}</Link>
            </p>
          </Empty>
        ) : (
          <>
            <p role="status">{words.listed(totalCount)}</p>
            <ol className={styles.pins}>
              {nodes.map((pin) => (
                <li key={pin.id}>
                  <OnePin pin={pin} onDropped={again} />
                </li>
              ))}
            </ol>
            {pageInfo.hasNextPage && (
              <p>
                <Link to={`/pins?after=${encodeURIComponent(pageInfo.endCursor ?? '')}`}>{words.older}</Link>
              </p>
            )}
          </>
        )
      }
    </Answer>
  );
}

function OnePin({ pin, onDropped }: { readonly pin: PinRow; readonly onDropped: () => void }) {
  const words = useWords(pinsWords);
  const lang = useLang();
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [{ fetching }, drop] = useMutation(DROP_PIN);
  const { chart, hosts, address } = pin;
  const onDrop = async () => {
    const { data, error } = await drop({ id: pin.id });
    const refused = refusalOf(data?.dropPin.problems, error);
    setRefusal(refused);
    if (refused === null) onDropped();
  };
  const shown = hosts.map(({ host, count, lastDay }) => words.host(host, count, lastDay)).join(words.between);
  return (
    <article>
      <h3>
        <Link to={linkToChart(address)}>{chart?.title ?? address}</Link>
      </h3>
      {chart === null && <p>{words.gone}</p>}
      {chart?.staleness && (
        <Stale stale={chart.staleness} live={formatAddress({ ...parseAddress(address), revision: null })} />
      )}
      <p>{shown === '' ? words.nowhere : `${words.hosts}${shown}`}</p>
      <p className={styles.kept}>
        {words.kept(pin.keptBy.name[lang], chinaTime(pin.keptAt))}{' '}
        <button type="button" className={ui.textButton} disabled={fetching} onClick={() => void onDrop()}>
          {words.drop}
        </button>{' '}
        <span role="alert">{refusal?.[lang]}</span>
      </p>
    </article>
  );
}
