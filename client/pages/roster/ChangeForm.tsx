/** What all changes have: their fields, why the server refused one, and the button. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { AnyVariables, DocumentInput } from 'urql';
import { useSeen } from '../../app/seen.ts';
import type { ChangedFragment, DecisionInput } from '../../gql/graphql.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { Problems } from '../../roster/Problems.tsx';
import styles from '../../roster/roster.module.css';
import { rosterWords } from '../../roster/roster.words.ts';
import { useChange } from '../../roster/useChange.ts';
import ui from '../../ui/ui.module.css';
import { DecisionFields, type DecisionTexts, decisionOf, NO_DECISION } from './DecisionFields.tsx';
import { listWords } from './list.words.ts';

/** What every change is made with. */
export interface FormProps {
  /** The revision of the list that is looked at. */
  readonly since: number;
  readonly onDone: (change: ChangedFragment) => void;
  /** The list as it is now. */
  readonly onLook: () => void;
}

interface Props<Variables> extends FormProps {
  readonly document: DocumentInput<{ readonly change: ChangedFragment }, Variables>;
  readonly go: string;
  /** false: it holds from no day, because it is no event. */
  readonly decided?: boolean;
  /** null: something is not filled in, and said so. */
  readonly variables: (decision: DecisionInput, since: number) => Variables | null;
  readonly children: ReactNode;
}

export function ChangeForm<Variables extends AnyVariables>({
  document,
  go,
  decided = true,
  variables,
  since,
  onDone,
  onLook,
  children,
}: Props<Variables>) {
  const words = useWords(listWords);
  const common = useWords(rosterWords);
  const [texts, setTexts] = useState<DecisionTexts>(NO_DECISION);
  // Once the list was looked at again, it is what is seen.
  const [hasLooked, setLooked] = useState(false);
  const seen = useSeen(since, !hasLooked);
  const { make, problems, isGoing, forget } = useChange(document);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const decision = decisionOf(texts);
    const asked = decision && variables(decision, seen);
    const change = asked ? await make(asked) : null;
    if (change) onDone(change);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Problems of={problems} />
      {problems.some(({ code }) => code === 'CHANGED_SINCE') && (
        <p>
          <button
            type="button"
            className={ui.button}
            onClick={() => {
              forget();
              setLooked(true);
              onLook();
            }}
          >
            {words.look}
          </button>
        </p>
      )}
      {children}
      {decided && <DecisionFields texts={texts} onTexts={setTexts} />}
      <p>
        <button type="submit" className={ui.button} data-main disabled={isGoing}>
          {isGoing ? common.going : go}
        </button>
      </p>
    </form>
  );
}
