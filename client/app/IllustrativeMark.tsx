import { useWords } from '../i18n/i18n.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';

/** 示例数据: stands wherever figures of a made-up region are shown. */
export function IllustrativeMark() {
  const words = useWords(appWords);
  return (
    <span className={styles.illustrative} title={words.illustrativeWhy}>
      {words.illustrative}
    </span>
  );
}
