import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../i18n/i18n.tsx';
import styles from '../../intake/intake.module.css';
import { importWords } from '../../intake/intake.words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import ui from '../../ui/ui.module.css';

interface Props {
  readonly open: boolean;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

/** A report that is at hand as text only. */
export function PasteDialog({ open, onText, onClose }: Props) {
  const words = useWords(importWords);
  const id = useId();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  const add = () => {
    setMissing(text.trim() === '');
    if (text.trim() === '') return;
    onText(text);
    setText('');
  };
  return (
    <Dialog open={open} title={words.pasteTitle} closeLabel={words.close} onClose={onClose} wide>
      <div className={ui.field}>
        <label htmlFor={id}>{words.pasteField}</label>
        <textarea
          ref={field}
          id={id}
          rows={14}
          value={text}
          spellCheck={false}
          lang="zh-CN"
          aria-describedby={`${id}-status`}
          onChange={(event) => {
            setText(event.target.value);
            setMissing(false);
          }}
        />
        <p id={`${id}-status`} role="status" className={ui.fieldStatus}>
          {missing ? words.pasteEmpty : ''}
        </p>
      </div>
      <p className={styles.pasteButtons}>
        <button type="button" className={ui.button} data-main onClick={add}>
          {words.pasteAdd}
        </button>
      </p>
    </Dialog>
  );
}
