/** The examples that came with the program, removed whole. */
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { Answer } from '../../app/Answer.tsx';
import { forgetAnswers } from '../../app/client.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { Problems } from '../../roster/Problems.tsx';
import { type ChangeProblem, UNANSWERED } from '../../roster/problems.ts';
import { EXAMPLES } from '../../roster/roster.query.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import ui from '../../ui/ui.module.css';
import styles from './settings.module.css';
import { REMOVE_EXAMPLES } from './settings.query.ts';
import { settingsWords } from './settings.words.ts';

export function ExamplesSection() {
  const words = useWords(settingsWords);
  const { hash } = useLocation();
  const section = useRef<HTMLElement>(null);
  const [result, ask] = useQuery({ query: EXAMPLES });
  const [{ fetching }, remove] = useMutation(REMOVE_EXAMPLES);
  const [isAsked, setAsked] = useState(false);
  const [problems, setProblems] = useState<readonly ChangeProblem[]>([]);
  const [done, setDone] = useState<string | null>(null);
  const isAnswered = result.data !== undefined;
  useEffect(() => {
    if (hash === '#examples' && isAnswered) section.current?.scrollIntoView();
  }, [hash, isAnswered]);
  const go = async () => {
    const { data } = await remove({});
    const { publishers, reports, problems: refused } = data?.removeExamples ?? { problems: [UNANSWERED] };
    setProblems(refused);
    if (refused.length > 0) return;
    setDone(words.examplesRemoved(publishers ?? 0, reports ?? 0));
    setAsked(false);
    forgetAnswers();
    ask({ requestPolicy: 'network-only' });
  };
  return (
    <section ref={section} id="examples" aria-labelledby="examples-title" className={styles.section}>
      <h2 id="examples-title">{words.examples}</h2>
      <p role="status" className={done === null ? ui.hidden : styles.lead}>
        {done ?? ''}
      </p>
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ roster: { examples } }) =>
          examples === 0 ? (
            <p className={styles.lead}>{words.noExamples}</p>
          ) : (
            <>
              <p className={styles.lead}>{words.examplesLead(examples)}</p>
              <p className={styles.buttons}>
                <button type="button" className={ui.button} onClick={() => setAsked(true)}>
                  {words.removeExamples}
                </button>
              </p>
            </>
          )
        }
      </Answer>
      <Dialog open={isAsked} title={words.removeTitle} closeLabel={words.close} onClose={() => setAsked(false)}>
        <Problems of={problems} />
        <p>{words.removeText}</p>
        <p className={styles.buttons}>
          <button type="button" className={ui.button} data-main disabled={fetching} onClick={() => void go()}>
            {words.removeExamples}
          </button>
        </p>
      </Dialog>
    </section>
  );
}
