/** What is counted: measures and rates as chips, more of them found by typing; of outcomes one of three sets. */
import { useState } from 'react';
import { MAX_MEASURES } from '../../../schema/chart/address.ts';
import type { Chart, Quantity } from '../../../schema/chart/chart.ts';
import { findOutcomeSet, getOutcomeSet, OUTCOME_SET_IDS, OUTCOME_SETS } from '../../../schema/chart/outcomes.ts';
import { describeQuantity, isQuantity, quantitiesOf, TOPICS } from '../../../schema/chart/quantity.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Select } from '../../ui/Select.tsx';
import { Chips } from './Chips.tsx';
import { workbenchWords } from './workbench.words.ts';

interface Props {
  readonly chart: Chart;
  readonly onChange: (measures: readonly Quantity[]) => void;
}

const ALL: readonly Quantity[] = TOPICS.flatMap((topic) => {
  const { counts, rates } = quantitiesOf(topic);
  return [...counts, ...rates];
});

export function Measures({ chart, onChange }: Props) {
  const words = useWords(workbenchWords);
  const lang = useLang();
  const [text, setText] = useState('');
  if (chart.kind === 'outcomes') {
    return (
      <Select
        label={words.measures}
        groups={[{ label: null, options: OUTCOME_SETS.map(({ id }) => ({ value: id, label: words.outcomeSets[id] })) }]}
        value={findOutcomeSet(chart.measures)?.id ?? 'requests'}
        onChange={(value) => {
          const id = OUTCOME_SET_IDS.find((one) => one === value);
          if (id) onChange(getOutcomeSet(id).classes);
        }}
      />
    );
  }
  const isFull = chart.measures.length >= MAX_MEASURES;
  const typed = text.trim().toLowerCase();
  const found = ALL.filter(
    (one) => !chart.measures.includes(one) && describeQuantity(one).label[lang].toLowerCase().includes(typed),
  );
  const status = isFull
    ? words.most(MAX_MEASURES)
    : typed === ''
      ? words.measureHint
      : found.length === 0
        ? words.none(text.trim())
        : words.found(found.length);
  return (
    <>
      <Chips
        label={words.measures}
        chips={chart.measures.map((id) => ({ id, name: describeQuantity(id).label[lang] }))}
        onRemove={(id) => onChange(chart.measures.filter((one) => one !== id))}
      />
      <Combobox
        label={words.addMeasure}
        text={text}
        onText={setText}
        status={status}
        options={isFull ? [] : found.map((id) => ({ value: id, label: describeQuantity(id).label[lang] }))}
        onChoose={({ value }) => {
          setText('');
          if (isQuantity(value)) onChange([...chart.measures, value]);
        }}
      />
    </>
  );
}
