/** What the reports of a region say: their text searched, and the problems and measures of section five. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { InRegionAndYear, type RegionAndYear } from '../../app/RegionAndYear.tsx';
import { RegionSwitch } from '../../app/RegionSwitch.tsx';
import { linkToProse, type ProseAddress } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Select } from '../../ui/Select.tsx';
import { readAsked, SECTIONS } from './asked.ts';
import { Hits } from './Hits.tsx';
import { Problems } from './Problems.tsx';
import styles from './prose-page.module.css';
import { BUREAUS_OF } from './prose-page.query.ts';
import { prosePageWords } from './prose-page.words.ts';

export function ProsePage() {
  return (
    <InRegionAndYear
      first={(regions) => regions.find(({ bureaus }) => bureaus.totalCount > 0) ?? regions[0]}
      linkTo={linkToProse}
    >
      {({ region }) => <RegionProse key={region.id} region={region} />}
    </InRegionAndYear>
  );
}

function RegionProse({ region }: Pick<RegionAndYear, 'region'>) {
  const [params] = useSearchParams();
  const lang = useLang();
  const words = useWords(prosePageWords);
  const go = useGo();
  const asked = readAsked(params, region.years);
  const [typed, setTyped] = useState(asked.q);
  const hasBureaus = region.bureaus.totalCount > 0;
  const [{ data }] = useQuery({ query: BUREAUS_OF, variables: { region: region.id }, pause: !hasBureaus });
  usePageTitle(`${words.title} · ${region.name[lang]}`);
  const of = [hasBureaus ? `region:${region.id}/*` : `region:${region.id}/report`];
  const bureau = data?.bureaus.nodes.find(({ id }) => id === asked.bureau) ?? null;
  const chosen = bureau === null ? of : [bureau.id];
  const years = asked.year === null ? null : { from: asked.year, to: asked.year };
  const address: ProseAddress = { region: region.id, ...asked };
  return (
    <>
      <header className={styles.header}>
        <div className={styles.titles}>
          <h1>{words.title}</h1>
          <p className={styles.region}>
            {region.name[lang]} {region.illustrative && <IllustrativeMark />}
          </p>
        </div>
        <RegionSwitch region={region} linkTo={linkToProse} />
      </header>
      {region.years.length === 0 ? (
        <Empty why={words.noReports(region.name[lang])}>
          <p>{words.noReportsWhat}</p>
        </Empty>
      ) : (
        <>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              go(linkToProse({ ...address, q: typed.trim() }));
            }}
          >
            <label className={styles.look}>
              <span>{words.look}</span>
              <input
                type="search"
                value={typed}
                placeholder={words.placeholder}
                minLength={2}
                maxLength={100}
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
            <button type="submit">{words.go}</button>
            <div className={styles.choices}>
              {asked.q !== '' && (
                <Select
                  label={words.section}
                  groups={[
                    {
                      label: null,
                      options: [
                        { value: '', label: words.everySection },
                        ...SECTIONS.map((one) => ({ value: one, label: words.sections[one] })),
                      ],
                    },
                  ]}
                  value={asked.section ?? ''}
                  onChange={(section) => go(linkToProse({ ...address, section }))}
                />
              )}
              <Select
                label={words.year}
                groups={[
                  {
                    label: null,
                    options: [
                      { value: '', label: words.everyYear },
                      ...[...region.years].reverse().map((one) => ({ value: String(one), label: String(one) })),
                    ],
                  },
                ]}
                value={asked.year === null ? '' : String(asked.year)}
                onChange={(year) => go(linkToProse({ ...address, year: year === '' ? null : Number(year) }))}
              />
              {data && (
                <Select
                  label={words.bureau}
                  groups={[
                    {
                      label: null,
                      options: [
                        { value: '', label: words.everyBureau },
                        ...data.bureaus.nodes.map(({ id, name }) => ({ value: id, label: name[lang] })),
                      ],
                    },
                  ]}
                  value={bureau?.id ?? ''}
                  onChange={(one) => go(linkToProse({ ...address, bureau: one }))}
                />
              )}
              {asked.q !== '' && (
                <Link to={linkToProse({ ...address, q: null, section: null })} onClick={() => setTyped('')}>
                  {words.clear}
                </Link>
              )}
            </div>
          </form>
          {asked.q === '' ? (
            <Problems region={region.id} asked={asked} of={of} chosen={chosen} />
          ) : (
            <Hits asked={{ text: asked.q, of: chosen, years, section: asked.section }} />
          )}
        </>
      )}
    </>
  );
}
