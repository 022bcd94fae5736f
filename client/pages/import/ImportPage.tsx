/**
 * Where documents come in: read first, looked at, accepted one by one. Reading stores nothing; a file that fails leaves
 * the others as they are; the list stays while one looks at other pages.
 */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { Link } from '../../app/Link.tsx';
import { useViewer } from '../../app/shell.ts';
import { linkToSignIn, withLang } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { PICKED_TYPES } from '../../intake/accepted-types.ts';
import styles from '../../intake/intake.module.css';
import { importWords } from '../../intake/intake.words.ts';
import { type NamedFile, pickedFiles } from '../../ui/dropped-files.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Progress } from '../../ui/Progress.tsx';
import ui from '../../ui/ui.module.css';
import { useWindowDrop } from '../../ui/window-drop.ts';
import { CollectForm } from './CollectForm.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { ProposedList } from './ProposedList.tsx';
import { pageStore } from './page-store.ts';
import { type Opened, QueueRow } from './QueueRow.tsx';
import { countQueue, isAcceptable, type QueueCounts, twinsOf, wouldChange } from './queue.ts';
import { unlisted } from './unlisted-names.ts';

/** Files in the clipboard (copied in the file manager) join the list wherever on the page they are pasted. */
function usePastedFiles(onFiles: (files: readonly NamedFile[]) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = pickedFiles(event.clipboardData?.files ?? null);
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [onFiles]);
}

function Totals({ counts }: { readonly counts: QueueCounts }) {
  const words = useWords(importWords);
  const { files, read, toRead, toSend } = counts;
  const sent = counts.accepted + counts.notAccepted;
  const share = toSend > 0 ? sent / (sent + toSend) : read / files;
  return (
    <div className={styles.totals}>
      <p role="status">
        {toRead > 0 && <b>{words.reading(read, files)} </b>}
        {toSend > 0 && <b>{words.accepting(toSend)} </b>}
        {words.summary(files, counts.acceptable, counts.same, counts.asking, counts.refused, counts.accepted)}
      </p>
      {(toRead > 0 || toSend > 0) && <Progress label={words.progress} share={share} />}
    </div>
  );
}

export function ImportPage() {
  const lang = useLang();
  const words = useWords(importWords);
  const store = pageStore();
  const { queue, signedOut } = useSyncExternalStore(store.subscribe, store.get);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [pasting, setPasting] = useState(false);
  const [pasted, setPasted] = useState(1);
  const viewer = useViewer();
  const { pathname, search } = useLocation();
  usePageTitle(words.title);
  const addFiles = useCallback((files: readonly NamedFile[]) => store.tell({ kind: 'added', files }), [store]);
  usePastedFiles(addFiles);
  const over = useWindowDrop(addFiles);

  const { entries } = queue;
  const counts = countQueue(queue);
  const acceptable = entries.filter(isAcceptable);
  const chosen = acceptable.filter((entry) => entry.chosen).map((entry) => entry.id);
  const worthwhile = acceptable.filter(wouldChange).map((entry) => entry.id);
  const unchosen = worthwhile.filter((id) => !chosen.includes(id));
  const isAll = unchosen.length === 0 && chosen.length === worthwhile.length;
  const done = entries.filter((entry) => entry.stage.kind === 'accepted').map((entry) => entry.id);

  const addText = (text: string) => {
    const name = words.pasteName(pasted);
    setPasted(pasted + 1);
    setPasting(false);
    addFiles([{ name, file: new File([text], name, { type: 'text/plain' }) }]);
  };

  return (
    <>
      <header className={styles.header}>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </header>
      <FileDrop
        title={words.drop}
        pickLabel={words.pick}
        folderLabel={words.pickFolder}
        accept={PICKED_TYPES}
        multiple
        over={over}
        onFiles={addFiles}
        more={
          <button type="button" className={ui.button} onClick={() => setPasting(true)}>
            {words.paste}
          </button>
        }
      >
        <p>{words.dropText}</p>
      </FileDrop>
      {queue.repeated.length > 0 && (
        <p role="status" className={styles.repeated}>
          {words.repeated(queue.repeated.join(lang === 'zh' ? '、' : ', '))}
        </p>
      )}
      <CollectForm
        signedIn={viewer !== null}
        address={new URLSearchParams(search).get('address') ?? ''}
        onChosen={(found) => store.tell({ kind: 'added', files: found.map((file) => ({ file, name: file.title })) })}
      />
      <PasteDialog open={pasting} onText={addText} onClose={() => setPasting(false)} />
      <section aria-labelledby="files-title" className={styles.files}>
        <h2 id="files-title" className={entries.length === 0 ? ui.hidden : undefined}>
          {words.list}
        </h2>
        {entries.length === 0 ? (
          <p className={styles.small}>{words.emptyList}</p>
        ) : (
          <>
            {signedOut && viewer === null && (
              <p role="alert" className={styles.refusal}>
                {words.signedOut}
              </p>
            )}
            <div className={styles.bar} data-still={opened?.what === 'detail' || undefined}>
              <Totals counts={counts} />
              <p className={styles.barButtons}>
                {counts.toSend > 1 && (
                  <button type="button" className={ui.button} onClick={store.stop}>
                    {words.stop}
                  </button>
                )}
                {unchosen.length > 0 && (
                  <button
                    type="button"
                    className={ui.textButton}
                    onClick={() => store.tell({ kind: 'chose', ids: unchosen, chosen: true })}
                  >
                    {words.chooseAll}
                  </button>
                )}
                {viewer === null && worthwhile.length > 0 && (
                  <Link to={linkToSignIn(withLang(pathname + search, 'zh'))} className={ui.button} data-main>
                    {words.signInToAccept(chosen.length || worthwhile.length)}
                  </Link>
                )}
                {viewer !== null && chosen.length > 0 && !isAll && (
                  <button type="button" className={ui.button} data-main onClick={() => store.accept(chosen)}>
                    {words.acceptChosen(chosen.length)}
                  </button>
                )}
                {viewer !== null && worthwhile.length > 0 && (
                  <button
                    type="button"
                    className={ui.button}
                    data-main={chosen.length === 0 || isAll || undefined}
                    onClick={() => store.accept(worthwhile)}
                  >
                    {words.acceptAll(worthwhile.length)}
                  </button>
                )}
                {done.length > 0 && (
                  <button
                    type="button"
                    className={ui.textButton}
                    onClick={() => store.tell({ kind: 'removed', ids: done })}
                  >
                    {words.removeAccepted}
                  </button>
                )}
              </p>
            </div>
            <ProposedList documents={unlisted(queue)} onListed={(names) => store.tell({ kind: 'listed', names })} />
            <ul>
              {entries.map((entry) => (
                <QueueRow
                  key={entry.id}
                  entry={entry}
                  twins={entry.stage.kind === 'accepted' ? [] : twinsOf(queue, entry)}
                  opened={opened}
                  onOpen={setOpened}
                  tell={store.tell}
                />
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
}
