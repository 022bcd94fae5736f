/** What the share dialog holds: the picture, its words and figures, and then the address and code for a portal. */
import { frameHeights } from '../../schema/chart/layout/picture.ts';
import { embedSnippets } from '../../schema/chart/snippets.ts';
import { Link } from '../app/Link.tsx';
import { linkToChart, publicOrigin } from '../app/urls.ts';
import { useWords } from '../i18n/i18n.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { SharePicture } from './SharePicture.tsx';

type ShareWords = ReturnType<typeof useWords<typeof chartWords.zh>>['shareDialog'];

export function Shared({ chart }: { readonly chart: AnsweredChart }) {
  const words = useWords(chartWords).shareDialog;
  const { address, title, question, answer, names } = chart;
  const heights = frameHeights({ chart: question, answer, words: chart, nameOf: (id) => names.get(id) });
  const snippets = embedSnippets(address, publicOrigin(), chart, heights);
  return (
    <>
      <p className={styles.shareTitle}>{title}</p>
      <SharePicture chart={chart} />
      <h3 className={styles.shareHeading}>{words.code}</h3>
      <CopyField label={words.address} text={snippets.pageUrl} rows={2} words={words} />
      <CopyField label={words.embed} text={snippets.iframe} rows={4} words={words} />
      <CopyField label={words.embedWithScript} text={snippets.iframeWithScript} rows={4} words={words} />
      <CopyField label={words.picture} text={snippets.image} rows={4} words={words} />
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
