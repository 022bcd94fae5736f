/** Whatever can be gone to, found by typing: the field in the header, and on pages that say that there is nothing. */
import { type Ref, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import styles from './app.module.css';
import { useGo } from './Link.tsx';
import { SEARCH } from './search.query.ts';
import { searchWords } from './search.words.ts';
import { searchOption } from './search-option.ts';
import type { OverviewAddress } from './urls.ts';

/** Typing asks once it pauses, in milliseconds: shorter than the time between two keys of a slow hand. */
const PAUSE = 120;
/** Characters that the server looks for at most. */
const LONGEST = 200;

interface Props {
  /** What is looked at: its bureaus come first, and measures open there. */
  readonly where: OverviewAddress;
  readonly compact: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

function SearchField({ where, compact, inputRef }: Props) {
  const lang = useLang();
  const words = useWords(searchWords);
  const go = useGo();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  /** Enter was pressed before the answer to what is typed was there: it is followed when it comes. */
  const [awaited, setAwaited] = useState<string | null>(null);
  const typed = text.trim().slice(0, LONGEST);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const [{ data, error, fetching, operation }] = useQuery({
    query: SEARCH,
    variables: { text: asked, near: where.region ?? null },
    pause: asked === '',
  });
  const isAnswered = !fetching && asked === typed && operation?.variables.text === typed;
  const hits = typed === '' ? [] : (data?.search.hits ?? []);
  const options = hits.map((hit) => searchOption(hit, where, words, lang));
  const leave = (to: string) => {
    setText('');
    setAsked('');
    setAwaited(null);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    go(to);
  };
  const first = isAnswered ? options[0]?.value : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: followed once, when the answer to what was typed is there
  useEffect(() => {
    if (awaited !== null && awaited === typed && first !== undefined) leave(first);
  }, [awaited, typed, first]);

  const status =
    typed === ''
      ? words.hint
      : error
        ? words.failed
        : !isAnswered
          ? ''
          : hits.length === 0
            ? words.none(typed)
            : words.count(hits.length, data?.search.totalCount ?? 0);
  return (
    <Combobox
      label={words.label}
      text={text}
      options={options}
      status={status}
      onText={setText}
      onChoose={({ value }) => leave(value)}
      onEnter={() => setAwaited(typed)}
      {...(compact ? { placeholder: words.placeholder, shortcut: '/' } : {})}
      {...(inputRef ? { inputRef } : {})}
    />
  );
}

/** Keys typed here mean something else. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The field of the header; `/` leads to it from anywhere but another field or a dialog. */
export function HeaderSearch({ where }: { readonly where: OverviewAddress }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: Chromium 87 knows no search element
    <div role="search" className={styles.search}>
      <SearchField where={where} compact inputRef={input} />
    </div>
  );
}

/** The same field with its label and what it found said beside it, where nothing else stands on the page. */
export function ShownSearch() {
  return (
    <div className={styles.searchShown}>
      <SearchField where={{}} compact={false} />
    </div>
  );
}
