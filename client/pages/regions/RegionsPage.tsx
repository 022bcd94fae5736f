/** The regions held, each with what there is of it. */
import { useQuery } from 'urql';
import { Answer } from '../../app/Answer.tsx';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link } from '../../app/Link.tsx';
import { linkToCompare, linkToOverview, linkToReport } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import type { RegionsQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Bureaus } from './Bureaus.tsx';
import styles from './regions.module.css';
import { REGIONS } from './regions.query.ts';
import { regionsWords } from './regions.words.ts';

type RegionRow = RegionsQuery['regions']['nodes'][number];

export function RegionsPage() {
  const words = useWords(regionsWords);
  const [result, ask] = useQuery({ query: REGIONS });
  usePageTitle(words.heading);
  return (
    <>
      <h1>{words.heading}</h1>
      <p className={styles.intro}>{words.intro}</p>
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {(data) =>
          data.regions.nodes.length === 0 ? (
            <Empty why={words.none}>{words.noneAdvice}</Empty>
          ) : (
            <Tree of={null} all={data.regions.nodes} className={styles.list} />
          )
        }
      </Answer>
    </>
  );
}

interface TreeProps {
  /** The region above; null at the top, where also stand those whose region above is not held. */
  readonly of: string | null;
  readonly all: readonly RegionRow[];
  readonly className: string | undefined;
}

/** Regions with those within them, at any depth, in the order of the list. */
function Tree({ of, all, className }: TreeProps) {
  const here = all.filter(({ parent }) => {
    const above = parent !== null && all.some(({ id }) => id === parent.id) ? parent.id : null;
    return above === of;
  });
  if (here.length === 0) return null;
  return (
    <ul className={className}>
      {here.map((region) => (
        <li key={region.id}>
          <RegionEntry region={region} />
          <Tree of={region.id} all={all} className={styles.within} />
        </li>
      ))}
    </ul>
  );
}

function RegionEntry({ region }: { readonly region: RegionRow }) {
  const words = useWords(regionsWords);
  const lang = useLang();
  const name = region.name[lang];
  const bureaus = region.bureaus.totalCount;
  const first = region.years[0];
  const last = region.years[region.years.length - 1];
  const reports = [...region.reports.nodes].sort((a, b) => a.year - b.year);
  return (
    <div className={styles.region}>
      <div>
        <h2>
          <Link to={linkToOverview({ region: region.id })}>{name}</Link> {region.illustrative && <IllustrativeMark />}
        </h2>
        <p className={styles.second}>
          {words.level[region.level]}
          {region.parent && ` · ${words.within(region.parent.name[lang])}`}
        </p>
      </div>
      <div>
        <p>
          {bureaus > 0 && first !== undefined && last !== undefined
            ? words.bureaus(bureaus, first, last)
            : words.noBureaus}
        </p>
        {bureaus > 0 && <Bureaus region={region.id} name={name} />}
        {reports.length > 0 && (
          <p className={styles.reports}>
            <span className={styles.second}>{words.governmentWide}</span>
            {reports.map((report) => (
              <Link key={report.id} to={linkToReport(report.id)}>
                {report.year}
              </Link>
            ))}
          </p>
        )}
      </div>
      <p className={styles.ways}>
        {last !== undefined && (
          <Link to={linkToOverview({ region: region.id, year: last })} aria-label={words.overviewOf(name)}>
            {words.overview}
          </Link>
        )}
        {bureaus > 0 && (
          <Link to={linkToCompare({ region: region.id })} aria-label={words.compareOf(name)}>
            {words.compare}
          </Link>
        )}
      </p>
    </div>
  );
}
