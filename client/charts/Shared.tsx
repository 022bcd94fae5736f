/** What the share dialog holds: the picture, its words and figures, and then the address and code for a portal. */
import { useState } from 'react';
import { frameHeights } from '../../schema/chart/layout/picture.ts';
import { tableOf } from '../../schema/chart/layout/table.ts';
import { embedSnippets, SITE_ALLOWS, type SiteAllows } from '../../schema/chart/snippets.ts';
import { Link } from '../app/Link.tsx';
import { linkToChart, publicOrigin } from '../app/urls.ts';
import { useWords } from '../i18n/i18n.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { Select } from '../ui/Select.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { SharePicture } from './SharePicture.tsx';

type ShareWords = ReturnType<typeof useWords<typeof chartWords.zh>>['shareDialog'];

export function Shared({ chart }: { readonly chart: AnsweredChart }) {
  const words = useWords(chartWords).shareDialog;
  const { address, title, question, answer, names } = chart;
  const [allows, setAllows] = useState<SiteAllows>('iframeWithScript');
  const nameOf = (id: string) => names.get(id);
  const heights = frameHeights({ chart: question, answer, words: chart, nameOf });
  const snippets = embedSnippets(address, publicOrigin(), chart, heights, tableOf(question, answer, nameOf));
  const sites = SITE_ALLOWS.map((value) => ({ value, label: words.allows[value] }));
  return (
    <>
      <p className={styles.shareTitle}>{title}</p>
      <SharePicture chart={chart} />
      <h3 className={styles.shareHeading}>{words.code}</h3>
      <CopyField label={words.address} text={snippets.pageUrl} rows={2} words={words} />
      <p className={styles.shareSite}>
        <Select
          label={words.site}
          groups={[{ label: null, options: sites }]}
          value={allows}
          onChange={(value) => setAllows(SITE_ALLOWS.find((one) => one === value) ?? 'iframe')}
        />
      </p>
      <CopyField key={allows} label={words.snippet} text={snippets[allows]} rows={6} words={words} />
      <p className={styles.shareFiles}>
        <Link to={linkToChart(address)}>{words.open}</Link>
      </p>
      <p className={styles.second}>{pinWords(question, words)}</p>
    </>
  );
}

/** Whether the chart goes on changing. */
function pinWords({ at, revision }: AnsweredChart['question'], words: ShareWords): string {
  if (at !== undefined) return words.ofDay(at);
  return revision === null ? words.live : words.pinned(revision);
}
