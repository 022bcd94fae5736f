/** Where a report was collected, and whether its page is still what it was: asked again by a button. */

import { useState } from 'react';
import type { AskedAgain } from '../../schema/intake/collecting.ts';
import type { Label } from '../../schema/language.ts';
import { chinaDay } from '../app/china-time.ts';
import { Link } from '../app/Link.tsx';
import { useViewer } from '../app/shell.ts';
import { linkToImport } from '../app/urls.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { collectWords } from '../intake/collect.words.ts';
import { askPageAgain, ensureAskedAgain } from '../intake/collecting.ts';
import ui from '../ui/ui.module.css';
import styles from './report.module.css';
import type { StoredReport } from './report.query.ts';

type State =
  | { readonly kind: 'idle' | 'asking' }
  | { readonly kind: 'answered'; readonly answer: AskedAgain }
  | { readonly kind: 'refused'; readonly sentence: Label | null };

interface Props {
  readonly report: string;
  readonly collected: NonNullable<StoredReport['collected']>;
}

export function CollectedFrom({ report, collected: { address, at, askedAt, outcome } }: Props) {
  const lang = useLang();
  const words = useWords(collectWords);
  const viewer = useViewer();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const mayCollect = viewer?.actions.includes('submitReport') ?? false;
  const ask = async () => {
    setState({ kind: 'asking' });
    const sent = await askPageAgain(report);
    const answer = sent.kind === 'answered' ? ensureAskedAgain(sent.answer) : null;
    if (answer) setState({ kind: 'answered', answer });
    else setState({ kind: 'refused', sentence: sent.kind === 'refused' ? sent.refusal.sentence : null });
  };
  const changed = state.kind === 'answered' ? state.answer.outcome === 'changed' : outcome === 'changed';
  return (
    <div className={styles.source}>
      <p>
        {words.collected}{' '}
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>{' '}
        {words.collectedOn(chinaDay(at))}
      </p>
      {state.kind !== 'answered' && askedAt !== null && outcome !== null && (
        <p>
          {words.asked(chinaDay(askedAt))} {words.outcomes[outcome]}
        </p>
      )}
      <p role="status">
        {state.kind === 'asking' && words.asking}
        {state.kind === 'answered' && state.answer.sentence[lang]}
        {state.kind === 'refused' && (state.sentence?.[lang] ?? words.oddAnswer)}
      </p>
      {mayCollect && (
        <p>
          <button type="button" className={ui.textButton} disabled={state.kind === 'asking'} onClick={() => void ask()}>
            {words.again}
          </button>{' '}
          {changed && <Link to={linkToImport(address)}>{words.recollect}</Link>}
        </p>
      )}
    </div>
  );
}
