/** Section five of a region: problems by theme and year, by bureau and year, and the items chosen in their own words. */
import { useClient, useQuery } from 'urql';
import { THEME_IDS, THEMES } from '../../../schema/prose/themes.ts';
import { ITEM_KIND_LABELS, TRACE_LABELS } from '../../../schema/prose/trace.ts';
import { useFurther } from '../../answers/further.ts';
import { Answer } from '../../app/Answer.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { ListFoot } from '../../app/ListFoot.tsx';
import { linkToBureau, linkToProse, linkToReportProse, type ProseAddress } from '../../app/urls.ts';
import type { SectionFiveQuery, SectionFiveQueryVariables } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { ItemList } from '../../prose/ItemList.tsx';
import { Select } from '../../ui/Select.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { KINDS, type ProseAsked, TRACES } from './asked.ts';
import styles from './prose-page.module.css';
import { MORE_ITEMS, SECTION_FIVE } from './prose-page.query.ts';
import { prosePageWords } from './prose-page.words.ts';

interface Props {
  readonly region: string;
  readonly asked: ProseAsked;
  /** Sets: all, and those of the bureau chosen. */
  readonly of: readonly string[];
  readonly chosen: readonly string[];
}

type Data = SectionFiveQuery;

function sumOf<Row>(rows: readonly Row[], count: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + count(row), 0);
}

function ThemesByYear({ data, address }: { readonly data: Data; readonly address: ProseAddress }) {
  const lang = useLang();
  const words = useWords(prosePageWords);
  const { themes } = data.all;
  const years = [...new Set(themes.map(({ year }) => year))].sort((a, b) => a - b);
  const rows = [...THEME_IDS, null].filter((theme) => themes.some((one) => one.theme === theme));
  const nameOf = (theme: (typeof rows)[number]) => (theme === null ? words.noTheme : THEMES[theme].label[lang]);
  const of = (theme: (typeof rows)[number], year: number) =>
    themes.find((one) => one.theme === theme && one.year === year)?.counts.problems ?? 0;
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { key: 'theme', head: words.theme, rowHead: true, cell: nameOf },
    ...years.map(
      (year): Column<(typeof rows)[number]> => ({
        key: String(year),
        head: String(year),
        align: 'end',
        sortBy: (theme) => of(theme, year),
        cell: (theme) =>
          of(theme, year) === 0 || theme === null ? (
            of(theme, year) || '—'
          ) : (
            <Link to={linkToProse({ ...address, theme, year, kind: 'problem', trace: null })}>{of(theme, year)}</Link>
          ),
      }),
    ),
  ];
  return (
    <div className={styles.part}>
      <h2>{words.themes}</h2>
      <p className={styles.note}>{words.themesNote}</p>
      <Table caption={words.themes} columns={columns} rows={rows} rowKey={(theme) => theme ?? ''} />
    </div>
  );
}

function BureausByYear({ data }: { readonly data: Data }) {
  const lang = useLang();
  const words = useWords(prosePageWords);
  const groups = group(data);
  const years = [...new Set(data.all.byReport.map(({ report }) => report.year))].sort((a, b) => a - b);
  type Row = (typeof groups)[number];
  const find = (row: Row, year: number) => row.reports.find(({ report }) => report.year === year);
  const columns: readonly Column<Row>[] = [
    {
      key: 'bureau',
      head: words.bureau,
      rowHead: true,
      cell: ({ publisher }) =>
        publisher.__typename === 'Bureau' ? (
          <Link to={linkToBureau(publisher.id)}>{publisher.name[lang]}</Link>
        ) : (
          `${publisher.name[lang]} ${words.own}`
        ),
    },
    ...years.map(
      (year): Column<Row> => ({
        key: String(year),
        head: String(year),
        align: 'end',
        sortBy: (row) => find(row, year)?.counts.problems ?? null,
        cell: (row) => {
          const one = find(row, year);
          if (!one) return '—';
          const { problems, repeated } = one.counts;
          return (
            <Link to={linkToReportProse(one.report.id)}>
              {problems}
              {repeated > 0 && <span title={words.repeatedMark(repeated)}> ↻</span>}
            </Link>
          );
        },
      }),
    ),
  ];
  return (
    <div className={styles.part}>
      <h2>{words.bureaus}</h2>
      <p className={styles.note}>{words.bureausNote}</p>
      <Table caption={words.bureaus} columns={columns} rows={groups} rowKey={({ publisher }) => publisher.id} />
    </div>
  );
}

/** Reports by publisher, in the order in which publishers come. */
function group({ all }: Data) {
  const found = new Map<string, { publisher: Publisher; reports: Data['all']['byReport'][number][] }>();
  for (const one of all.byReport) {
    const { publisher } = one.report;
    const known = found.get(publisher.id);
    if (known) known.reports.push(one);
    else found.set(publisher.id, { publisher, reports: [one] });
  }
  return [...found.values()];
}

type Publisher = Data['all']['byReport'][number]['report']['publisher'];

function Items({ data, asked }: { readonly data: Data; readonly asked: SectionFiveQueryVariables }) {
  const lang = useLang();
  const words = useWords(prosePageWords);
  const client = useClient();
  const { items } = data.listed;
  const { lines, ...rest } = useFurther(items, async (after) => {
    const answer = await client.query(MORE_ITEMS, { ...asked, after }).toPromise();
    return answer.data?.sectionFive.items;
  });
  if (lines.length === 0) return <p>{words.listNone}</p>;
  const reports = [...new Map(lines.map(({ report }) => [report.id, report])).values()];
  return (
    <>
      {reports.map((report) => (
        <section key={report.id} className={styles.report}>
          <h3>
            <Link to={linkToReportProse(report.id)}>{words.reportYear(report.publisher.name[lang], report.year)}</Link>
          </h3>
          <ItemList items={lines.filter((item) => item.report.id === report.id)} level={4} />
        </section>
      ))}
      <ListFoot told={words.items(lines.length, items.totalCount)} {...rest} />
    </>
  );
}

export function Problems({ region, asked, of, chosen }: Props) {
  const lang = useLang();
  const words = useWords(prosePageWords);
  const go = useGo();
  const { year, theme, kind, trace, bureau } = asked;
  const variables = {
    of: [...of],
    chosen: [...chosen],
    years: year === null ? null : { from: year, to: year },
    kinds: kind === null ? null : [kind],
    themes: theme === null ? null : [theme],
    traces: trace === null ? null : [trace],
  };
  const [result, ask] = useQuery({ query: SECTION_FIVE, variables });
  const address: ProseAddress = { region, year, theme, kind, trace, bureau };
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {(data) => (
        <>
          <h2 className={styles.hidden}>{words.five}</h2>
          <p className={styles.lead}>
            {words.lead(
              data.all.reports,
              sumOf(data.all.themes, ({ counts }) => counts.problems),
              sumOf(data.all.themes, ({ counts }) => counts.measures),
              sumOf(data.all.themes, ({ counts }) => counts.repeated),
            )}
          </p>
          <ThemesByYear data={data} address={address} />
          <section className={styles.part} aria-labelledby="list-title">
            <div className={styles.head}>
              <h2 id="list-title">{words.list}</h2>
              <div className={styles.choices}>
                <Select
                  label={words.theme}
                  groups={[
                    {
                      label: null,
                      options: [
                        { value: '', label: words.everyTheme },
                        ...THEME_IDS.map((id) => ({ value: id, label: THEMES[id].label[lang] })),
                      ],
                    },
                  ]}
                  value={theme ?? ''}
                  onChange={(value) => go(linkToProse({ ...address, theme: value }))}
                />
                <Select
                  label={words.kind}
                  groups={[
                    {
                      label: null,
                      options: [
                        { value: '', label: words.everyKind },
                        ...KINDS.map((id) => ({ value: id, label: ITEM_KIND_LABELS[id][lang] })),
                      ],
                    },
                  ]}
                  value={kind ?? ''}
                  onChange={(value) => go(linkToProse({ ...address, kind: value }))}
                />
                <Select
                  label={words.trace}
                  groups={[
                    {
                      label: null,
                      options: [
                        { value: '', label: words.everyTrace },
                        ...TRACES.map((id) => ({ value: id, label: TRACE_LABELS[id][lang] })),
                      ],
                    },
                  ]}
                  value={trace ?? ''}
                  onChange={(value) => go(linkToProse({ ...address, trace: value }))}
                />
              </div>
            </div>
            <Items key={JSON.stringify(variables)} data={data} asked={variables} />
          </section>
          <BureausByYear data={data} />
        </>
      )}
    </Answer>
  );
}
