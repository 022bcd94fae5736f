/** What is compared: subject, measure, year, order, kind of bureau. Every choice goes into the address. */
import { SORTS } from '../../../schema/chart/chart.ts';
import { describeQuantity, quantitiesOf, TOPICS } from '../../../schema/chart/quantity.ts';
import { KindSelect } from '../../app/KindSelect.tsx';
import { useGo } from '../../app/Link.tsx';
import { RegionSwitch } from '../../app/RegionSwitch.tsx';
import type { ShellRegion } from '../../app/shell.ts';
import { type CompareAddress, linkToCompare } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { type Choice, FIRST_OF_TOPIC } from './choice.ts';
import styles from './compare.module.css';
import { compareWords } from './compare.words.ts';

interface Props {
  readonly region: ShellRegion;
  readonly year: number;
  readonly choice: Choice;
  /** Kinds that the region has, so that no filter leads to nothing. */
  readonly kinds: ReadonlySet<string>;
}

export function Controls({ region, year, choice, kinds }: Props) {
  const words = useWords(compareWords);
  const lang = useLang();
  const go = useGo();
  const { topic } = describeQuantity(choice.measure);
  const { rates, counts } = quantitiesOf(topic);
  const turn = (to: Partial<CompareAddress>) => go(linkToCompare({ region: region.id, year, ...choice, ...to }));
  const options = (quantities: typeof rates) =>
    quantities.map((quantity) => ({ value: quantity, label: describeQuantity(quantity).label[lang] }));
  const groups = [
    { label: words.counts, options: options(counts) },
    { label: words.rates, options: options(rates) },
  ].filter((group) => group.options.length > 0);

  return (
    <div className={styles.controls}>
      <div className={styles.controlRow}>
        <Segmented
          label={words.subject}
          options={TOPICS.map((one) => ({ value: one, label: words.subjects[one] }))}
          value={topic}
          onChange={(one) => turn({ measure: FIRST_OF_TOPIC[one] })}
        />
        <Segmented
          label={words.year}
          options={region.years.map((one) => ({ value: one, label: String(one) }))}
          value={year}
          onChange={(one) => turn({ year: one })}
        />
      </div>
      <div className={styles.controlRow}>
        <Select
          label={words.measure}
          groups={groups}
          value={choice.measure}
          onChange={(measure) => turn({ measure })}
        />
        <Select
          label={words.sort}
          groups={[{ label: null, options: SORTS.map((sort) => ({ value: sort, label: words.sorts[sort] })) }]}
          value={choice.sort}
          onChange={(sort) => turn({ sort })}
        />
        <KindSelect kinds={kinds} value={choice.kind} onChange={(kind) => turn({ kind })} />
        <RegionSwitch
          region={region}
          among={(one) => one.bureaus.totalCount > 0}
          linkTo={(to) => linkToCompare({ ...choice, ...to, kind: null })}
          year={year}
        />
      </div>
    </div>
  );
}
