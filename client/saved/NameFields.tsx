/** What something is called, in Chinese and, for whoever likes, in English. */
import { useId } from 'react';
import { LONGEST_NAME } from '../../schema/chart/saved.ts';
import { useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import { savedWords } from './saved.words.ts';

export interface TypedName {
  readonly zh: string;
  readonly en: string;
}

interface Props {
  readonly name: TypedName;
  readonly onChange: (name: TypedName) => void;
}

export function NameFields({ name, onChange }: Props) {
  const words = useWords(savedWords);
  const id = useId();
  return (
    <>
      {(['zh', 'en'] as const).map((lang) => (
        <div key={lang} className={ui.field}>
          <label htmlFor={`${id}-${lang}`}>{words[lang]}</label>
          <input
            id={`${id}-${lang}`}
            type="text"
            lang={lang === 'zh' ? 'zh-CN' : 'en'}
            autoComplete="off"
            maxLength={LONGEST_NAME}
            value={name[lang]}
            onChange={({ target }) => onChange({ ...name, [lang]: target.value })}
          />
        </div>
      ))}
    </>
  );
}

/** As it is sent: no English name is none. */
export function nameInput({ zh, en }: TypedName) {
  return { zh, en: en.trim() === '' ? null : en };
}
