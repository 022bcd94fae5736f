/** Whether the lines stop where a bureau was merged or split, or run on; nothing where nobody was. */
import { OVERS, type Over } from '../../schema/chart/chart.ts';
import type { Series } from '../../schema/chart/series.ts';
import { runsOver } from '../../schema/roster/lineage.ts';
import { useWords } from '../i18n/i18n.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';

interface Props {
  readonly series: readonly Series[];
  readonly value: Over;
  readonly onChange: (over: Over) => void;
}

export function OverSwitch({ series, value, onChange }: Props) {
  const words = useWords(chartWords).over;
  if (!series.some(({ successions }) => successions.some(({ role }) => runsOver(role)))) return null;
  return (
    <div className={styles.over}>
      <Segmented
        label={words.label}
        options={OVERS.map((over) => ({ value: over, label: words[over] }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
