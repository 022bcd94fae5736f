/** From when a change holds, and the decision behind it. */
import type { DecisionInput } from '../../gql/graphql.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { ensureYear } from '../../intake/ensure-year.ts';
import { TextField } from '../../roster/TextField.tsx';
import { listWords } from './list.words.ts';

export interface DecisionTexts {
  readonly on: string;
  readonly year: string;
  readonly document: string;
}

export const NO_DECISION: DecisionTexts = { on: '', year: '', document: '' };

/** As the server takes it; undefined for a year that is none. */
export function decisionOf({ on, year, document }: DecisionTexts): DecisionInput | undefined {
  const first = ensureYear(year);
  return first === undefined ? undefined : { on: on || null, year: first, document: document.trim() || null };
}

interface Props {
  readonly texts: DecisionTexts;
  readonly onTexts: (texts: DecisionTexts) => void;
}

export function DecisionFields({ texts, onTexts }: Props) {
  const words = useWords(listWords);
  const field = (key: keyof DecisionTexts) => ({
    value: texts[key],
    onText: (text: string) => onTexts({ ...texts, [key]: text }),
  });
  return (
    <>
      <TextField type="date" label={words.on} hint={words.onHint} {...field('on')} />
      <TextField
        year
        label={words.year}
        hint={words.yearHint}
        wrong={ensureYear(texts.year) === undefined ? words.yearBad : null}
        {...field('year')}
      />
      <TextField label={words.document} hint={words.documentHint} {...field('document')} />
    </>
  );
}
