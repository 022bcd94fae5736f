/** The rules that made what is listed, how often, and what people made of their findings so far. */
import { formatNumber } from '../../../schema/chart/format.ts';
import { RULES } from '../../../schema/check/rules/index.ts';
import { Link } from '../../app/Link.tsx';
import { type FindingsAddress, linkToFindings } from '../../app/urls.ts';
import type { MistakesQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './findings.module.css';
import { findingsWords } from './findings.words.ts';

interface Props {
  readonly counts: readonly { readonly rule: { readonly id: string }; readonly count: number }[];
  readonly records: MistakesQuery['ruleRecords'];
  readonly address: FindingsAddress;
  readonly rule: string | null;
}

export function RuleNav({ counts, records, address, rule }: Props) {
  const lang = useLang();
  const words = useWords(findingsWords);
  const countOf = new Map(counts.map((one) => [one.rule.id, one.count]));
  const recordOf = new Map(records.map((one) => [one.rule.id, one]));
  const counted = RULES.map((one) => ({ rule: one, count: countOf.get(one.id) ?? 0 })).filter(
    (one) => one.count > 0 || one.rule.id === rule,
  );
  const largest = Math.max(1, ...counted.map((one) => one.count));
  if (counted.length === 0) return null;
  return (
    <nav className={styles.rules} aria-label={words.rules}>
      <h2>{words.rules}</h2>
      <ul>
        <li>
          <Link to={linkToFindings({ ...address, rule: null })} aria-current={rule === null ? 'true' : undefined}>
            {words.allRules}
          </Link>
        </li>
        {counted.map((one) => {
          const record = recordOf.get(one.rule.id);
          const dismissed = record?.states.find(({ state }) => state === 'dismissed')?.count ?? 0;
          return (
            <li key={one.rule.id}>
              <Link
                to={linkToFindings({ ...address, rule: one.rule.id })}
                aria-current={rule === one.rule.id ? 'true' : undefined}
                title={one.rule.why[lang]}
              >
                {one.rule.title[lang]} <span className={styles.ruleCount}>{formatNumber(one.count)}</span>
              </Link>
              <span className={styles.share} aria-hidden="true">
                <span style={{ width: `${(one.count / largest) * 100}%` }} />
              </span>
              {record && record.judged > 0 && (
                <small className={styles.record}>
                  {words.record(record.judged, dismissed)}
                  {record.noisy && <b title={words.noisy}> {words.noisyShort}</b>}
                </small>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
