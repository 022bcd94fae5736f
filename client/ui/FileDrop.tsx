import { type ReactNode, useRef } from 'react';
import { type NamedFile, pickedFiles } from './dropped-files.ts';
import styles from './file-drop.module.css';
import ui from './ui.module.css';

interface Props {
  /** What to drop here. */
  readonly title: string;
  /** What is taken, and what happens with it. */
  readonly children: ReactNode;
  readonly pickLabel: string;
  /** Without it folders cannot be picked. */
  readonly folderLabel?: string;
  readonly accept: string;
  readonly multiple?: boolean;
  /** Files hang over the page (useWindowDrop). */
  readonly over: boolean;
  readonly onFiles: (files: readonly NamedFile[]) => void;
  /** More ways in, beside the buttons. */
  readonly more?: ReactNode;
}

/** Where files are dropped; the same by buttons, for keyboards and for those who do not drag. */
export function FileDrop({
  title,
  children,
  pickLabel,
  folderLabel,
  accept,
  multiple = false,
  over,
  onFiles,
  more,
}: Props) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const picked = (input: HTMLInputElement) => {
    const found = pickedFiles(input.files);
    // The same file can be picked again after it was taken off the list.
    input.value = '';
    if (found.length > 0) onFiles(found);
  };

  return (
    <div className={styles.drop} data-over={over || undefined}>
      <p className={styles.dropTitle}>{title}</p>
      <div className={styles.dropText}>{children}</div>
      <p className={styles.dropButtons}>
        <button type="button" className={ui.button} onClick={() => files.current?.click()}>
          {pickLabel}
        </button>
        {folderLabel !== undefined && (
          <button type="button" className={ui.button} onClick={() => folder.current?.click()}>
            {folderLabel}
          </button>
        )}
        {more}
      </p>
      <input
        ref={files}
        type="file"
        hidden
        data-picks="files"
        accept={accept}
        multiple={multiple}
        onChange={(event) => picked(event.currentTarget)}
      />
      {folderLabel !== undefined && (
        <input
          ref={(input) => {
            folder.current = input;
            input?.setAttribute('webkitdirectory', '');
          }}
          type="file"
          hidden
          data-picks="folder"
          onChange={(event) => picked(event.currentTarget)}
        />
      )}
    </div>
  );
}
