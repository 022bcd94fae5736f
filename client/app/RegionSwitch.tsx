/** The same page of another region. The year is kept where that region has it. */
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import { appWords } from './app.words.ts';
import { useGo } from './Link.tsx';
import { type ShellRegion, useRegions } from './shell.ts';
import type { OverviewAddress } from './urls.ts';

interface Props {
  readonly region: ShellRegion;
  readonly year?: number;
  /** Which regions have such a page; all where it is not said. */
  readonly among?: (region: ShellRegion) => boolean;
  readonly linkTo: (where: OverviewAddress) => string;
}

export function RegionSwitch({ region, year, among = () => true, linkTo }: Props) {
  const words = useWords(appWords);
  const lang = useLang();
  const go = useGo();
  const regions = useRegions().filter((one) => one.id === region.id || among(one));
  if (regions.length < 2) return null;
  const turn = (id: string) => {
    const years = regions.find((one) => one.id === id)?.years ?? [];
    go(linkTo({ region: id, year: year !== undefined && years.includes(year) ? year : null }));
  };
  return (
    <Select
      label={words.region}
      groups={[{ label: null, options: regions.map((one) => ({ value: one.id, label: one.name[lang] })) }]}
      value={region.id}
      onChange={turn}
    />
  );
}
