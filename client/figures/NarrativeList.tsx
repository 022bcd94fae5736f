/** Numbers stated in the prose, in the order of the text, with the parts of a total as bars under it. */
import { getMeasure, isMeasureId } from '../../schema/form/measures/index.ts';
import type { Label } from '../../schema/language.ts';
import { TEXT_MEASURES } from '../../schema/report/text-measures.ts';
import { OutcomeMark } from '../app/OutcomeMark.tsx';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import { narrativeGroups } from './breakdowns.ts';
import { statedText } from './figure-text.ts';
import styles from './figures.module.css';
import { figuresWords } from './figures.words.ts';
import type { Mark, SpotKey } from './marks.ts';
import type { ShownFinding, ShownNarrative } from './shown.ts';

interface Props {
  readonly narrative: readonly ShownNarrative[];
  readonly findings: readonly ShownFinding[];
  readonly marks: ReadonlyMap<SpotKey, readonly Mark[]>;
  readonly selected: number | null;
  readonly active: ReadonlySet<SpotKey>;
  readonly onSelect: (index: number) => void;
  readonly onOpenFinding: (finding: string) => void;
}

/** What a number of the prose is called: its measure, or the words of the list it stands in. */
export function useNarrativeName(): (figure: ShownNarrative) => string {
  const lang = useLang();
  const words = useWords(figuresWords);
  return (figure) => {
    const { measure, label } = figure;
    if (isMeasureId(measure)) return getMeasure(measure).label[lang];
    if (measure === 'disclosures.item') return label ?? words.parts['disclosures.item'];
    const parts: Readonly<Record<string, string>> = words.parts;
    const texts: Readonly<Partial<Record<string, Label>>> = TEXT_MEASURES;
    return parts[measure] ?? texts[measure]?.[lang] ?? label ?? measure;
  };
}

export function NarrativeList(props: Props) {
  const { findings, marks, selected, active, onSelect, onOpenFinding } = props;
  // What the text says of itself (its period, the notice it follows) is checked, but counts nothing.
  const narrative = props.narrative.filter((figure) => !figure.measure.startsWith('document.'));
  const lang = useLang();
  const words = useWords(figuresWords);
  const nameOf = useNarrativeName();
  if (narrative.length === 0) return <p className={styles.quiet}>{words.narrativeNone}</p>;

  const line = (figure: ShownNarrative, scale: number | null) => {
    const spot: SpotKey = `text:${figure.index}`;
    const mark = marks.get(spot)?.[0];
    const said = mark ? words.marks[mark.outcome][mark.role] : '';
    const number = statedText(figure, words.approximately, lang);
    return (
      <div className={scale === null ? styles.stated : styles.part} data-outcome={mark?.outcome}>
        <span className={styles.statedName}>
          {nameOf(figure)}
          {figure.lessSure && <small title={words.lessSureWhy}> {words.lessSure}</small>}
        </span>
        {scale !== null && (
          <span className={styles.bar} aria-hidden="true">
            <span style={{ width: `${scale * 100}%` }} />
          </span>
        )}
        <button
          type="button"
          data-text={figure.index}
          className={styles.statedNumber}
          aria-pressed={figure.index === selected}
          aria-label={[nameOf(figure), `${number} ${figure.counter}`, figure.lessSure && words.lessSureWhy, said]
            .filter(Boolean)
            .join(' · ')}
          data-active={active.has(spot) || undefined}
          onClick={() => onSelect(figure.index)}
        >
          {mark && mark.role === 'result' && <OutcomeMark outcome={mark.outcome} />}
          <b>{number}</b> <small lang="zh-CN">{figure.counter}</small>
        </button>
        {scale === null && (
          <q className={styles.quote} lang="zh-CN">
            {figure.quote}
          </q>
        )}
      </div>
    );
  };

  return (
    <ul className={styles.statedList}>
      {narrativeGroups(narrative, findings).map((group) => {
        const largest = Math.max(1, ...group.parts.map((part) => part.value));
        return (
          <li key={`${group.total.index}.${group.finding?.id ?? ''}`}>
            {line(group.total, null)}
            {group.finding && (
              <>
                <ul className={styles.parts}>
                  {group.parts.map((part) => (
                    <li key={part.index}>{line(part, Math.max(0, part.value) / largest)}</li>
                  ))}
                </ul>
                <button
                  type="button"
                  className={styles.partsSum}
                  onClick={() => onOpenFinding(group.finding?.id ?? '')}
                >
                  <OutcomeMark outcome={group.finding.outcome} /> <Arithmetic text={group.finding.arithmetic} />
                </button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
