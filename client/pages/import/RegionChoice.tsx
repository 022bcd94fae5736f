/** The region into which bureaus are entered; not asked where there is only one. */
import { type ShellRegion, useRegions } from '../../app/shell.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Select } from '../../ui/Select.tsx';
import { unlistedWords } from './unlisted.words.ts';

interface Props {
  readonly region: ShellRegion;
  readonly onRegion: (region: ShellRegion) => void;
}

export function RegionChoice({ region, onRegion }: Props) {
  const lang = useLang();
  const words = useWords(unlistedWords);
  const regions = useRegions();
  if (regions.length < 2) return null;
  return (
    <p>
      <Select
        label={words.region}
        value={region.id}
        onChange={(id) => onRegion(regions.find((one) => one.id === id) ?? region)}
        groups={[{ label: null, options: regions.map((one) => ({ value: one.id, label: one.name[lang] })) }]}
      />
    </p>
  );
}
