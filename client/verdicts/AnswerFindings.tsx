/** A bureau answers what was found in its report: where the numbers come from, or how they will be corrected. */
import { useState } from 'react';
import { useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import { EntryDialog } from './EntryDialog.tsx';
import { useSaying } from './saying.ts';
import { verdictsWords } from './verdicts.words.ts';

interface Props {
  readonly findings: readonly string[];
  /** Told that it was stored, in words. */
  readonly onDone: (told: string) => void;
}

export function AnswerFindings({ findings, onDone }: Props) {
  const words = useWords(verdictsWords);
  const { answer } = useSaying(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={ui.textButton} onClick={() => setOpen(true)}>
        {words.answer}
      </button>
      <EntryDialog
        open={open}
        title={words.answerTitle(findings.length)}
        label={words.answer}
        hint={words.answerHint}
        onSend={async (text) => {
          const said = await answer(findings, text);
          if (said.refusal !== null) return said.refusal;
          setOpen(false);
          onDone(words.answerSaved);
          return null;
        }}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
