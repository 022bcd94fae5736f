import { BUREAU_KINDS, type BureauKind } from '../../schema/report/publisher.ts';
import { useWords } from '../i18n/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import { kindWords } from './kind.words.ts';

interface Props {
  /** Those that can be chosen. */
  readonly kinds: ReadonlySet<string>;
  readonly value: BureauKind | null;
  readonly onChange: (kind: string | null) => void;
}

/** One kind of bureau, or all. */
export function KindSelect({ kinds, value, onChange }: Props) {
  const words = useWords(kindWords);
  const options = BUREAU_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
    value: kind,
    label: words.kinds[kind],
  }));
  return (
    <Select
      label={words.kind}
      groups={[{ label: null, options: [{ value: '', label: words.everyKind }, ...options] }]}
      value={value ?? ''}
      onChange={(kind) => onChange(kind === '' ? null : kind)}
    />
  );
}
