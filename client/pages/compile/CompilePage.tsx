/** A region's own report of a year compiled from those of its bureaus: its tables, what they stand on, what the checks say, and as files. */
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { FIRST_SECTIONED_YEAR } from '../../../schema/report/older.ts';
import { CARRY_WAYS, type CompiledWays, OFFICE_WAYS, USUAL_WAYS } from '../../../schema/rollup/compiled-ways.ts';
import { Answer } from '../../app/Answer.tsx';
import { useAsOf, withAsOf } from '../../app/as-of.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { InRegionAndYear, type RegionAndYear } from '../../app/RegionAndYear.tsx';
import { RegionSwitch } from '../../app/RegionSwitch.tsx';
import { compiledFile, linkToBrief, linkToCompile, linkToImport, linkToReporting } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CompiledTables } from './CompiledTables.tsx';
import styles from './compile.module.css';
import { COMPILED } from './compile.query.ts';
import { compileWords } from './compile.words.ts';

const FILES = ['docx', 'xlsx'] as const;

export function CompilePage() {
  const words = useWords(compileWords);
  return (
    <InRegionAndYear
      linkTo={linkToCompile}
      first={(regions) => regions.find(({ bureaus }) => bureaus.totalCount > 0)}
      yearsOf={({ years, bureaus }) =>
        bureaus.totalCount > 0 ? years.filter((one) => one >= FIRST_SECTIONED_YEAR) : []
      }
      none={<Nothing why={words.none} />}
    >
      {(where) => (where.year === 0 ? <Nothing why={words.none} /> : <Compiling {...where} />)}
    </InRegionAndYear>
  );
}

function Nothing({ why }: { readonly why: string }) {
  const words = useWords(compileWords);
  return (
    <Empty why={why}>
      <Link to={linkToImport()}>{words.toImport}</Link>
    </Empty>
  );
}

/** The ways that an address names; the usual one for what it does not name, or names wrongly. */
function waysIn(params: URLSearchParams): CompiledWays {
  return {
    office: OFFICE_WAYS.find((way) => way === params.get('office')) ?? USUAL_WAYS.office,
    carry: CARRY_WAYS.find((way) => way === params.get('carry')) ?? USUAL_WAYS.carry,
  };
}

function Compiling({ region, year }: RegionAndYear) {
  const words = useWords(compileWords);
  const lang = useLang();
  const go = useGo();
  const asOf = useAsOf();
  const [params] = useSearchParams();
  const ways = waysIn(params);
  const [result, ask] = useQuery({ query: COMPILED, variables: { region: region.id, year, ...ways } });
  const here = { region: region.id, year, ...ways };
  usePageTitle(words.title(region.name[lang], year));
  return (
    <div aria-busy={result.fetching}>
      <div className={styles.controls}>
        <RegionSwitch
          region={region}
          year={year}
          among={({ bureaus }) => bureaus.totalCount > 0}
          linkTo={(where) => linkToCompile({ ...ways, ...where })}
        />
        <Segmented
          label={words.year}
          options={region.years
            .filter((one) => one >= FIRST_SECTIONED_YEAR)
            .map((one) => ({ value: one, label: String(one) }))}
          value={year}
          onChange={(one) => go(linkToCompile({ ...here, year: one }))}
        />
        {result.data?.compiled.hasOffice && (
          <Segmented
            label={words.office}
            options={OFFICE_WAYS.map((way) => ({ value: way, label: words.offices[way] }))}
            value={ways.office}
            onChange={(office) => go(linkToCompile({ ...here, office }), { replace: true })}
          />
        )}
        <Segmented
          label={words.carry}
          options={CARRY_WAYS.map((way) => ({ value: way, label: words.carries[way] }))}
          value={ways.carry}
          onChange={(carry) => go(linkToCompile({ ...here, carry }), { replace: true })}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a group of links is no form */}
        <span role="group" aria-label={words.carryOut} className={styles.files}>
          {FILES.map((ending) => (
            <a key={ending} href={withAsOf(compiledFile(here, ending, lang), asOf)} download>
              {words.files[ending]}
            </a>
          ))}
          <Link to={linkToBrief({ region: region.id, year })}>{words.toBrief}</Link>
          <Link to={linkToReporting({ region: region.id, year })}>{words.toReporting}</Link>
        </span>
      </div>
      <h1>{words.title(region.name[lang], year)}</h1>
      <p className={styles.lead}>{words.lead}</p>
      <Answer alone result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ compiled }) => (
          <CompiledTables key={`${region.id} ${year}`} compiled={compiled} year={year} region={region.id} />
        )}
      </Answer>
    </div>
  );
}
