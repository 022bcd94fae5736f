import { joinNames } from '../../schema/language.ts';
import type { ShownReport } from '../figures/shown.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './report.module.css';
import { reportWords } from './report.words.ts';

interface Props {
  readonly outline: ShownReport['outline'];
  /** From before 2019: its parts are its own. */
  readonly older: boolean;
  /** Shows a line of the document. */
  readonly onLine: (line: number) => void;
}

const ORDINALS = ['一', '二', '三', '四', '五', '六'] as const;
const TABLES: Readonly<Partial<Record<(typeof ORDINALS)[number], string>>> = {
  二: 'table-II',
  三: 'table-III',
  四: 'table-IV',
};

const IN_DOCUMENT = 'document';

/** The six parts of the form: where each one is, and which are not in the document; of an older report those it has. */
export function OutlineStrip({ outline, older, onLine }: Props) {
  const lang = useLang();
  const words = useWords(reportWords);
  const found = (ordinal: string) => outline.find((entry) => entry.ordinal.replace(/[、.．]/gu, '') === ordinal);
  const missing = ORDINALS.filter((ordinal) => !found(ordinal));
  const name = (ordinal: (typeof ORDINALS)[number]) => words.sectionGoes(ordinal, words.sections[ordinal]);
  return (
    <div className={styles.outline}>
      <nav aria-label={words.toc}>
        <ol>
          {older &&
            outline.map(({ ordinal, title, place }) => (
              <li key={place.line}>
                <a href={`#${IN_DOCUMENT}`} lang="zh-CN" onClick={() => onLine(place.line)}>
                  {ordinal && `${ordinal}、`}
                  {title}
                </a>
              </li>
            ))}
          {(older ? [] : ORDINALS.filter(found)).map((ordinal) => {
            const entry = found(ordinal);
            const table = TABLES[ordinal];
            return (
              <li key={ordinal}>
                <a
                  href={`#${table ?? IN_DOCUMENT}`}
                  title={entry?.title}
                  onClick={() => entry && onLine(entry.place.line)}
                >
                  {name(ordinal)}
                </a>
              </li>
            );
          })}
          {(['findings', 'narrative', 'document'] as const).map((part) => (
            <li key={part} className={part === 'document' ? styles.toDocument : undefined}>
              <a href={`#${part}`}>{words.parts[part]}</a>
            </li>
          ))}
        </ol>
      </nav>
      {!older && missing.length > 0 && (
        <p className={styles.missing}>{words.outlineMissingMany(joinNames(missing.map(name), lang))}</p>
      )}
    </div>
  );
}
