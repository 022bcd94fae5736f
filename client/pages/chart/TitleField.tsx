/** A title of one's own; it goes into the address when the field is left or Enter is pressed. */
import { useEffect, useId, useState } from 'react';
import { MAX_TITLE } from '../../../schema/chart/address.ts';
import { useWords } from '../../i18n/i18n.tsx';
import ui from '../../ui/ui.module.css';
import { workbenchWords } from './workbench.words.ts';

interface Props {
  readonly value: string | null;
  readonly onChange: (title: string | null) => void;
}

export function TitleField({ value, onChange }: Props) {
  const words = useWords(workbenchWords);
  const id = useId();
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const take = () => {
    const title = text.trim() === '' ? null : text.trim();
    if (title !== value) onChange(title);
  };
  return (
    <div className={ui.field}>
      <label htmlFor={id}>{words.title}</label>
      <input
        id={id}
        value={text}
        maxLength={MAX_TITLE}
        placeholder={words.titleHint}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) take();
        }}
      />
    </div>
  );
}
