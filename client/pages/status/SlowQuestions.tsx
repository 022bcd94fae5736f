/** The last questions that took long, with what they cost. */
import { chinaTime } from '../../app/china-time.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import ui from '../../ui/ui.module.css';
import styles from './status.module.css';
import type { ShownStatus } from './status.query.ts';
import { statusWords } from './status.words.ts';

type Slow = ShownStatus['slowQuestions'][number];

export function SlowQuestions({ questions }: { readonly questions: readonly Slow[] }) {
  const words = useWords(statusWords);
  const columns: readonly Column<Slow>[] = [
    {
      key: 'when',
      head: words.when,
      cell: ({ at }) => (
        <time className={ui.unbroken} dateTime={at}>
          {chinaTime(at)}
        </time>
      ),
    },
    {
      key: 'question',
      head: words.question,
      rowHead: true,
      prose: true,
      cell: ({ name }) => <span className={styles.name}>{name ?? words.unnamed}</span>,
    },
    { key: 'took', head: words.took, unit: words.ms, align: 'end', cell: ({ ms }) => ms },
    { key: 'points', head: words.points, align: 'end', cell: ({ points }) => points },
    { key: 'values', head: words.values, align: 'end', cell: ({ values }) => values ?? '' },
  ];
  return (
    <section className={styles.section}>
      <h2>{words.slow}</h2>
      {questions.length === 0 ? (
        <p className={styles.said}>{words.noSlow}</p>
      ) : (
        <Table
          caption={words.slow}
          columns={columns}
          rows={questions}
          rowKey={({ at, name, ms, points }) => [at, name, ms, points].join(' ')}
        />
      )}
    </section>
  );
}
