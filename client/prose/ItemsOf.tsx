/** The problems and measures of one body: on its page by year, on a report’s page those of that year. */
import { useQuery } from 'urql';
import { Link } from '../app/Link.tsx';
import { linkToProse, linkToReportProse } from '../app/urls.ts';
import { useWords } from '../i18n/i18n.tsx';
import { ItemList } from './ItemList.tsx';
import styles from './prose.module.css';
import { ITEMS_OF } from './prose.query.ts';
import { proseWords } from './prose.words.ts';

interface Props {
  /** A set of `of`. */
  readonly of: string;
  readonly region: string;
  /** That year only; all years where it is not said. */
  readonly year?: number;
  /** Of a report: its text, and that of the year before beside it. */
  readonly report?: { readonly id: string; readonly before: number | null };
}

export function ItemsOf({ of, region, year, report }: Props) {
  const words = useWords(proseWords);
  const [{ data }] = useQuery({
    query: ITEMS_OF,
    variables: { of: [of], years: year === undefined ? null : { from: year, to: year } },
  });
  if (!data) return null;
  const items = data.sectionFive.items.nodes;
  const years = [...new Set(items.map(({ report }) => report.year))];
  const count = (list: typeof items, kind: string) => list.filter((item) => item.kind === kind).length;
  return (
    <section className={styles.itemsOf} id="problems" aria-labelledby="problems-title">
      <div className={styles.head}>
        <h2 id="problems-title">{words.items}</h2>
        <p className={styles.ways}>
          {report && <Link to={linkToReportProse(report.id)}>{words.readFull}</Link>}
          {report && report.before !== null && (
            <Link to={linkToReportProse(report.id, { beside: report.before })}>{words.beside(report.before)}</Link>
          )}
          <Link to={linkToProse({ region })}>{words.seeAll}</Link>
        </p>
      </div>
      {items.length === 0 && <p>{words.itemsNone}</p>}
      {years.map((one, index) => {
        const list = items.filter(({ report }) => report.year === one);
        const [first] = list;
        const told = words.told(
          count(list, 'problem'),
          count(list, 'measure'),
          list.filter(({ repeats }) => repeats !== null).length,
        );
        if (year !== undefined) return <ItemList key={one} items={list} level={3} />;
        return (
          <details key={one} open={index === 0}>
            <summary>
              <b>{words.ofYear(one)}</b> {told}
            </summary>
            {first && (
              <p className={styles.ways}>
                <Link to={linkToReportProse(first.report.id)}>{words.readFull}</Link>
              </p>
            )}
            <ItemList items={list} level={3} />
          </details>
        );
      })}
    </section>
  );
}
