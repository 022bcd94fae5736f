/** Says from which report year on the list of a region is complete, or takes that back. */
import { useState } from 'react';
import { useWords } from '../../i18n/i18n.tsx';
import { ensureYear } from '../../intake/ensure-year.ts';
import { TextField } from '../../roster/TextField.tsx';
import { ChangeForm, type FormProps } from './ChangeForm.tsx';
import { EDIT_REGION } from './list.query.ts';
import { listWords } from './list.words.ts';

interface Props extends FormProps {
  readonly region: string;
  /** As it is now; null: nobody has said so. */
  readonly complete: number | null;
}

export function CompleteForm({ region, complete, ...form }: Props) {
  const words = useWords(listWords);
  const [text, setText] = useState(complete === null ? '' : String(complete));
  const year = ensureYear(text);
  return (
    <ChangeForm
      {...form}
      document={EDIT_REGION}
      go={words.completeGo}
      decided={false}
      variables={(_, since) => (year === undefined ? null : { id: region, input: { listCompleteSince: year }, since })}
    >
      <TextField
        year
        label={words.completeSince}
        hint={words.completeHint}
        wrong={year === undefined ? words.yearBad : null}
        value={text}
        onText={setText}
      />
    </ChangeForm>
  );
}
