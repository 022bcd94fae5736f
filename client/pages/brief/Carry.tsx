/** The ways to take a briefing along. */
import { useWords } from '../../i18n/i18n.tsx';
import styles from './brief.module.css';
import { briefWords } from './brief.words.ts';

const FILES = ['docx', 'pptx', 'html', 'md'] as const;

/** `file`: the address of the file with this ending. */
export function Carry({ file }: { readonly file: (ending: (typeof FILES)[number]) => string }) {
  const words = useWords(briefWords);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links is no form
    <span role="group" aria-label={words.carry} className={styles.files}>
      {FILES.map((ending) => (
        <a key={ending} href={file(ending)} download>
          {words.files[ending]}
        </a>
      ))}
      <button type="button" onClick={() => window.print()}>
        {words.print}
      </button>
    </span>
  );
}
