/** Puts a pinned chart on the list of those that were carried away; only whoever may is offered it. */
import { useState } from 'react';
import { useMutation } from 'urql';
import type { Label } from '../../../schema/language.ts';
import { Link } from '../../app/Link.tsx';
import { useViewer } from '../../app/shell.ts';
import { linkToPins } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { refusalOf } from '../../notes/refusal.ts';
import ui from '../../ui/ui.module.css';
import { KEEP_PIN } from './chart.query.ts';
import { chartPageWords } from './chart.words.ts';

export function KeepPin({ address }: { readonly address: string }) {
  const words = useWords(chartPageWords);
  const lang = useLang();
  const viewer = useViewer();
  const [said, setSaid] = useState<Label | 'kept' | null>(null);
  const [{ fetching }, keep] = useMutation(KEEP_PIN);
  if (!viewer?.actions.includes('keepPins')) return null;
  const onKeep = async () => {
    const { data, error } = await keep({ address });
    setSaid(refusalOf(data?.keepPin.problems, error) ?? 'kept');
  };
  return (
    <p>
      <button type="button" className={ui.button} disabled={fetching} onClick={() => void onKeep()}>
        {words.keep}
      </button>{' '}
      <span role="status">{said === 'kept' ? words.kept : said?.[lang]}</span>{' '}
      <Link to={linkToPins()}>{words.toPins}</Link>
    </p>
  );
}
