/** What the share dialog holds: the picture, its words and figures, and then the address and code for a portal. */
import { useState } from 'react';
import { formatAddress } from '../../schema/chart/address.ts';
import { frameHeights } from '../../schema/chart/layout/picture.ts';
import { tableOf } from '../../schema/chart/layout/table.ts';
import { embedSnippets, SITE_ALLOWS, type SiteAllows } from '../../schema/chart/snippets.ts';
import { Link } from '../app/Link.tsx';
import { linkToChart, publicOrigin } from '../app/urls.ts';
import { useWords } from '../i18n/i18n.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { SharePicture } from './SharePicture.tsx';

type ShareWords = ReturnType<typeof useWords<typeof chartWords.zh>>['shareDialog'];

export function Shared({ chart: shown }: { readonly chart: AnsweredChart }) {
  const words = useWords(chartWords).shareDialog;
  const [holding, setHolding] = useState<Holding>(holdingOf(shown.question));
  const chart = held(shown, holding);
  const { address, title, question, answer, names } = chart;
  const [allows, setAllows] = useState<SiteAllows>('iframeWithScript');
  const nameOf = (id: string) => names.get(id);
  const heights = frameHeights({ chart: question, answer, words: chart, nameOf });
  const snippets = embedSnippets(address, publicOrigin(), chart, heights, tableOf(question, answer, nameOf));
  const sites = SITE_ALLOWS.map((value) => ({ value, label: words.allows[value] }));
  return (
    <>
      <p className={styles.shareTitle}>{title}</p>
      {question.at === undefined && (
        <div className={styles.shareChoices}>
          <Segmented
            label={words.holding}
            options={HOLDINGS.map((value) => ({ value, label: words.holdings[value] }))}
            value={holding}
            onChange={setHolding}
          />
        </div>
      )}
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

/** Whether what is carried away follows the data, stays as it is, or stays and says when it is out of date. */
const HOLDINGS = ['live', 'pinned', 'badged'] as const;
type Holding = (typeof HOLDINGS)[number];

function holdingOf({ revision, badge }: AnsweredChart['question']): Holding {
  return revision === null ? 'live' : badge === undefined ? 'pinned' : 'badged';
}

/** The chart with the address that it has when it is held so. */
function held(chart: AnsweredChart, holding: Holding): AnsweredChart {
  const { badge: _, ...asked } = chart.question;
  const revision = holding === 'live' ? null : (asked.revision ?? chart.answer.revision);
  const question = { ...asked, revision, ...(holding === 'badged' && { badge: 'stale' as const }) };
  return { ...chart, question, address: formatAddress(question) };
}

/** Whether the chart goes on changing. */
function pinWords({ at, revision, badge }: AnsweredChart['question'], words: ShareWords): string {
  if (at !== undefined) return words.ofDay(at);
  if (revision === null) return words.live;
  return badge === undefined ? words.pinned(revision) : words.badged(revision);
}
