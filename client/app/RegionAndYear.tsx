/**
 * The region and year that an address names: the first region and its latest year where it names none. One that is unknown is
 * said, with what there is instead; it is never replaced in silence.
 */
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { unknownWords } from '../../schema/pages.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';
import { Link } from './Link.tsx';
import { type ShellRegion, useRegions } from './shell.ts';
import { Unknown } from './Unknown.tsx';
import { linkToRegions, type OverviewAddress } from './urls.ts';

export interface RegionAndYear {
  readonly region: ShellRegion;
  /** 0 where no report of the region is held. */
  readonly year: number;
}

interface Props {
  /** Which region is meant where none is named. */
  readonly first?: (regions: readonly ShellRegion[]) => ShellRegion | undefined;
  /** The address of this page in another region or year. */
  readonly linkTo: (where: OverviewAddress) => string;
  /** Years that the page has of a region, ascending; those of which a report is held where it is not said. */
  readonly yearsOf?: (region: ShellRegion) => readonly number[];
  /** Shown where no region on the list is meant; an empty list leads to the first day before that (Layout). */
  readonly none?: ReactNode;
  readonly children: (where: RegionAndYear) => ReactNode;
}

const heldYears = ({ years }: ShellRegion): readonly number[] => years;

export function InRegionAndYear({ first = ([one]) => one, linkTo, yearsOf = heldYears, none = null, children }: Props) {
  const lang = useLang();
  const words = useWords(appWords);
  const unknown = unknownWords(lang);
  const [params] = useSearchParams();
  const regions = useRegions();
  const asked = params.get('region');
  const region = asked ? regions.find((one) => one.id === asked) : first(regions);
  if (!region) {
    if (!asked || regions.length === 0) return none;
    return (
      <Unknown what={unknown.region} advice={words.unknownRegionAdvice(asked)}>
        <p>
          <Link to={linkToRegions()}>{words.toRegions}</Link>
        </p>
      </Unknown>
    );
  }
  const years = yearsOf(region);
  const askedYear = params.get('year');
  const year = askedYear ? years.find((one) => String(one) === askedYear) : years[years.length - 1];
  if (year === undefined && askedYear && years.length > 0) {
    return (
      <Unknown what={unknown.year(askedYear)} advice={words.unknownYearAdvice(region.name[lang])}>
        <p className={styles.years}>
          {years.map((one) => (
            <Link key={one} to={linkTo({ region: region.id, year: one })}>
              {one}
            </Link>
          ))}
        </p>
      </Unknown>
    );
  }
  return children({ region, year: year ?? 0 });
}
