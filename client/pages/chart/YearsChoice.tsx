/** Which years: one where a chart compares bureaus, from one to another where it follows them. */
import { showsOneYear } from '../../../schema/chart/address.ts';
import type { Chart, Years } from '../../../schema/chart/chart.ts';
import { useRegions } from '../../app/shell.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './chart.module.css';
import { workbenchWords } from './workbench.words.ts';

interface Props {
  readonly chart: Chart;
  readonly onChange: (years: Years) => void;
}

export function YearsChoice({ chart, onChange }: Props) {
  const words = useWords(workbenchWords);
  const { years } = chart;
  const held = useRegions().flatMap((region) => region.years);
  const named = years.kind === 'range' ? [years.from, years.to] : [];
  const known = [...new Set([...held, ...named])].sort((a, b) => a - b);
  const [first = 0] = known;
  const last = known[known.length - 1] ?? 0;
  const options = known.map((year) => ({ value: String(year), label: String(year) }));
  const range = (from: number, to: number): Years => ({ kind: 'range', from, to });
  if (known.length === 0) return null;
  if (showsOneYear(chart.kind, chart.by)) {
    return (
      <Select
        label={words.years}
        groups={[{ label: null, options: [{ value: '', label: words.last }, ...options.slice().reverse()] }]}
        value={years.kind === 'range' ? String(years.to) : ''}
        onChange={(year) => onChange(year === '' ? { kind: 'latest' } : range(Number(year), Number(year)))}
      />
    );
  }
  const from = years.kind === 'range' ? years.from : years.kind === 'latest' ? last : null;
  const to = years.kind === 'range' ? years.to : years.kind === 'latest' ? last : null;
  const turn = (nextFrom: number | null, nextTo: number | null) => {
    if (nextFrom === null && nextTo === null) return onChange({ kind: 'all' });
    const [a, b] = [nextFrom ?? first, nextTo ?? last];
    onChange(range(Math.min(a, b), Math.max(a, b)));
  };
  const read = (text: string): number | null => (text === '' ? null : Number(text));
  return (
    <div className={styles.years}>
      <Select
        label={`${words.years} ${words.from}`}
        groups={[{ label: null, options: [{ value: '', label: words.first }, ...options] }]}
        value={from === null ? '' : String(from)}
        onChange={(value) => turn(read(value), to)}
      />
      <Select
        label={words.to}
        groups={[{ label: null, options: [{ value: '', label: words.last }, ...options] }]}
        value={to === null ? '' : String(to)}
        onChange={(value) => turn(from, read(value))}
      />
    </div>
  );
}
