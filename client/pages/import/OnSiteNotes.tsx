/** Of a report on a site: where it was read, and the files of its page that were not taken. */
import type { FoundReport } from '../../../schema/intake/collecting.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { collectWords } from '../../intake/collect.words.ts';
import styles from '../../intake/intake.module.css';
import type { OnSite } from './queue.ts';

interface Props {
  readonly found: FoundReport;
  readonly onSite: OnSite | null;
}

export function OnSiteNotes({ found: { address }, onSite }: Props) {
  const lang = useLang();
  const words = useWords(collectWords);
  const files = [...new Set(onSite?.from)].filter((one) => one !== address);
  const passedOver = onSite?.passedOver ?? [];
  return (
    <div className={styles.onSite}>
      <p className={styles.small}>
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
      </p>
      {files.map((file) => (
        <p key={file} className={styles.small}>
          {words.from(file)}
        </p>
      ))}
      {passedOver.length > 0 && (
        <details className={styles.small}>
          <summary>{words.passedOver(passedOver.length)}</summary>
          <ul>
            {passedOver.map((one) => (
              <li key={`${one.address} ${one.name}`}>
                <span lang="zh-CN">{one.name}</span>
                {lang === 'zh' ? '：' : ': '}
                {one.why[lang]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
