import { unknownWords } from '../../schema/pages.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { appWords } from './app.words.ts';
import { Unknown } from './Unknown.tsx';

export function UnknownPage() {
  const words = useWords(appWords);
  const unknown = unknownWords(useLang());
  return <Unknown what={unknown.page} advice={words.unknownPageAdvice} />;
}
