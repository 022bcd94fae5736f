/** The way from a chosen figure to what its cell means. */
import { findCell } from '../../schema/form/cells.ts';
import { Link } from '../app/Link.tsx';
import { linkToForm } from '../app/urls.ts';
import { type SpotKey, spotAt } from '../figures/marks.ts';
import { useWords } from '../i18n/i18n.tsx';
import styles from './report.module.css';
import { reportWords } from './report.words.ts';

interface Props {
  readonly spot: SpotKey | null;
  readonly region: string;
  /** The bureau whose report it is; null: the government's. */
  readonly of: string | null;
}

export function ExplainFigure({ spot: key, region, of }: Props) {
  const words = useWords(reportWords);
  const spot = key === null ? null : spotAt(key);
  // The table of 2014 is not explained.
  if (spot?.kind !== 'cell' || spot.cell === null || findCell(spot.cell)?.section === 'annex') return null;
  return (
    <Link to={linkToForm({ cell: spot.cell, region, of })} className={styles.explain}>
      {words.explain}
    </Link>
  );
}
