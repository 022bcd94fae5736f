/** What nobody judges, finding by finding, under the report it was found in. */
import { useClient } from 'urql';
import { useFurther } from '../../answers/further.ts';
import { Link } from '../../app/Link.tsx';
import { ListFoot } from '../../app/ListFoot.tsx';
import { OutcomeMark } from '../../app/OutcomeMark.tsx';
import { linkToReport } from '../../app/urls.ts';
import { Arithmetic } from '../../figures/Arithmetic.tsx';
import type { FindingFilter, FindingsQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { ByReport } from './ByReport.tsx';
import styles from './findings.module.css';
import { type FindingLine, MORE_FINDINGS } from './findings.query.ts';
import { findingsWords } from './findings.words.ts';

function Line({ finding }: { readonly finding: FindingLine }) {
  const lang = useLang();
  const words = useWords(findingsWords);
  const { rule, report, outcome, message, arithmetic } = finding;
  return (
    <li className={styles.card}>
      <OutcomeMark outcome={outcome} />
      <div className={styles.cardBody}>
        <p className={styles.what}>
          <span className={styles.rule}>{rule.title[lang]}</span> <Arithmetic text={arithmetic} />
        </p>
        <p className={styles.message}>{message[lang]}</p>
      </div>
      <p className={styles.ways}>
        <Link
          to={linkToReport(report.id, { finding: finding.id })}
          aria-label={words.seeFinding(rule.title[lang], report.publisher.name[lang], report.year)}
        >
          {words.see}
        </Link>
      </p>
    </li>
  );
}

export function FindingsList({
  first,
  filter,
}: {
  readonly first: FindingsQuery['findings'];
  readonly filter: FindingFilter;
}) {
  const words = useWords(findingsWords);
  const client = useClient();
  const { lines, ...rest } = useFurther(first, async (after) => {
    const { data } = await client.query(MORE_FINDINGS, { filter, after }).toPromise();
    return data?.findings;
  });
  return (
    <>
      <ByReport lines={lines} card={(finding) => <Line key={finding.id} finding={finding} />} />
      <ListFoot told={words.countFindings(lines.length, first.totalCount)} {...rest} />
    </>
  );
}
