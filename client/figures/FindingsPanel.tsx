/** What the checks found in one report: what is open first, the opened one with its arithmetic, what holds as a count. */
import type { ReactNode } from 'react';
import type { Outcome } from '../../schema/check/finding.ts';
import { type Groupable, groupFindings, type Mending } from '../../schema/check/groups.ts';
import { isStanding, STATE_LABELS } from '../../schema/check/verdict.ts';
import { chinaDay } from '../app/china-time.ts';
import { OutcomeMark } from '../app/OutcomeMark.tsx';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import styles from './figures.module.css';
import { figuresWords } from './figures.words.ts';
import { byOutcome, sectionOf } from './finding-groups.ts';
import { spotOf } from './marks.ts';
import type { ShownFinding } from './shown.ts';

interface Props {
  readonly findings: readonly ShownFinding[];
  /** The smallest changes that mend the tables: what one of them mends is one mistake. */
  readonly repairs: readonly Mending[];
  readonly open: string | null;
  readonly onOpen: (finding: string) => void;
  /** What can be done with the findings of the opened mistake. */
  readonly action?: ((findings: readonly string[]) => ReactNode) | undefined;
}

/** `表三“予以公开”行`: the place that a sentence names before its colon; it tells findings of one rule apart. */
function whereOf(finding: ShownFinding, lang: 'zh' | 'en'): string | null {
  return /^((?:表|Table )[^：:]{1,40})[：:]/u.exec(finding.message[lang])?.[1] ?? null;
}

/** Findings that ask nothing of anybody, under one heading. */
interface Folded {
  /** null: of several. */
  readonly outcome: Outcome | null;
  readonly members: readonly ShownFinding[];
  readonly title: string;
}

interface RowProps extends Pick<Props, 'open' | 'onOpen' | 'action'> {
  readonly finding: ShownFinding;
  /** All of its mistake. */
  readonly mistake?: readonly ShownFinding[];
  /** What else the same mistake breaks. */
  readonly children?: ReactNode;
}

function Row({ finding, mistake = [finding], open, onOpen, action, children }: RowProps) {
  const lang = useLang();
  const words = useWords(figuresWords);
  const isOpen = finding.id === open;
  return (
    <li className={isOpen ? styles.findingOpen : styles.finding} data-finding={finding.id}>
      <button
        type="button"
        className={styles.findingHead}
        aria-expanded={isOpen}
        onClick={() => onOpen(finding.id)}
        data-outcome={finding.outcome}
      >
        <OutcomeMark outcome={finding.outcome} />
        <span className={styles.findingTitle}>
          {whereOf(finding, lang) ?? words.tables[sectionOf(finding)]} {finding.rule.title[lang]}
        </span>
        {finding.state && finding.state !== 'open' && (
          <span className={styles.findingState} data-state={finding.state}>
            {STATE_LABELS[finding.state][lang]}
          </span>
        )}
        {!isOpen && <Arithmetic text={finding.arithmetic} />}
      </button>
      {isOpen && (
        <div className={styles.findingBody}>
          {finding.arithmetic !== '' && (
            <p>
              <Arithmetic text={finding.arithmetic} large />
            </p>
          )}
          <p>{finding.message[lang]}</p>
          <Verdict finding={finding} />
          {finding.state && action?.(mistake.map(({ id }) => id))}
          <p className={styles.findingRule}>
            {words.rule(finding.rule.id)} · {words.basis(finding.rule.basis[lang])}
          </p>
        </div>
      )}
      {children}
    </li>
  );
}

/** What was said of it last; of one whose numbers have changed since, what was said before. */
function Verdict({ finding: { state, verdicts = [] } }: { readonly finding: ShownFinding }) {
  const lang = useLang();
  const words = useWords(figuresWords);
  const [last] = verdicts;
  if (!state || state === 'open' || !last || last.verdict === 'open') return null;
  const said = STATE_LABELS[last.verdict][lang];
  return (
    <p className={styles.verdict}>
      {state === 'reopened' ? words.reopened(said) : said}
      {last.reason !== '' && `${lang === 'zh' ? '：' : ': '}${last.reason}`}
      <small> {`${last.actor.name[lang]} · ${chinaDay(last.at)}`}</small>
    </p>
  );
}

function seenAs({ outcome, severity, rule, operands, expected, actual }: ShownFinding): Groupable {
  const figures = operands.flatMap((operand) => {
    const spot = spotOf(operand);
    return spot === null ? [] : [spot.replace(/^cell:/, '')];
  });
  return { outcome, severity, rule: rule.id, figures, expected, actual };
}

export function FindingsPanel({ findings, repairs, ...ways }: Props) {
  const { open } = ways;
  const lang = useLang();
  const words = useWords(figuresWords);
  const groups = byOutcome(findings.filter(({ state }) => isStanding(state)));
  const dismissed = findings.filter(({ state }) => !isStanding(state));
  const pending = [...groups.failed, ...groups.suspicious];
  const mistakes = groupFindings(pending, repairs, seenAs);
  const allHold = pending.length + dismissed.length + groups.notAssessable.length === 0;
  const folded: readonly Folded[] = [
    { outcome: null, members: dismissed, title: words.dismissedList(dismissed.length) },
    {
      outcome: 'notAssessable',
      members: groups.notAssessable,
      title: words.notAssessableList(groups.notAssessable.length),
    },
    {
      outcome: 'confirmed',
      members: groups.confirmed,
      title: allHold ? words.allHold(groups.confirmed.length) : words.confirmedList(groups.confirmed.length),
    },
  ];
  if (findings.length === 0) return <p className={styles.quiet}>{words.findingsNone}</p>;
  return (
    <>
      {pending.length > 0 && (
        <ul className={styles.findingList}>
          {mistakes.map(({ findings: [first, ...others] }) =>
            first ? (
              <Row key={first.id} finding={first} mistake={[first, ...others]} {...ways}>
                {others.length > 0 && (
                  <details className={styles.sameCause} open={others.some(({ id }) => id === open) || undefined}>
                    <summary>{words.sameCause(others.length)}</summary>
                    <ul>
                      {others.map((finding) => (
                        <Row key={finding.id} finding={finding} {...ways} />
                      ))}
                    </ul>
                  </details>
                )}
              </Row>
            ) : null,
          )}
        </ul>
      )}
      {folded.map(({ outcome, members, title }) => {
        if (members.length === 0) return null;
        const rules = [...new Map(members.map((finding) => [finding.rule.id, finding.rule])).values()];
        return (
          <details key={title} className={styles.folded} open={members.some((one) => one.id === open) || undefined}>
            <summary>
              {outcome && <OutcomeMark outcome={outcome} />} {title}
            </summary>
            {rules.map((rule) => {
              const ofRule = members.filter((finding) => finding.rule.id === rule.id);
              return (
                <details
                  key={rule.id}
                  className={styles.foldedRule}
                  open={ofRule.some((one) => one.id === open) || undefined}
                >
                  <summary>
                    {rule.title[lang]} <span className={styles.count}>{ofRule.length}</span>
                  </summary>
                  <ul className={styles.findingList}>
                    {ofRule.map((finding) => (
                      <Row key={finding.id} finding={finding} {...ways} />
                    ))}
                  </ul>
                </details>
              );
            })}
          </details>
        );
      })}
    </>
  );
}
