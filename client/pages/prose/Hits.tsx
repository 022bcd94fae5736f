/** Paragraphs in which a text stands, under the report they stand in. */
import { Fragment } from 'react';
import { useClient, useQuery } from 'urql';
import { foldQuery } from '../../../schema/prose/searched.ts';
import { useFurther } from '../../answers/further.ts';
import { Answer } from '../../app/Answer.tsx';
import { Link } from '../../app/Link.tsx';
import { ListFoot } from '../../app/ListFoot.tsx';
import { linkToReportProse } from '../../app/urls.ts';
import type { PassagesQuery, PassagesQueryVariables } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import styles from './prose-page.module.css';
import { MORE_PASSAGES, PASSAGES, type PassageLine } from './prose-page.query.ts';
import { prosePageWords } from './prose-page.words.ts';

/** A quote with the text marked, where it stands there letter for letter. */
function Marked({ quote, text }: { readonly quote: string; readonly text: string }) {
  const parts = quote.split(text);
  return (
    <>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
        <Fragment key={at}>
          {at > 0 && <mark>{text}</mark>}
          {part}
        </Fragment>
      ))}
    </>
  );
}

function Hit({ hit, text }: { readonly hit: PassageLine; readonly text: string }) {
  const lang = useLang();
  const words = useWords(prosePageWords);
  const { report, section, quote, place } = hit;
  return (
    <li className={styles.hit}>
      <p className={styles.where}>
        <Link to={linkToReportProse(report.id, { at: place.start })}>
          {words.reportYear(report.publisher.name[lang], report.year)}
        </Link>
        {section !== null && ` ${words.inSection(section)}`}
      </p>
      <p lang="zh-CN" className={styles.quote}>
        <Marked quote={quote} text={quote.includes(text) ? text : foldQuery(text)} />
      </p>
    </li>
  );
}

type Found = PassagesQuery['search']['passages'];

function Found({ found, asked }: { readonly found: Found; readonly asked: PassagesQueryVariables }) {
  const words = useWords(prosePageWords);
  const client = useClient();
  const { lines, ...rest } = useFurther(found, async (after) => {
    const { data } = await client.query(MORE_PASSAGES, { ...asked, after }).toPromise();
    return data?.search.passages;
  });
  if (lines.length === 0 && rest.more === null) {
    return (
      <Empty why={words.found(asked.text, 0, found.read, 0)}>
        <p>{words.foundNone}</p>
      </Empty>
    );
  }
  return (
    <>
      <p className={styles.lead}>{words.found(asked.text, found.reports, found.read, found.totalCount ?? null)}</p>
      <p className={styles.facets}>
        {found.years.map(({ year, reports }) => (
          <span key={year}>{words.withCount(String(year), reports)}</span>
        ))}
      </p>
      <p className={styles.facets}>
        {found.sections.map(({ section, reports }) => (
          <span key={section}>
            {words.withCount(words.sections[(section ?? '') as keyof typeof words.sections] ?? '', reports)}
          </span>
        ))}
      </p>
      <ul>
        {lines.map((hit) => (
          <Hit key={`${hit.report.id} ${hit.place.start}`} hit={hit} text={asked.text} />
        ))}
      </ul>
      <ListFoot told={words.hits(lines.length, found.totalCount ?? null)} {...rest} />
    </>
  );
}

export function Hits({ asked }: { readonly asked: PassagesQueryVariables }) {
  const [result, ask] = useQuery({ query: PASSAGES, variables: asked });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ search }) => <Found key={JSON.stringify(asked)} found={search.passages} asked={asked} />}
    </Answer>
  );
}
