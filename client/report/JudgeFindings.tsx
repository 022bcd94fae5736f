/** The opened mistake is judged where it stands, for those who may; a bureau answers beside it. The same ways as on the page of findings. */
import { useAsOf } from '../app/as-of.ts';
import { useViewer } from '../app/shell.ts';
import { AnswerFindings } from '../verdicts/AnswerFindings.tsx';
import { VerdictActions } from '../verdicts/VerdictActions.tsx';
import { publisherOf } from './publisher.ts';
import type { StoredReport } from './report.query.ts';

interface Props {
  readonly report: StoredReport;
  /** Of one mistake. */
  readonly findings: readonly string[];
  /** The revision that is shown. */
  readonly since: number;
  /** What was stored last, in words; empty: nothing was. */
  readonly told: string;
  readonly onDone: (told: string) => void;
}

export function JudgeFindings({ report, findings, since, told, onDone }: Props) {
  const viewer = useViewer();
  const asOf = useAsOf();
  if (asOf !== null || !viewer) return null;
  const status = told !== '' && <p role="status">{told}</p>;
  if (viewer.actions.includes('judgeFindings'))
    return (
      <>
        {status}
        <VerdictActions findings={findings} since={since} onDone={onDone} />
      </>
    );
  if (!viewer.actions.includes('answerFindings') || viewer.scope?.id !== publisherOf(report).id) return null;
  return (
    <>
      {status}
      <AnswerFindings findings={findings} onDone={onDone} />
    </>
  );
}
