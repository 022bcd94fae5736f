/** The year of a region, or of a bureau, as a briefing: made from the data, to be printed or taken along. */
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { BRIEF_TOPICS } from '../../../schema/briefing/topic.ts';
import { FIRST_SECTIONED_YEAR } from '../../../schema/report/older.ts';
import { Answer } from '../../app/Answer.tsx';
import { useAsOf, withAsOf } from '../../app/as-of.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { InRegionAndYear } from '../../app/RegionAndYear.tsx';
import { RegionSwitch } from '../../app/RegionSwitch.tsx';
import type { ShellRegion } from '../../app/shell.ts';
import {
  type BriefAddress,
  briefFile,
  linkToBrief,
  linkToBureau,
  linkToCompile,
  linkToImport,
} from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { BriefArticle } from './BriefArticle.tsx';
import styles from './brief.module.css';
import { BRIEF } from './brief.query.ts';
import { briefWords } from './brief.words.ts';
import { Carry } from './Carry.tsx';
import { KeepBrief, SavedList } from './SavedList.tsx';
import { SavedPage } from './SavedPage.tsx';

export function BriefPage() {
  const words = useWords(briefWords);
  const [params] = useSearchParams();
  const saved = params.get('id');
  if (saved !== null) return <SavedPage key={saved} id={saved} />;
  const bureau = params.get('bureau');
  const topic = BRIEF_TOPICS.find((one) => one === params.get('topic')) ?? null;
  const compareTo = yearIn(params.get('compareTo'));
  if (bureau !== null) {
    const year = yearIn(params.get('year'));
    return <Sheet of={{ bureau, topic, compareTo, ...(year !== null && { year }) }} />;
  }
  return (
    <InRegionAndYear linkTo={(where) => linkToBrief({ ...where, topic })}>
      {({ region, year }) =>
        year === 0 ? (
          <Empty why={words.none}>
            <Link to={linkToImport()}>{words.toImport}</Link>
          </Empty>
        ) : (
          <Sheet of={{ region: region.id, year, topic, compareTo }} region={region} />
        )
      }
    </InRegionAndYear>
  );
}

function yearIn(written: string | null): number | null {
  return written !== null && /^\d{4}$/.test(written) ? Number(written) : null;
}

interface SheetProps {
  /** Without a year the latest is meant. */
  readonly of: BriefAddress;
  /** Of a region's. */
  readonly region?: ShellRegion;
}

/** Another year, compared with the same one as long as that is earlier. */
function withYear(year: number, compareTo: number | null | undefined): Pick<BriefAddress, 'year' | 'compareTo'> {
  return { year, compareTo: compareTo != null && compareTo < year - 1 ? compareTo : null };
}

interface ComparedProps {
  readonly of: BriefAddress & { readonly year: number };
  /** Those that reports are held on. */
  readonly years: readonly number[];
}

/** The year compared with, where there is more than one to choose from. */
function ComparedYear({ of, years }: ComparedProps) {
  const words = useWords(briefWords);
  const go = useGo();
  const before = of.year - 1;
  const earlier = [...new Set([before, ...years.filter((one) => one < before)])].sort((a, b) => b - a);
  if (earlier.length < 2) return null;
  return (
    <Select
      label={words.compareTo}
      groups={[
        {
          label: null,
          options: earlier.map((one) => ({
            value: String(one),
            label: one === before ? words.yearBefore(one) : String(one),
          })),
        },
      ]}
      value={String(of.compareTo ?? before)}
      onChange={(one) => go(linkToBrief({ ...of, compareTo: Number(one) === before ? null : Number(one) }))}
    />
  );
}

function Sheet({ of, region }: SheetProps) {
  const words = useWords(briefWords);
  const lang = useLang();
  const go = useGo();
  const asOf = useAsOf();
  const [result, ask] = useQuery({ query: BRIEF, variables: { ...of, lang } });
  const brief = result.data?.brief;
  const year = of.year ?? brief?.year;
  const asked = { ...of, ...(year !== undefined && { year }) };
  const years = region?.years ?? brief?.years ?? [];
  const name = region?.name ?? brief?.name;
  usePageTitle([words.heading, name ? `${name[lang]} ${year ?? ''}` : ''].filter(Boolean).join(' · '));
  return (
    <div aria-busy={result.fetching}>
      <div className={styles.controls}>
        {region && year !== undefined && (
          <RegionSwitch
            region={region}
            year={year}
            among={(one) => one.years.length > 0}
            linkTo={(where) => linkToBrief({ ...where, topic: of.topic ?? null })}
          />
        )}
        {of.bureau !== undefined && name && <Link to={linkToBureau(of.bureau)}>{words.toBureau(name[lang])}</Link>}
        <Segmented
          label={words.year}
          options={years.map((one) => ({ value: one, label: String(one) }))}
          value={year ?? 0}
          onChange={(one) => go(linkToBrief({ ...of, ...withYear(one, of.compareTo) }))}
        />
        {year !== undefined && <ComparedYear of={{ ...asked, year }} years={years} />}
        <Segmented
          label={words.topic}
          options={(['year', ...BRIEF_TOPICS] as const).map((one) => ({ value: one, label: words.topics[one] }))}
          value={of.topic ?? 'year'}
          onChange={(one) => go(linkToBrief({ ...asked, topic: one === 'year' ? null : one }))}
        />
        {year !== undefined && <Carry file={(ending) => withAsOf(briefFile(asked, ending, lang), asOf)} />}
        {year !== undefined && <KeepBrief of={asked} />}
      </div>
      {region && region.bureaus.totalCount > 0 && year !== undefined && year >= FIRST_SECTIONED_YEAR && (
        <p className={styles.compiled}>
          <Link to={linkToCompile({ region: region.id, year })}>{words.compiled}</Link>
        </p>
      )}
      <SavedList of={of} />
      <Answer alone result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ brief: made }) => <BriefArticle brief={made} lead={words.lead} />}
      </Answer>
    </div>
  );
}
