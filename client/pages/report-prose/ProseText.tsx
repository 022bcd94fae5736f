/** A section as it is read: paragraphs of sentences, the numbers read from them marked, and how each stands in another year. */
import { useEffect, useRef } from 'react';
import { getMeasure, isMeasureId } from '../../../schema/form/measures/index.ts';
import type { ProseSection, ProseSentence, Standing } from '../../../schema/prose/beside.ts';
import { Link } from '../../app/Link.tsx';
import { linkToReport } from '../../app/urls.ts';
import { segmentsOf } from '../../figures/reading-text.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './report-prose.module.css';
import type { ReportProse } from './report-prose.query.ts';
import { reportProseWords } from './report-prose.words.ts';

interface Props {
  readonly report: ReportProse;
  readonly part: ProseSection;
  readonly standing: ReadonlyMap<number, Standing> | null;
  /** An offset of the transcript: the sentence there is shown. */
  readonly at: number | null;
}

/** Lines that a page broke run on. */
const unbroken = (text: string): string => text.replace(/\s*\n\s*/g, '').replace(/[*#_]{2,}/g, '');

function Sentence({ report, part, sentence, standing, at }: Props & { readonly sentence: ProseSentence }) {
  const lang = useLang();
  const words = useWords(reportProseWords);
  const element = useRef<HTMLSpanElement>(null);
  const isMeant = at !== null && at >= sentence.start && at < sentence.end;
  useEffect(() => {
    if (isMeant) element.current?.scrollIntoView({ block: 'center' });
  }, [isMeant]);
  const { start } = part.section.place;
  const text = part.section.text.slice(sentence.start - start, sentence.end - start);
  const spots = report.narrative
    .filter(({ place }) => place.start >= sentence.start && place.end <= sentence.end)
    .map(({ place, index }) => ({ ...place, key: `text:${index}` as const }));
  const nameOf = (key: string): string => {
    const one = report.narrative.find(({ index }) => key === `text:${index}`);
    if (!one) return '';
    const name = one.label ?? (isMeasureId(one.measure) ? getMeasure(one.measure).label[lang] : '');
    return words.number(name, `${one.value}${one.counter}`);
  };
  return (
    <span ref={element} data-standing={standing?.get(sentence.start)} data-meant={isMeant || undefined}>
      {segmentsOf(text, sentence.start, spots).map(({ text: words, start: from, spot }) =>
        spot ? (
          <Link
            key={from}
            className={styles.number}
            to={`${linkToReport(report.id)}?text=${spot.key.slice('text:'.length)}`}
            title={nameOf(spot.key)}
          >
            {unbroken(words)}
          </Link>
        ) : (
          unbroken(words)
        ),
      )}
    </span>
  );
}

export function ProseText(props: Props) {
  const words = useWords(reportProseWords);
  const { part } = props;
  return (
    <div className={styles.text} lang="zh-CN">
      {part.paragraphs.map((sentences) => (
        <p key={sentences[0]?.start}>
          {sentences.map((sentence) => (
            <Sentence key={sentence.start} {...props} sentence={sentence} />
          ))}
        </p>
      ))}
      {part.hasTable && (
        <p className={styles.aside}>
          <Link to={linkToReport(props.report.id)}>{words.table}</Link>
        </p>
      )}
      {!part.hasTable && part.paragraphs.length === 0 && <p className={styles.aside}>{words.empty}</p>}
    </div>
  );
}
