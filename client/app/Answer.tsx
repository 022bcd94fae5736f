/** What a page shows while its one query is under way, when it failed, and when it is answered. */
import { type ReactNode, useDeferredValue } from 'react';
import type { CombinedError } from 'urql';
import type { Lang } from '../../schema/language.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Loading } from '../ui/Loading.tsx';
import { appWords } from './app.words.ts';
import { forgetFirstSight, showFirstSight } from './first-sight.ts';
import { SignInFirst } from './SignInFirst.tsx';

interface Props<Data> {
  readonly result: {
    readonly data?: Data | undefined;
    readonly fetching: boolean;
    readonly error?: CombinedError | undefined;
  };
  readonly onRetry: () => void;
  /** What the reader can do about a refusal, where trying again is not it. */
  readonly advice?: string;
  /** Nothing else stands on the page, so that a failure is its heading. */
  readonly alone?: boolean;
  readonly children: (data: Data) => ReactNode;
}

function isSentence(value: unknown): value is Readonly<Record<Lang, string>> {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}

/** The server's own sentence about a refusal, in the reader's language where it gives both; null for anything else. */
function refusalOf(error: CombinedError, lang: Lang): string | null {
  const refusal = error.graphQLErrors[0];
  if (!refusal) return null;
  const sentence = refusal.extensions.sentence;
  return isSentence(sentence) ? sentence[lang] : refusal.message;
}

/** Refused because nobody is signed in (any more). */
export function isSignedOut(error: CombinedError | undefined): boolean {
  return error?.graphQLErrors[0]?.extensions.code === 'NOT_SIGNED_IN';
}

export function Answer<Data>({ result, onRetry, advice, alone = false, children }: Props<Data>) {
  const words = useWords(appWords);
  const lang = useLang();
  // A page is drawn from its data piece by piece, and a touch or a key is heard between two of them.
  const data = useDeferredValue(result.data);
  // Data that is already there stays while it is asked for anew, so a change of year does not blank the page.
  // After a refusal that answered nothing at all, data are null until the next answer comes.
  if (data && !result.error) {
    if (!alone) forgetFirstSight();
    return children(data);
  }
  if (result.error && isSignedOut(result.error)) return <SignInFirst />;
  if (result.error) {
    const retry = { label: words.retry, onRetry };
    const refusal = refusalOf(result.error, lang);
    return refusal === null ? (
      <Failure alone={alone} sentence={words.unreachable} advice={words.unreachableAdvice} retry={retry} />
    ) : (
      <Failure
        alone={alone}
        sentence={refusal}
        advice={advice ?? words.failedAdvice}
        {...(advice === undefined ? { retry } : {})}
      />
    );
  }
  return <Coming label={words.loading} />;
}

/** The page is on its way: what the server's HTML showed of it stays until then. */
export function Coming({ label }: { readonly label: string }) {
  return (
    <>
      <div ref={showFirstSight} />
      <Loading label={label} />
    </>
  );
}
