/** What is chosen of the findings of a year, and the ways to take it along. */
import { type FindingsChoice, SHOWN, SHOWN_LABELS, type Shown } from '../../../schema/check/choice.ts';
import { SEVERITIES } from '../../../schema/check/finding.ts';
import { SEVERITY_LABELS } from '../../../schema/check/table.ts';
import { useAsOf, withAsOf } from '../../app/as-of.ts';
import { useGo } from '../../app/Link.tsx';
import { type FindingsAddress, findingsFile, linkToFindings } from '../../app/urls.ts';
import type { MistakesQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import ui from '../../ui/ui.module.css';
import styles from './findings.module.css';
import { findingsWords } from './findings.words.ts';

interface Props {
  readonly address: FindingsAddress;
  readonly choice: FindingsChoice;
  /** How many mistakes there are of each; null where nobody judges what is listed. */
  readonly tally: MistakesQuery['findingTally'] | null;
}

export function Choices({ address, choice, tally }: Props) {
  const lang = useLang();
  const asOf = useAsOf();
  const words = useWords(findingsWords);
  const go = useGo();
  const turn = (to: FindingsAddress) => go(linkToFindings({ ...address, ...to }));
  const countOf = (show: Shown): number => {
    if (show === 'all' || show === 'waiting') return tally?.[show] ?? 0;
    return tally?.states.find(({ state }) => state === show)?.count ?? 0;
  };
  const shown = SHOWN.filter((show) =>
    tally === null ? show === choice.show || show === 'waiting' : isOfMistakes(show),
  );
  const chosen = choice.publisher;
  const named = tally?.publishers ?? [];
  // One of whom nothing is listed stays chosen.
  const isNamed = chosen === null || named.some(({ publisher }) => publisher.id === chosen);
  const bureaus = [
    ...named.map(({ publisher, count }) => ({ id: publisher.id, name: publisher.name[lang], count })),
    ...(isNamed ? [] : [{ id: chosen, name: chosen, count: 0 }]),
  ];
  return (
    <div className={styles.filters}>
      <Segmented
        label={words.show}
        options={shown.map((value) => ({
          value,
          label:
            tally === null ? SHOWN_LABELS[value][lang] : words.withCount(SHOWN_LABELS[value][lang], countOf(value)),
        }))}
        value={choice.show}
        onChange={(show) => turn({ show: show === 'waiting' ? null : show })}
      />
      {tally && (
        <Select
          label={words.bureau}
          value={choice.publisher ?? ''}
          onChange={(publisher) => turn({ publisher: publisher === '' ? null : publisher })}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.everyBureau },
                ...bureaus.map(({ id, name, count }) => ({ value: id, label: words.withCount(name, count) })),
              ],
            },
          ]}
        />
      )}
      {tally && (
        <Select
          label={words.severity}
          value={choice.severity ?? ''}
          onChange={(severity) => turn({ severity: severity === '' ? null : severity })}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.everySeverity },
                ...SEVERITIES.map((severity) => ({
                  value: severity,
                  label: words.withCount(
                    SEVERITY_LABELS[severity][lang],
                    tally.severities.find((one) => one.severity === severity)?.count ?? 0,
                  ),
                })),
              ],
            },
          ]}
        />
      )}
      <span className={styles.carry}>
        {words.files}
        <a href={withAsOf(findingsFile(address, 'xlsx', lang), asOf)} download>
          XLSX
        </a>
        <a href={withAsOf(findingsFile(address, 'csv', lang), asOf)} download>
          CSV
        </a>
        <button type="button" className={ui.textButton} onClick={() => window.print()}>
          {words.print}
        </button>
      </span>
    </div>
  );
}

function isOfMistakes(show: Shown): boolean {
  return show !== 'holds' && show !== 'notAssessable';
}
