/** What an editor says of findings: at once where it needs no reason, by a dialog where it does. */
import { type ReactNode, useState } from 'react';
import { SHOWN_LABELS } from '../../schema/check/choice.ts';
import { needsReason } from '../../schema/check/verdict.ts';
import type { Label } from '../../schema/language.ts';
import { useSeen } from '../app/seen.ts';
import type { Verdict } from '../gql/graphql.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import { EntryDialog } from './EntryDialog.tsx';
import { useSaying } from './saying.ts';
import styles from './verdicts.module.css';
import { verdictsWords } from './verdicts.words.ts';

const ORDER = ['confirmed', 'dismissed', 'explained', 'askedBack', 'open'] as const satisfies readonly Verdict[];

interface Props {
  readonly findings: readonly string[];
  /** The revision that was looked at. */
  readonly since: number;
  /** Told what was stored, in words. */
  readonly onDone: (told: string) => void;
  /** Between what was refused and the ways. */
  readonly children?: ReactNode;
}

export function VerdictActions({ findings, since, onDone, children }: Props) {
  const words = useWords(verdictsWords);
  const lang = useLang();
  const [asked, setAsked] = useState<Verdict | null>(null);
  const { judge } = useSaying(useSeen(since, asked !== null));
  const [refusal, setRefusal] = useState<Label | null>(null);
  const count = findings.length;
  const send = async (verdict: Verdict, reason: string | null): Promise<Label | null> => {
    const said = await judge(findings, verdict, reason);
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
    <section className={styles.actions} aria-label={words.judge}>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      {children}
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
      <EntryDialog
        open={asked !== null}
        title={asked ? words.dialog(SHOWN_LABELS[asked === 'open' ? 'waiting' : asked][lang], count) : ''}
        label={words.reason}
        hint={asked ? `${words.hints[asked]}${words.reasonNeeded}` : ''}
        onSend={(text) => (asked ? send(asked, text) : Promise.resolve(null))}
        onClose={() => setAsked(null)}
      />
    </section>
  );
}
