/** Two versions of one report side by side: every cell of the form, those that differ marked, and what the text states. */
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { cellName } from '../../../schema/form/cells.ts';
import type { CellId } from '../../../schema/form/edition.ts';
import { unknownWords } from '../../../schema/pages.ts';
import { changeWords } from '../../../schema/report/changes.ts';
import { placeName } from '../../../schema/report/correcting.ts';
import { placeInText } from '../../../schema/report/correction.ts';
import { reportTitle } from '../../../schema/report/publisher.ts';
import { Answer } from '../../app/Answer.tsx';
import { chinaDay } from '../../app/china-time.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { Unknown } from '../../app/Unknown.tsx';
import { linkToReport, linkToVersions } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { figureText, statedText } from '../../figures/figure-text.ts';
import type { TwoVersionsQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import styles from './versions.module.css';
import { TWO_VERSIONS, VERSIONS, type VersionRow, type VersionsReport } from './versions.query.ts';
import { versionsWords } from './versions.words.ts';

export function VersionsPage() {
  const { id = '' } = useParams();
  const words = useWords(versionsWords);
  const unknown = unknownWords(useLang());
  const [result, ask] = useQuery({ query: VERSIONS, variables: { id } });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ report }) =>
        report ? <Chosen report={report} /> : <Unknown what={unknown.report} advice={words.unknownAdvice} />
      }
    </Answer>
  );
}

/** By the address, or the newest beside the one before it. */
function chosenOf(versions: readonly VersionRow[], params: URLSearchParams) {
  const at = (name: string): number =>
    versions.findIndex(({ revision }) => String(revision.number) === params.get(name));
  const right = Math.max(0, at('right'));
  const left = at('left');
  return { right: versions[right], left: versions[left >= 0 ? left : Math.min(right + 1, versions.length - 1)] };
}

function Chosen({ report }: { readonly report: VersionsReport }) {
  const words = useWords(versionsWords);
  const said = useWords(changeWords);
  const lang = useLang();
  const go = useGo();
  const [params] = useSearchParams();
  const title = reportTitle(report.publisher.name, report.kind === 'bureau', report.year, lang);
  usePageTitle(`${words.title} · ${title}`);
  const { left, right } = chosenOf(report.versions, params);
  const options = report.versions.map(({ revision }) => ({
    value: String(revision.number),
    label: words.version(revision.number, said.kinds[revision.kind], chinaDay(revision.at)),
  }));
  const choose = (side: 'left' | 'right', value: string) =>
    go(
      linkToVersions(report.id, { left: left?.revision.number, right: right?.revision.number, [side]: Number(value) }),
    );
  return (
    <>
      <p>
        <Link to={linkToReport(report.id)}>{title}</Link>
      </p>
      <h1>{words.title}</h1>
      {left === undefined || right === undefined || left === right ? (
        <Empty why={words.onlyOne} />
      ) : (
        <>
          <div className={styles.choices}>
            {(['left', 'right'] as const).map((side) => {
              const one = side === 'left' ? left : right;
              return (
                <div key={side}>
                  <Select
                    label={words[side]}
                    value={String(one.revision.number)}
                    onChange={(value) => choose(side, value)}
                    groups={[{ label: null, options }]}
                  />
                  <p className={styles.file}>
                    <a href={`/documents/${one.documentHash}`}>{one.fileName}</a>
                  </p>
                </div>
              );
            })}
          </div>
          <Both id={report.id} left={left} right={right} />
        </>
      )}
    </>
  );
}

function Both({ id, left, right }: { readonly id: string; readonly left: VersionRow; readonly right: VersionRow }) {
  const variables = { id, left: left.revision.number, right: right.revision.number };
  const [result, ask] = useQuery({ query: TWO_VERSIONS, variables });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {(data) => <Compared data={data} left={left} right={right} />}
    </Answer>
  );
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly left: string;
  readonly right: string;
}

function Compared({
  data,
  left,
  right,
}: {
  readonly data: TwoVersionsQuery;
  readonly left: VersionRow;
  readonly right: VersionRow;
}) {
  const words = useWords(versionsWords);
  const lang = useLang();
  const go = useGo();
  const [params] = useSearchParams();
  const whole = params.get('cells') === 'all';
  const rows = useMemo(() => rowsOf(data, words.approximately, words.nothing, lang), [data, words, lang]);
  const differing = rows.filter((row) => row.left !== row.right);
  const columns: readonly Column<Row>[] = [
    { key: 'name', head: words.figure, cell: ({ name }) => name, rowHead: true },
    { key: 'left', head: words.revision(left.revision.number), align: 'end', cell: (row) => row.left },
    {
      key: 'right',
      head: words.revision(right.revision.number),
      align: 'end',
      cell: (row) => (row.left === row.right ? row.right : <b>≠ {row.right}</b>),
    },
  ];
  const here = new URLSearchParams(params);
  return (
    <>
      <div className={styles.which}>
        <Segmented
          label={words.which}
          value={whole ? 'all' : 'differing'}
          onChange={(value) => {
            here.set('cells', value);
            go(`${window.location.pathname}?${here}`, { replace: true });
          }}
          options={[
            { value: 'differing', label: words.differing(differing.length) },
            { value: 'all', label: words.all(rows.length) },
          ]}
        />
      </div>
      {!whole && differing.length === 0 ? (
        <Empty why={words.same} />
      ) : (
        <Table caption={words.title} columns={columns} rows={whole ? rows : differing} rowKey={({ key }) => key} />
      )}
    </>
  );
}

/** Cells in the order of the form, and what the text states, each once. */
function rowsOf({ left, right }: TwoVersionsQuery, approximately: string, nothing: string, lang: 'zh' | 'en'): Row[] {
  const [one, other] = [left, right].map((report) => {
    const texts = new Map<string, string>();
    for (const figure of report?.figures ?? []) {
      const { text, was } = figureText(figure, lang);
      texts.set(figure.cell, was === null ? text : `${was} → ${text} *`);
    }
    for (const stated of report?.narrative ?? []) {
      const place = placeInText(stated as Parameters<typeof placeInText>[0]);
      if (!texts.has(place)) texts.set(place, statedText(stated, approximately, lang));
    }
    return texts;
  });
  const places = [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])];
  return places.map((place) => ({
    key: place,
    name: place.startsWith('text/') ? placeName(place)[lang] : cellName(place as CellId, lang),
    left: one?.get(place) ?? nothing,
    right: other?.get(place) ?? nothing,
  }));
}
