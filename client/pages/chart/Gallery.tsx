/** What stands at /chart without a question: those asked most, of a region. */
import { useState } from 'react';
import { formatAddress, parseAddress } from '../../../schema/chart/address.ts';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link } from '../../app/Link.tsx';
import { useRegions } from '../../app/shell.ts';
import { linkToChart, linkToStart } from '../../app/urls.ts';
import { READY, readyQuery } from '../../charts/ready.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './chart.module.css';
import { chartPageWords } from './chart.words.ts';
import { workbenchWords } from './workbench.words.ts';

const GROUPS = ['requests', 'disclosures', 'appeals', 'bureaus'] as const;

export function Gallery() {
  const words = useWords(workbenchWords);
  const page = useWords(chartPageWords);
  const lang = useLang();
  const regions = useRegions();
  const [chosen, setChosen] = useState<string | null>(null);
  const first = regions.find(({ bureaus }) => bureaus.totalCount > 0) ?? regions[0];
  const region = chosen ?? first?.id;
  if (region === undefined) {
    return (
      <Empty why={page.noRegion}>
        <Link to={linkToStart()}>{page.toStart}</Link>
      </Empty>
    );
  }
  const linkTo = (query: string) => linkToChart(formatAddress({ ...parseAddress(query), lang }));
  return (
    <article className={styles.gallery}>
      <h1>
        {words.gallery} {regions.find(({ id }) => id === region)?.illustrative && <IllustrativeMark />}
      </h1>
      <p className={styles.subtitle}>{words.galleryLead}</p>
      {regions.length > 1 && (
        <Select
          label={words.galleryOf}
          groups={[{ label: null, options: regions.map(({ id, name }) => ({ value: id, label: name[lang] })) }]}
          value={region}
          onChange={setChosen}
        />
      )}
      <div className={styles.questions}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h2>{words.groups[group]}</h2>
            <ul>
              {READY.filter((one) => one.group === group).map((one) => (
                <li key={one.query}>
                  <Link to={linkTo(readyQuery(one, region))}>{one.label[lang]}</Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </article>
  );
}
