/** Mistakes under the report they are in, to be judged one by one or many at once. */
import { useState } from 'react';
import { useClient } from 'urql';
import { useFurther } from '../../answers/further.ts';
import { ListFoot } from '../../app/ListFoot.tsx';
import { useViewer } from '../../app/shell.ts';
import type { FindingFilter, MistakesQuery } from '../../gql/graphql.ts';
import { useWords } from '../../i18n/i18n.tsx';
import ui from '../../ui/ui.module.css';
import { byReport } from './by-report.ts';
import styles from './findings.module.css';
import { type Mistake, MORE_MISTAKES } from './findings.query.ts';
import { findingsWords } from './findings.words.ts';
import { MOST, useSaying, useSelected } from './judging.ts';
import { MistakeCard } from './MistakeCard.tsx';
import { ReportHeading } from './ReportHeading.tsx';
import { VerdictBar } from './VerdictBar.tsx';
import { VerdictDialog } from './VerdictDialog.tsx';

const idsOf = ({ findings }: Mistake): readonly string[] => findings.map(({ id }) => id);

interface Props {
  readonly first: MistakesQuery['findingGroups'];
  /** Findings asked for, in all mistakes. */
  readonly findings: number;
  readonly filter: FindingFilter;
  readonly since: number;
  /** Told what was stored, in words. */
  readonly onChanged: (told: string) => void;
}

export function MistakeList({ first, findings, filter, since, onChanged }: Props) {
  const words = useWords(findingsWords);
  const client = useClient();
  const viewer = useViewer();
  const { selected, toggle, add, clear } = useSelected();
  const { judge, answer, allOf } = useSaying(since);
  const [answering, setAnswering] = useState<readonly string[] | null>(null);
  const [isCut, setCut] = useState(false);
  const { lines, ...rest } = useFurther(first, async (after) => {
    const { data } = await client.query(MORE_MISTAKES, { filter, after }).toPromise();
    return data?.findingGroups;
  });
  const mayJudge = viewer?.actions.includes('judgeFindings') === true;
  // An editor judges; who may only answer does so for the bureau of the key.
  const answersFor = viewer && !mayJudge && viewer.actions.includes('answerFindings') ? viewer.scope?.id : undefined;
  const all = async () => {
    const ids = await allOf(filter);
    if (ids) add(ids);
    setCut(ids !== null && findings > MOST);
  };
  return (
    <>
      {mayJudge && (
        <p className={styles.selecting}>
          <button type="button" className={ui.textButton} onClick={() => add(lines.flatMap(idsOf))}>
            {words.selectListed(lines.length)}
          </button>
          {first.totalCount > lines.length && (
            <button type="button" className={ui.textButton} onClick={() => void all()}>
              {words.selectAll(findings)}
            </button>
          )}
          {isCut && <span role="status">{words.selectedFirst(MOST)}</span>}
        </p>
      )}
      {byReport(lines).map(({ key, lines: ofReport }) => {
        const report = ofReport[0]?.report;
        if (!report) return null;
        return (
          <section key={key} className={styles.group} aria-labelledby={`report-${key}`}>
            <ReportHeading report={report} id={`report-${key}`} />
            <ul>
              {ofReport.map((mistake) => (
                <MistakeCard
                  key={mistake.id}
                  mistake={mistake}
                  selection={
                    mayJudge
                      ? {
                          isIn: idsOf(mistake).every((id) => selected.has(id)),
                          onToggle: () => toggle(idsOf(mistake)),
                        }
                      : null
                  }
                  onAnswer={answersFor === report.publisher.id ? () => setAnswering(idsOf(mistake)) : null}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <ListFoot told={words.countShown(lines.length, first.totalCount)} {...rest} />
      {selected.size > 0 && (
        <VerdictBar
          count={selected.size}
          onJudge={(verdict, reason) => judge([...selected], verdict, reason)}
          onDone={(told) => {
            clear();
            setCut(false);
            onChanged(told);
          }}
          onClear={clear}
        />
      )}
      <VerdictDialog
        open={answering !== null}
        title={words.answerTitle(answering?.length ?? 0)}
        label={words.answer}
        hint={words.answerHint}
        needed
        onSend={async (text) => {
          const said = await answer(answering ?? [], text);
          if (said.refusal !== null) return said.refusal;
          setAnswering(null);
          onChanged(words.answerSaved);
          return null;
        }}
        onClose={() => setAnswering(null)}
      />
    </>
  );
}
