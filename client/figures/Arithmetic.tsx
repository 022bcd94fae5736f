import { shortArithmetic } from '../../schema/check/short-arithmetic.ts';
import { useWords } from '../i18n/i18n.tsx';
import styles from './figures.module.css';
import { figuresWords } from './figures.words.ts';

/** `6 + 3 + 0 + 2 = 11 ≠ 9`, with what does not fit in the accent colour and behind its own sign. */
export function Arithmetic({ text, large = false }: { readonly text: string; readonly large?: boolean }) {
  const words = useWords(figuresWords);
  const { text: sum, against, zeros } = shortArithmetic(text);
  // Only the number that does not fit is marked, not the sum behind it: `10 ≠ 9 = 9 + 0`.
  const [, wrong = against, rest = ''] = /^(\S+ \S+)( .*)$/u.exec(against) ?? [];
  return (
    <span className={large ? styles.arithmeticLarge : styles.arithmetic} title={zeros > 0 ? text : undefined}>
      {sum}
      {against !== '' && (
        <>
          {' '}
          <b className={styles.unequal}>{wrong}</b>
          {rest}
        </>
      )}
      {large && zeros > 0 && <small className={styles.leftOut}> {words.zerosLeftOut(zeros)}</small>}
    </span>
  );
}
