import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './dialog.module.css';
import ui from './ui.module.css';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** For tables. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A native dialog: the browser keeps the focus inside, closes it on Escape and gives the focus back. */
export function Dialog({ open, title, closeLabel, onClose, wide = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className={wide ? styles.dialogWide : styles.dialog}
      aria-labelledby={heading}
      onClose={onClose}
    >
      <div className={styles.dialogHead}>
        <h2 id={heading}>{title}</h2>
        <button type="button" className={ui.textButton} onClick={() => dialog.current?.close()}>
          {closeLabel}
        </button>
      </div>
      {open && children}
    </dialog>
  );
}
