/** What is saved, for which region and under which name. What is refused stays as it was typed. */
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { LONGEST_NAME, nameRefusal, tidyName } from '../../schema/chart/saved.ts';
import { anchorOf, formatSet } from '../../schema/chart/sets.ts';
import type { Label } from '../../schema/language.ts';
import { forgetAnswers } from '../app/client.ts';
import { Link } from '../app/Link.tsx';
import { type ShellRegion, useRegions, type Viewer } from '../app/shell.ts';
import { linkToOverview } from '../app/urls.ts';
import type { AnsweredChart } from '../charts/answered-chart.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { refusalOf } from '../notes/refusal.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import ui from '../ui/ui.module.css';
import { NameFields, nameInput } from './NameFields.tsx';
import styles from './saved.module.css';
import { SAVE_CHART, SAVE_SET } from './saved.query.ts';
import { savedWords } from './saved.words.ts';

interface Props {
  readonly chart: AnsweredChart;
  readonly viewer: Viewer;
}

const KINDS = ['chart', 'set'] as const;
type Kind = (typeof KINDS)[number];

export function SaveForm({ chart, viewer }: Props) {
  const words = useWords(savedWords);
  const lang = useLang();
  const regions = within(useRegions(), viewer.scope?.id ?? null);
  const { of } = chart.question;
  const anchors = of.map(anchorOf);
  const isOfBureaus = chart.answer.series.every(({ subject }) => subject.scope === 'own');
  const [kind, setKind] = useState<Kind>('chart');
  const [wanted, setRegion] = useState<string | null>(null);
  const [name, setName] = useState({ zh: lang === 'zh' ? chart.title.slice(0, LONGEST_NAME) : '', en: '' });
  const [said, setSaid] = useState<{ readonly sentence: string; readonly isRefusal: boolean } | null>(null);
  const [savingSet, saveSet] = useMutation(SAVE_SET);
  const [savingChart, saveChart] = useMutation(SAVE_CHART);
  const region =
    regions.find(({ id }) => id === wanted) ?? regions.find(({ id }) => anchors.includes(id)) ?? regions[0];
  if (!region) return null;

  const refuse = (why: Label) => setSaid({ sentence: why[lang], isRefusal: true });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = nameRefusal(tidyName(name.zh));
    if (wrong) return refuse(wrong);
    const input = { region: region.id, name: nameInput(name) };
    const { done, error } = await (kind === 'set'
      ? saveSet({ ...input, of: of.map(formatSet) }).then(({ data, error }) => ({ done: data?.saveSet, error }))
      : saveChart({ ...input, address: chart.address }).then(({ data, error }) => ({ done: data?.saveChart, error })));
    const refused = refusalOf(done?.problems, error);
    if (refused) return refuse(refused);
    forgetAnswers();
    const sentence = done?.revision == null ? words.already(name.zh) : words.saved(name.zh);
    setSaid({ sentence, isRefusal: false });
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.form}>
      <p>{words.lead}</p>
      {said?.isRefusal && (
        <p role="alert" className={styles.problem}>
          {said.sentence}
        </p>
      )}
      {isOfBureaus ? (
        <Segmented
          label={words.what}
          options={KINDS.map((one) => ({ value: one, label: words.kinds[one] }))}
          value={kind}
          onChange={(one) => {
            setKind(one);
            setName({ zh: '', en: '' });
          }}
        />
      ) : (
        <p className={styles.second}>{words.noSet}</p>
      )}
      <NameFields name={name} onChange={setName} />
      <Select
        label={words.region}
        groups={[{ label: null, options: regions.map((one) => ({ value: one.id, label: one.name[lang] })) }]}
        value={region.id}
        onChange={setRegion}
      />
      <p>
        <button type="submit" className={ui.button} data-main disabled={savingSet.fetching || savingChart.fetching}>
          {words.submit}
        </button>{' '}
        <span role="status">{said?.isRefusal === false && said.sentence}</span>{' '}
        {said?.isRefusal === false && <Link to={linkToOverview({ region: region.id })}>{words.toRegion}</Link>}
      </p>
    </form>
  );
}

/** A region and those below it; null: all. */
function within(regions: readonly ShellRegion[], scope: string | null): readonly ShellRegion[] {
  if (scope === null) return regions;
  const reached = new Set([scope]);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const { id, parent } of regions) if (parent && reached.has(parent.id)) reached.add(id);
  }
  return regions.filter(({ id }) => reached.has(id));
}
