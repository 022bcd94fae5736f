/** Reports on sites: an address is looked at, what it leads to is shown, and what is chosen joins the list of files to be read. */
import { type FormEvent, useEffect, useId, useState } from 'react';
import type { FoundReport, Look } from '../../../schema/intake/collecting.ts';
import type { Label } from '../../../schema/language.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { collectWords } from '../../intake/collect.words.ts';
import { askLook, askSites, ensureLook } from '../../intake/collecting.ts';
import styles from '../../intake/intake.module.css';
import ui from '../../ui/ui.module.css';

interface Props {
  readonly signedIn: boolean;
  /** An address to begin with. */
  readonly address: string;
  readonly onChosen: (reports: readonly FoundReport[]) => void;
}

type State =
  | { readonly kind: 'idle' | 'looking' | 'empty' | 'taken' }
  | { readonly kind: 'refused'; readonly sentence: Label | null }
  | { readonly kind: 'found'; readonly look: Look; readonly chosen: ReadonlySet<string> };

/** Nothing where no site may be read. */
export function CollectForm({ signedIn, address: given, onChosen }: Props) {
  const lang = useLang();
  const words = useWords(collectWords);
  const id = useId();
  const [sites, setSites] = useState<readonly string[]>([]);
  const [address, setAddress] = useState(given);
  const [state, setState] = useState<State>({ kind: 'idle' });
  useEffect(() => {
    let isShown = true;
    void askSites().then((hosts) => {
      if (isShown) setSites(hosts);
    });
    return () => {
      isShown = false;
    };
  }, []);
  if (sites.length === 0) return null;

  const look = async (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() === '') return setState({ kind: 'empty' });
    setState({ kind: 'looking' });
    const sent = await askLook(address.trim());
    if (sent.kind === 'refused') return setState({ kind: 'refused', sentence: sent.refusal.sentence });
    const found = ensureLook(sent.answer);
    if (found === null) return setState({ kind: 'refused', sentence: null });
    if (found.kind === 'list') {
      return setState({ kind: 'found', look: found, chosen: new Set(found.found.map((one) => one.address)) });
    }
    onChosen(found.found);
    setState({ kind: 'taken' });
  };
  const said = { idle: '', found: '', looking: words.looking, empty: words.empty, taken: words.one, refused: '' }[
    state.kind
  ];
  return (
    <section aria-labelledby={`${id}-title`} className={styles.collect}>
      <h2 id={`${id}-title`}>{words.title}</h2>
      <p className={styles.small}>{words.lead(sites.join(lang === 'zh' ? '、' : ', '))}</p>
      {signedIn ? (
        <form onSubmit={(event) => void look(event)} className={styles.collectForm} noValidate>
          <div className={ui.field}>
            <label htmlFor={id}>{words.field}</label>
            <input
              id={id}
              type="url"
              value={address}
              placeholder="https://"
              autoComplete="off"
              spellCheck={false}
              aria-describedby={`${id}-status`}
              aria-invalid={state.kind === 'empty'}
              onChange={(event) => setAddress(event.target.value)}
            />
          </div>
          <button type="submit" className={ui.button} disabled={state.kind === 'looking'}>
            {words.look}
          </button>
        </form>
      ) : (
        <p>{words.signIn}</p>
      )}
      <p id={`${id}-status`} role="status" className={styles.small}>
        {said}
      </p>
      {state.kind === 'refused' && (
        <p role="alert" className={styles.refusal}>
          {state.sentence?.[lang] ?? words.oddAnswer}
        </p>
      )}
      {state.kind === 'found' && (
        <FoundList
          look={state.look}
          chosen={state.chosen}
          onChoose={(chosen) => setState({ ...state, chosen })}
          onRead={() => {
            onChosen(state.look.found.filter((one) => state.chosen.has(one.address)));
            setState({ kind: 'idle' });
          }}
        />
      )}
    </section>
  );
}

interface FoundProps {
  readonly look: Look;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onRead: () => void;
}

function FoundList({ look: { found, pages, unread }, chosen, onChoose, onRead }: FoundProps) {
  const lang = useLang();
  const words = useWords(collectWords);
  const toggle = (address: string) => {
    const next = new Set(chosen);
    if (!next.delete(address)) next.add(address);
    onChoose(next);
  };
  const isAll = chosen.size === found.length;
  return (
    <>
      <p>{words.found(found.length, pages)}</p>
      {unread && <p className={styles.refusal}>{unread[lang]}</p>}
      <ul className={styles.found}>
        {found.map(({ address, title, date }) => (
          <li key={address}>
            <label className={ui.check}>
              <input type="checkbox" checked={chosen.has(address)} onChange={() => toggle(address)} />
              <span lang="zh-CN">{title}</span>{' '}
              <span className={styles.small}>
                {date === null ? words.undated : <time dateTime={date}>{date}</time>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className={styles.collectButtons}>
        <button type="button" className={ui.button} data-main disabled={chosen.size === 0} onClick={onRead}>
          {words.read(chosen.size)}
        </button>
        <button
          type="button"
          className={ui.textButton}
          onClick={() => onChoose(new Set(isAll ? [] : found.map((one) => one.address)))}
        >
          {isAll ? words.none : words.all}
        </button>
      </p>
    </>
  );
}
