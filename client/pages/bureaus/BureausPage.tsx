/** The directory: every bureau on the list, by region and kind, with the year of its newest report. */
import { useEffect, useId, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { PAGES, unknownWords } from '../../../schema/pages.ts';
import { BUREAU_KINDS } from '../../../schema/report/publisher.ts';
import { Answer } from '../../app/Answer.tsx';
import { appWords } from '../../app/app.words.ts';
import { KindSelect } from '../../app/KindSelect.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { useRegions } from '../../app/shell.ts';
import { Unknown } from '../../app/Unknown.tsx';
import { type BureausAddress, linkToBureaus } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Select } from '../../ui/Select.tsx';
import ui from '../../ui/ui.module.css';
import { BureauList } from './BureauList.tsx';
import styles from './bureaus.module.css';
import { BUREAUS } from './bureaus.query.ts';
import { bureausWords } from './bureaus.words.ts';

/** Typing is looked for once it pauses, in milliseconds. */
const PAUSE = 150;
const LONGEST = 200;
const EVERY_KIND: ReadonlySet<string> = new Set(BUREAU_KINDS);
const TITLE = PAGES.find((page) => page.id === 'bureaus')?.title ?? { zh: '', en: '' };

export function BureausPage() {
  const [params] = useSearchParams();
  const regions = useRegions();
  const app = useWords(appWords);
  const unknown = unknownWords(useLang());
  const asked = params.get('region');
  const region = regions.find((one) => one.id === asked);
  if (asked && !region) return <Unknown what={unknown.region} advice={app.unknownRegionAdvice(asked)} />;
  return <Directory region={region?.id ?? null} />;
}

function Directory({ region }: { readonly region: string | null }) {
  const [params] = useSearchParams();
  const words = useWords(bureausWords);
  const lang = useLang();
  const regions = useRegions().filter((one) => one.bureaus.totalCount > 0 || one.id === region);
  const go = useGo();
  const kind = BUREAU_KINDS.find((one) => one === params.get('kind')) ?? null;
  const q = params.get('q')?.slice(0, LONGEST) ?? '';
  const asked = { region, kinds: kind === null ? null : [kind], text: q.trim() === '' ? null : q };
  const [result, ask] = useQuery({ query: BUREAUS, variables: asked });
  const place = regions.find((one) => one.id === region)?.name[lang];
  usePageTitle(place === undefined ? TITLE[lang] : `${TITLE[lang]} · ${place}`);
  const turn = (to: BureausAddress) => go(linkToBureaus({ region, kind, q, ...to }), { replace: true });
  return (
    <>
      <h1>
        {TITLE[lang]} {place !== undefined && <span className={styles.place}>{place}</span>}
      </h1>
      <div className={styles.controls}>
        <Filter key={region} text={q} onText={(text) => turn({ q: text })} />
        <Select
          label={words.region}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.everyRegion },
                ...regions.map((one) => ({ value: one.id, label: one.name[lang] })),
              ],
            },
          ]}
          value={region ?? ''}
          onChange={(id) => turn({ region: id === '' ? null : id })}
        />
        <KindSelect kinds={EVERY_KIND} value={kind} onChange={(one) => turn({ kind: one })} />
      </div>
      <div aria-busy={result.fetching}>
        <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
          {({ bureaus }) =>
            bureaus.totalCount === 0 ? (
              <Empty why={words.noneFound}>
                <p>{words.noneFoundAdvice}</p>
                <p>
                  <Link to={linkToBureaus()}>{words.all}</Link>
                </p>
              </Empty>
            ) : (
              <BureauList key={JSON.stringify(result.operation?.variables)} first={bureaus} asked={asked} />
            )
          }
        </Answer>
      </div>
    </>
  );
}

/** What is typed goes into the address once it pauses. */
function Filter({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const words = useWords(bureausWords);
  const id = useId();
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is the occasion
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => {
      told.current = typed;
      onText(typed);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  // An address that another link led to; not the one that typing has just made.
  useEffect(() => {
    if (text !== told.current) setTyped(text);
    told.current = text;
  }, [text]);
  return (
    <div className={`${ui.field} ${styles.filter}`}>
      <label htmlFor={id}>{words.filter}</label>
      <input
        id={id}
        type="search"
        value={typed}
        maxLength={LONGEST}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
