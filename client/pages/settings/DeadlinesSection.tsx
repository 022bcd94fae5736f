/** Deadlines that were set, and a form to set one: for a region, a kind, from a report year on. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { Label } from '../../../schema/language.ts';
import { kindLabel } from '../../../schema/reporting/table.ts';
import { FILER_KINDS, isFilerKind } from '../../../schema/rollup/due.ts';
import { Answer } from '../../app/Answer.tsx';
import { forgetAnswers } from '../../app/client.ts';
import { useRegions, useViewer } from '../../app/shell.ts';
import type { DueDateInput } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Select } from '../../ui/Select.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import ui from '../../ui/ui.module.css';
import { DUE_RULES, type DueRuleRow, SET_DUE_DATE } from './deadlines.query.ts';
import { deadlinesWords } from './deadlines.words.ts';
import styles from './settings.module.css';

export function DeadlinesSection() {
  const words = useWords(deadlinesWords);
  const lang = useLang();
  const { hash } = useLocation();
  const section = useRef<HTMLElement>(null);
  const [result, ask] = useQuery({ query: DUE_RULES });
  const isAnswered = result.data !== undefined;
  useEffect(() => {
    if (hash === '#deadlines' && isAnswered) section.current?.scrollIntoView();
  }, [hash, isAnswered]);
  const [, set] = useMutation(SET_DUE_DATE);
  const [refusal, setRefusal] = useState<Label | null>(null);
  /** Answers whether it was set. */
  const send = async (input: DueDateInput): Promise<boolean> => {
    const { data } = await set({ input, since: result.data?.revisions.nodes[0]?.number ?? null });
    const [problem] = data?.setDueDate.problems ?? [];
    const failed = { zh: deadlinesWords.zh.failed, en: deadlinesWords.en.failed };
    setRefusal(!data || problem ? (problem?.sentence ?? failed) : null);
    if (!data || problem) return false;
    forgetAnswers();
    ask({ requestPolicy: 'network-only' });
    return true;
  };
  return (
    <section ref={section} aria-labelledby="deadlines-title" className={styles.section}>
      <h2 id="deadlines-title">{words.heading}</h2>
      <p className={styles.lead}>{words.lead}</p>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ dueRules }) =>
          dueRules.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <div className={styles.list}>
              <Rules
                rules={dueRules}
                onTakeBack={({ region, kind, since }) =>
                  void send({ region: region?.id ?? null, kind: kind ?? null, since: since ?? null })
                }
              />
            </div>
          )
        }
      </Answer>
      <NewDeadline onSet={send} />
    </section>
  );
}

function Rules({
  rules,
  onTakeBack,
}: {
  readonly rules: readonly DueRuleRow[];
  readonly onTakeBack: (rule: DueRuleRow) => void;
}) {
  const words = useWords(deadlinesWords);
  const lang = useLang();
  const regionOf = ({ region }: DueRuleRow) => region?.name[lang] ?? words.everyRegion;
  const kindOf = ({ kind }: DueRuleRow) => (kind ? kindLabel(kind)[lang] : words.everyKind);
  const columns: readonly Column<DueRuleRow>[] = [
    { key: 'region', head: words.region, rowHead: true, cell: regionOf },
    { key: 'kind', head: words.kind, cell: kindOf },
    { key: 'due', head: words.due, cell: ({ month, day }) => words.dueOn(month, day) },
    { key: 'since', head: words.since, cell: ({ since }) => (since ? words.from(since) : words.always) },
    {
      key: 'takeBack',
      head: words.takeBack,
      cell: (rule) => (
        <button
          type="button"
          className={ui.textButton}
          aria-label={words.takeBackOf(`${regionOf(rule)} ${kindOf(rule)}`)}
          onClick={() => onTakeBack(rule)}
        >
          {words.takeBack}
        </button>
      ),
    },
  ];
  return (
    <Table
      caption={words.table}
      columns={columns}
      rows={rules}
      rowKey={({ region, kind, since }) => `${region?.id} ${kind} ${since}`}
    />
  );
}

/** A whole number that was typed; null for none. */
function numberIn(text: string): number | null {
  return /^\d+$/.test(text.trim()) ? Number(text) : null;
}

function NewDeadline({ onSet }: { readonly onSet: (input: DueDateInput) => Promise<boolean> }) {
  const words = useWords(deadlinesWords);
  const lang = useLang();
  const id = useId();
  const regions = useRegions();
  const viewer = useViewer();
  const [region, setRegion] = useState('');
  const [kind, setKind] = useState('');
  const [typed, setTyped] = useState({ month: '', day: '', since: '' });
  const field = (name: keyof typeof typed, label: string) => (
    <div className={ui.field}>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        className={styles.number}
        maxLength={4}
        value={typed[name]}
        aria-describedby={name === 'since' ? `${id}-hint` : undefined}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
    </div>
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const set = await onSet({
      region: region === '' ? null : region,
      kind: isFilerKind(kind) ? kind : null,
      since: numberIn(typed.since),
      // What is no number is refused by the server, and never taken for taking back.
      month: numberIn(typed.month) ?? 0,
      day: numberIn(typed.day) ?? 0,
    });
    if (set) setTyped({ month: '', day: '', since: '' });
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.form} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.form}</h3>
      <div>
        <Select
          label={words.region}
          value={region}
          onChange={setRegion}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: viewer?.role === 'administrator' ? words.everyRegion : words.choose },
                ...regions.map((one) => ({ value: one.id, label: one.name[lang] })),
              ],
            },
          ]}
        />
      </div>
      <div>
        <Select
          label={words.kind}
          value={kind}
          onChange={setKind}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.everyKind },
                ...FILER_KINDS.map((one) => ({ value: one, label: kindLabel(one)[lang] })),
              ],
            },
          ]}
        />
      </div>
      <div className={styles.dayOfYear}>
        {field('month', words.month)}
        {field('day', words.day)}
      </div>
      <div>
        {field('since', words.since)}
        <p id={`${id}-hint`} className={ui.fieldStatus}>
          {words.sinceHint}
        </p>
      </div>
      <p>
        <button type="submit" className={ui.button} data-main>
          {words.go}
        </button>
      </p>
    </form>
  );
}
