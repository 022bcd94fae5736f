import { useId, useRef, useState } from 'react';
import styles from './copy-field.module.css';
import ui from './ui.module.css';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly rows?: number;
  readonly words: { readonly copy: string; readonly copied: string; readonly byHand: string };
}

/**
 * A text to carry away. Intranets are often plain http, where `navigator.clipboard` does not exist: then the text is
 * selected and copied the old way, and if that fails too, left selected for the reader's own Ctrl-C.
 */
export function CopyField({ label, text, rows = 1, words }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [state, setState] = useState<'ready' | 'copied' | 'byHand'>('ready');

  const copySelected = () => {
    field.current?.focus();
    field.current?.select();
    setState(document.execCommand('copy') ? 'copied' : 'byHand');
  };
  const copy = () => {
    if (!window.isSecureContext || !navigator.clipboard) return copySelected();
    navigator.clipboard.writeText(text).then(() => setState('copied'), copySelected);
  };

  return (
    <div className={styles.copyField}>
      <label htmlFor={id}>{label}</label>
      <button type="button" className={ui.textButton} onClick={copy} aria-label={`${words.copy} ${label}`}>
        {words.copy}
      </button>
      <span role="status" className={styles.copyState}>
        {state === 'ready' ? '' : words[state]}
      </span>
      <textarea
        id={id}
        ref={field}
        readOnly
        rows={rows}
        value={text}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}
