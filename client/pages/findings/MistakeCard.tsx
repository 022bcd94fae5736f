/** One mistake: what it is, the smallest change that mends it, what else it breaks, and what people said of it. */
import type { ReactNode } from 'react';
import { STATE_LABELS } from '../../../schema/check/verdict.ts';
import { chinaDay } from '../../app/china-time.ts';
import { Link } from '../../app/Link.tsx';
import { OutcomeMark } from '../../app/OutcomeMark.tsx';
import { linkToReport } from '../../app/urls.ts';
import { Arithmetic } from '../../figures/Arithmetic.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import ui from '../../ui/ui.module.css';
import styles from './findings.module.css';
import type { Mistake } from './findings.query.ts';
import { findingsWords } from './findings.words.ts';

type Finding = Mistake['findings'][number];

/** The verdict that holds, or, where the numbers have changed since, the one that did; with what the bureau answered. */
function Said({ finding }: { readonly finding: Finding }) {
  const lang = useLang();
  const words = useWords(findingsWords);
  const { state, verdicts, answers, arithmetic } = finding;
  const [verdict] = verdicts;
  const then = (before: string) => (before === arithmetic ? '' : ` ${words.wasThen(before)}`);
  if ((state === 'open' || state === null) && answers.length === 0) return null;
  return (
    <div className={styles.said}>
      {state !== 'open' && state !== null && verdict && verdict.verdict !== 'open' && (
        <p>
          <b data-state={state}>{STATE_LABELS[state][lang]}</b>
          {state === 'reopened' && ` ${words.reopened}${STATE_LABELS[verdict.verdict][lang]}`}
          {verdict.reason !== '' && <q>{verdict.reason}</q>}
          <small>
            <span className={ui.unbroken}>{words.by(verdict.actor.name[lang], chinaDay(verdict.at))}</span>
            {then(verdict.arithmetic)}
          </small>
        </p>
      )}
      {answers.slice(0, 1).map((answer) => (
        <p key={answer.at}>
          <b>{words.answered}</b> <q>{answer.text}</q>
          <small>
            <span className={ui.unbroken}>{words.by(answer.actor.name[lang], chinaDay(answer.at))}</span>
            {then(answer.arithmetic)}
          </small>
        </p>
      ))}
    </div>
  );
}

interface Props {
  readonly mistake: Mistake;
  /** null: who looks at it cannot judge. */
  readonly selection: { readonly isIn: boolean; readonly onToggle: () => void } | null;
  /** null: it is not for who looks at it to answer. */
  readonly answer: ReactNode;
}

export function MistakeCard({ mistake, selection, answer }: Props) {
  const lang = useLang();
  const words = useWords(findingsWords);
  const { report, repair, findings } = mistake;
  const [first, ...others] = findings;
  if (!first) return null;
  const title = first.rule.title[lang];
  const name = report.publisher.name[lang];
  return (
    <li className={styles.card} data-selected={selection?.isIn || undefined}>
      {selection && (
        <input
          type="checkbox"
          className={styles.check}
          checked={selection.isIn}
          aria-label={words.select(title, name)}
          onChange={selection.onToggle}
        />
      )}
      <OutcomeMark outcome={first.outcome} />
      <div className={styles.cardBody}>
        <p className={styles.what}>
          <span className={styles.rule}>{title}</span> <Arithmetic text={first.arithmetic} />
        </p>
        <p className={styles.message}>{first.message[lang]}</p>
        {repair && (
          <p className={styles.repair}>
            {words.repair}
            {lang === 'zh' ? '：' : ': '}
            {repair.sentence[lang]}
          </p>
        )}
        <Said finding={first} />
        {others.length > 0 && (
          <details className={styles.others} open={others.some(({ state }) => state !== first.state) || undefined}>
            <summary>{words.sameCause(others.length)}</summary>
            <ul>
              {others.map((finding) => (
                <li key={finding.id}>
                  <OutcomeMark outcome={finding.outcome} /> {finding.rule.title[lang]}{' '}
                  <Arithmetic text={finding.arithmetic} />
                  <Said finding={finding} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className={styles.ways}>
        <Link
          to={linkToReport(report.id, { finding: first.id })}
          aria-label={words.seeFinding(title, name, report.year)}
        >
          {words.see}
        </Link>
        {answer}
      </div>
    </li>
  );
}
