/** What an editor says of what is selected: at once where it needs no reason, by a dialog where it does. */
import { useState } from 'react';
import { SHOWN_LABELS } from '../../../schema/check/choice.ts';
import { needsReason } from '../../../schema/check/verdict.ts';
import type { Label } from '../../../schema/language.ts';
import type { Verdict } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import ui from '../../ui/ui.module.css';
import styles from './findings.module.css';
import { findingsWords } from './findings.words.ts';
import type { Said } from './judging.ts';
import { VerdictDialog } from './VerdictDialog.tsx';

const ORDER = ['confirmed', 'dismissed', 'explained', 'askedBack', 'open'] as const satisfies readonly Verdict[];

interface Props {
  readonly count: number;
  readonly onJudge: (verdict: Verdict, reason: string | null) => Promise<Said>;
  /** Told what was stored, in words. */
  readonly onDone: (told: string) => void;
  readonly onClear: () => void;
}

export function VerdictBar({ count, onJudge, onDone, onClear }: Props) {
  const words = useWords(findingsWords);
  const lang = useLang();
  const [asked, setAsked] = useState<Verdict | null>(null);
  const [refusal, setRefusal] = useState<Label | null>(null);
  const send = async (verdict: Verdict, reason: string | null): Promise<Label | null> => {
    const said = await onJudge(verdict, reason);
    if (said.refusal !== null) return said.refusal;
    setAsked(null);
    onDone(
      said.revision === null
        ? words.unchanged
        : words.saved(SHOWN_LABELS[verdict === 'open' ? 'waiting' : verdict][lang], count),
    );
    return null;
  };
  return (
    <section className={styles.bar} aria-label={words.judge}>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      <p className={styles.barCount}>
        {words.selected(count)}{' '}
        <button type="button" className={ui.textButton} onClick={onClear}>
          {words.clear}
        </button>
      </p>
      <p className={styles.buttons}>
        {ORDER.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className={ui.button}
            title={words.hints[verdict]}
            onClick={() => (needsReason(verdict) ? setAsked(verdict) : void send(verdict, null).then(setRefusal))}
          >
            {words.verdicts[verdict]}
          </button>
        ))}
      </p>
      <VerdictDialog
        open={asked !== null}
        title={asked ? words.dialog(SHOWN_LABELS[asked === 'open' ? 'waiting' : asked][lang], count) : ''}
        label={words.reason}
        hint={asked ? `${words.hints[asked]}${words.reasonNeeded}` : ''}
        needed
        onSend={(text) => (asked ? send(asked, text) : Promise.resolve(null))}
        onClose={() => setAsked(null)}
      />
    </section>
  );
}
