/** A briefing that is kept: read, edited, signed; once signed, as it was, with what has moved since. */
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import type { Label } from '../../../schema/language.ts';
import { Answer } from '../../app/Answer.tsx';
import { useAsOf, withAsOf } from '../../app/as-of.ts';
import { chinaTime } from '../../app/china-time.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { useViewer } from '../../app/shell.ts';
import { linkToBrief, linkToSavedBrief, savedBriefFile } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { MovedSince } from '../../charts/MovedSince.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { refusalOf } from '../../notes/refusal.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import ui from '../../ui/ui.module.css';
import { BriefArticle } from './BriefArticle.tsx';
import styles from './brief.module.css';
import { Carry } from './Carry.tsx';
import { Editor } from './Editor.tsx';
import { COPY_BRIEF, DROP_BRIEF, SAVED_BRIEF, SIGN_BRIEF } from './saved.query.ts';
import type { Saved } from './saved.ts';
import { savedWords } from './saved.words.ts';

export function SavedPage({ id }: { readonly id: string }) {
  const [result, ask] = useQuery({ query: SAVED_BRIEF, variables: { id }, requestPolicy: 'cache-and-network' });
  const again = () => ask({ requestPolicy: 'network-only' });
  usePageTitle(result.data?.savedBrief?.brief.title ?? null);
  return (
    <Answer alone result={result} onRetry={again}>
      {({ savedBrief }) => savedBrief && <One saved={savedBrief} again={again} />}
    </Answer>
  );
}

interface Props {
  readonly saved: Saved;
  /** Asks for it anew. */
  readonly again: () => void;
}

function One({ saved, again }: Props) {
  const words = useWords(savedWords);
  const lang = useLang();
  const viewer = useViewer();
  const asOf = useAsOf();
  const [isEditing, setEditing] = useState(false);
  const { id, topic, compareTo, brief, revision, signedBy, signedAt, editedBy, editedAt, copiedFrom, moved } = saved;
  const mayWrite = viewer?.actions.includes('writeBriefings') === true;
  const isSigned = revision !== null && signedBy !== null && signedAt !== null;
  const of =
    saved.publisher === saved.region
      ? { region: saved.region, year: brief.year, topic, compareTo }
      : { bureau: saved.publisher, year: brief.year, topic, compareTo };
  return (
    <>
      <div className={styles.controls}>
        <Link to={linkToBrief(of)}>{words.ofYear}</Link>
        {!isEditing && <Carry file={(ending) => withAsOf(savedBriefFile(id, ending), isSigned ? null : asOf)} />}
        {mayWrite && !isEditing && (
          <span className={styles.deeds}>
            {saved.made !== null && (
              <button type="button" className={ui.button} onClick={() => setEditing(true)}>
                {words.edit}
              </button>
            )}
            <Deeds saved={saved} again={again} />
          </span>
        )}
      </div>
      <p className={styles.compiled}>
        {isSigned
          ? words.signedBy(signedBy.name[lang], chinaTime(signedAt), revision)
          : words.draftBy(editedBy.name[lang], chinaTime(editedAt))}{' '}
        {copiedFrom !== null && (
          <Link to={linkToSavedBrief(copiedFrom)}>
            {words.copiedFrom} {copiedFrom}
          </Link>
        )}
      </p>
      {moved && (
        <div className={styles.moved}>
          <MovedSince moved={moved} />
        </div>
      )}
      {isEditing && saved.made !== null ? (
        <Editor key={id} saved={saved} made={saved.made} again={again} onDone={() => setEditing(false)} />
      ) : (
        <div lang={saved.lang === 'zh' ? 'zh-CN' : 'en'}>
          <BriefArticle brief={brief} lead={isSigned ? '' : words.draftLead} {...(isSigned && { signed: id })} />
        </div>
      )}
    </>
  );
}

type Asked = 'sign' | 'drop' | null;

/** What is done to it as a whole; what cannot be undone is asked about first. */
function Deeds({ saved, again }: Props) {
  const words = useWords(savedWords);
  const lang = useLang();
  const go = useGo();
  const [asked, setAsked] = useState<Asked>(null);
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [{ fetching: copying }, copy] = useMutation(COPY_BRIEF);
  const [{ fetching: signing }, sign] = useMutation(SIGN_BRIEF);
  const [{ fetching: dropping }, drop] = useMutation(DROP_BRIEF);
  const isBusy = copying || signing || dropping;
  const { id, version, topic, brief, publisher, region } = saved;
  const onCopy = async () => {
    const { data, error } = await copy({ id });
    setRefusal(refusalOf(data?.copyBrief.problems, error));
    if (data?.copyBrief.brief) go(linkToSavedBrief(data.copyBrief.brief.id));
  };
  const onSign = async () => {
    const { data, error } = await sign({ id, version, revision: brief.revision });
    setRefusal(refusalOf(data?.signBrief.problems, error));
    setAsked(null);
    again();
  };
  const onDrop = async () => {
    const { data, error } = await drop({ id, version });
    setRefusal(refusalOf(data?.dropBrief.problems, error));
    setAsked(null);
    const of =
      publisher === region ? { region, year: brief.year, topic } : { bureau: publisher, year: brief.year, topic };
    if (data?.dropBrief.brief) go(linkToBrief(of));
  };
  return (
    <>
      {saved.revision === null && (
        <button type="button" className={ui.button} data-main disabled={isBusy} onClick={() => setAsked('sign')}>
          {words.sign}
        </button>
      )}
      <button type="button" className={ui.button} disabled={isBusy} onClick={() => void onCopy()}>
        {words.copy}
      </button>
      {saved.revision === null && (
        <button type="button" className={ui.textButton} disabled={isBusy} onClick={() => setAsked('drop')}>
          {words.drop}
        </button>
      )}
      <span role="alert">{refusal?.[lang]}</span>
      <Dialog
        open={asked === 'sign'}
        title={words.signTitle}
        closeLabel={words.close}
        onClose={() => setAsked((now) => (now === 'sign' ? null : now))}
      >
        <p>{words.signSaid(brief.revision)}</p>
        <p>
          <button type="button" className={ui.button} data-main disabled={isBusy} onClick={() => void onSign()}>
            {words.signNow}
          </button>
        </p>
      </Dialog>
      <Dialog
        open={asked === 'drop'}
        title={words.dropTitle}
        closeLabel={words.close}
        onClose={() => setAsked((now) => (now === 'drop' ? null : now))}
      >
        <p>{words.dropSaid}</p>
        <p>
          <button type="button" className={ui.button} disabled={isBusy} onClick={() => void onDrop()}>
            {words.drop}
          </button>
        </p>
      </Dialog>
    </>
  );
}
