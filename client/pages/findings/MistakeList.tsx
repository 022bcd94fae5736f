/** Mistakes under the report they are in, to be judged one by one or many at once. */
import { useState } from 'react';
import { useClient } from 'urql';
import { useFurther } from '../../answers/further.ts';
import { ListFoot } from '../../app/ListFoot.tsx';
import { useViewer } from '../../app/shell.ts';
import type { FindingFilter, MistakesQuery } from '../../gql/graphql.ts';
import { useWords } from '../../i18n/i18n.tsx';
import ui from '../../ui/ui.module.css';
import { AnswerFindings } from '../../verdicts/AnswerFindings.tsx';
import { ByReport } from './ByReport.tsx';
import styles from './findings.module.css';
import { type Mistake, MORE_MISTAKES } from './findings.query.ts';
import { findingsWords } from './findings.words.ts';
import { MOST, useAllOf, useSelected } from './judging.ts';
import { MistakeCard } from './MistakeCard.tsx';
import { VerdictBar } from './VerdictBar.tsx';

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
  const allOf = useAllOf();
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
      <ByReport
        lines={lines}
        card={(mistake) => (
          <MistakeCard
            key={mistake.id}
            mistake={mistake}
            selection={
              mayJudge
                ? { isIn: idsOf(mistake).every((id) => selected.has(id)), onToggle: () => toggle(idsOf(mistake)) }
                : null
            }
            answer={
              answersFor === mistake.report.publisher.id ? (
                <AnswerFindings findings={idsOf(mistake)} onDone={onChanged} />
              ) : null
            }
          />
        )}
      />
      <ListFoot told={words.countShown(lines.length, first.totalCount)} {...rest} />
      {selected.size > 0 && (
        <VerdictBar
          findings={[...selected]}
          since={since}
          onDone={(told) => {
            clear();
            setCut(false);
            onChanged(told);
          }}
          onClear={clear}
        />
      )}
    </>
  );
}
