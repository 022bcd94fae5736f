/** The picture that a number of a scan was read from, beside the number. */
import { useState } from 'react';
import { figuresWords } from '../figures/figures.words.ts';
import { type SpotKey, spotAt } from '../figures/marks.ts';
import type { ShownReport } from '../figures/shown.ts';
import { useWords } from '../i18n/i18n.tsx';
import styles from './report.module.css';

/** Where it lies; null for a number that no picture was read for. */
export function clipAddress(report: Pick<ShownReport, 'figures' | 'document'>, key: SpotKey | null): string | null {
  const spot = key === null ? null : spotAt(key);
  if (spot?.kind !== 'cell' || !report.figures.some(({ confidence }) => confidence === 'pictured')) return null;
  const place = report.figures.find(({ cell }) => cell === spot.cell)?.place;
  return place ? `/documents/${report.document.hash}/clip.png?start=${place.start}&end=${place.end}` : null;
}

/** Nothing where the server has none: a machine without a reader of scans, or a document that is not stored. */
export function Clip({ address }: { readonly address: string | null }) {
  const words = useWords(figuresWords);
  const [missing, setMissing] = useState<string | null>(null);
  if (address === null || missing === address) return null;
  return (
    <figure className={styles.clip}>
      <img src={address} alt={words.clipAlt} onError={() => setMissing(address)} />
      <figcaption>{words.clip}</figcaption>
    </figure>
  );
}
