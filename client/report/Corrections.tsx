/** What of a report was corrected: printed and counted values, who, when and why; taken back by those who may. */
import { useState } from 'react';
import { useMutation } from 'urql';
import { OUTCOME_SIGNS } from '../../schema/check/finding.ts';
import type { Label } from '../../schema/language.ts';
import { useAsOf } from '../app/as-of.ts';
import { chinaDay } from '../app/china-time.ts';
import { Link } from '../app/Link.tsx';
import { useSeen } from '../app/seen.ts';
import { useViewer } from '../app/shell.ts';
import { linkToCorrections } from '../app/urls.ts';
import { correctedText } from '../figures/figure-text.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import { correctingWords } from './correcting.words.ts';
import { publisherOf } from './publisher.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import styles from './report.module.css';
import { type ShownCorrection, type StoredReport, WITHDRAW_CORRECTION } from './report.query.ts';

export function Corrections({ report }: { readonly report: StoredReport }) {
  const lang = useLang();
  const words = useWords(correctingWords);
  const viewer = useViewer();
  const asOf = useAsOf();
  const [taking, setTaking] = useState<ShownCorrection | null>(null);
  const [, takeBack] = useMutation(WITHDRAW_CORRECTION);
  const since = useSeen(report.revision.number, taking !== null);
  if (report.corrections.length === 0) return null;
  const mayCorrect = asOf === null && viewer?.actions.includes('correctFigures') && !report.withdrawn;
  return (
    <section id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{words.list}</h2>
      <p>{words.listLead}</p>
      <ul className={styles.remarks}>
        {report.corrections.map((one) => (
          <li key={one.id}>
            {one.name[lang]} <b>{words.change(printedText(one, lang), correctedText(one, lang).text)}</b>
            <br />
            {one.reason}
            <p className={styles.corrected}>
              <span className={styles.detail}>{words.by(one.by.name[lang], chinaDay(one.revision.at))}</span>
              {one.source && <span className={styles.detail}>{words.sourceOf(one.source)}</span>}
              {one.charts.length > 0 && <span className={styles.detail}>{words.charts}</span>}
              {one.charts.map((address, place) => (
                <Link key={address} to={address}>
                  {place === 0 ? words.own : words.sum}
                </Link>
              ))}
              {settledBy(report, one).map((title) => (
                <span key={title.zh} className={styles.detail}>
                  {OUTCOME_SIGNS.confirmed} {words.settled(title[lang])}
                </span>
              ))}
              {mayCorrect && (
                <button type="button" className={ui.textButton} onClick={() => setTaking(one)}>
                  {words.takeBack}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to={linkToCorrections({ region: publisherOf(report).region.id })}>{words.all}</Link>
      </p>
      <ReasonDialog
        open={taking !== null}
        title={words.takeBackTitle(taking?.name[lang] ?? '')}
        text={words.takeBackText}
        action={words.takeBack}
        onClose={() => setTaking(null)}
        onSend={async (reason) => (await takeBack({ id: taking?.id ?? '', reason, since })).data?.withdrawCorrection}
      />
    </section>
  );
}

/** Rules that hold now, and rest on the corrected figure: each once. */
function settledBy({ findings, narrative }: StoredReport, { id, cell }: ShownCorrection): readonly Label[] {
  const stated = new Set(narrative.flatMap(({ index, correction }) => (correction?.id === id ? [index] : [])));
  const rests = findings.filter(
    ({ outcome, operands }) =>
      outcome === 'confirmed' &&
      operands.some(
        (one) => (cell !== null && one.cell === cell) || (one.narrative !== null && stated.has(one.narrative)),
      ),
  );
  return [...new Map(rests.map(({ rule }) => [rule.id, rule.title])).values()];
}

function printedText({ printed, printedGap }: ShownCorrection, lang: 'zh' | 'en'): string {
  return correctedText({ value: printed, gap: printedGap }, lang).text;
}
