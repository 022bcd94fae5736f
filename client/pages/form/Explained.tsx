/** One cell, measure or indicator explained: its text, its rules, how its years join, and where its numbers are. */
import { type ReactNode, useId } from 'react';
import type { Quantity } from '../../../schema/chart/chart.ts';
import { unitLabel } from '../../../schema/chart/format.ts';
import { joinInto } from '../../../schema/chart/joins.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import { rulesOfCell } from '../../../schema/check/asked.ts';
import { APPLICANT_LABELS } from '../../../schema/form/applicants.ts';
import type { SectionedEditionId } from '../../../schema/form/edition.ts';
import { getMeasure, isMeasureId, MEASURES } from '../../../schema/form/measures/index.ts';
import type { Label } from '../../../schema/language.ts';
import { Link } from '../../app/Link.tsx';
import type { ShellRegion } from '../../app/shell.ts';
import { type FormAddress, linkToChart, linkToCompare, linkToFindings, linkToForm } from '../../app/urls.ts';
import { addressOf } from '../../charts/question.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import type { Chosen } from './chosen.ts';
import styles from './form.module.css';
import { formWords } from './form.words.ts';

interface Props {
  readonly chosen: Chosen;
  readonly edition: SectionedEditionId;
  readonly region: ShellRegion | null;
  /** A bureau whose numbers are led to. */
  readonly of: string | null;
  readonly here: FormAddress;
}

export function Explained({ chosen, edition, region, of, here }: Props) {
  const words = useWords(formWords);
  const lang = useLang();
  const { quantity, applicant, cell, guide } = chosen;
  const { label, unit } = describeQuantity(quantity);
  const rules = cell ? rulesOfCell(edition, cell.id) : [];
  const to = (measure: Quantity) => linkToForm({ ...here, edition: null, cell: null, measure });
  const named = (measure: Quantity) => (
    <Link key={measure} to={to(measure)}>
      {describeQuantity(measure).label[lang]}
    </Link>
  );
  const trend = addressOf({
    kind: 'trend',
    measures: [quantity],
    of: [{ kind: 'one', id: of ?? region?.id ?? '' }],
    applicant: applicant ?? 'total',
    lang,
  });
  const parts = isMeasureId(quantity) ? getMeasure(quantity).parts : [];
  const wholes = MEASURES.filter((one) => [...one.parts, ...one.totalOf].some((part) => part === quantity));
  return (
    <>
      <h2 className={styles.name}>
        {label[lang]}
        {applicant && applicant !== 'total' && <small> · {APPLICANT_LABELS[applicant][lang]}</small>}
      </h2>
      <p className={styles.facts}>
        {words.unit} {unitLabel(unit, lang)}
        {isMeasureId(quantity) && getMeasure(quantity).code && ` · ${words.code(getMeasure(quantity).code ?? '')}`}
      </p>
      <Sentences title={words.means} sentences={guide.means} />
      <Sentences title={words.count} sentences={guide.count} />
      <Sentences title={words.mistakes} sentences={guide.mistakes} />
      {parts.length > 0 && (
        <Part title={words.parts}>
          <p className={styles.links}>{parts.map(named)}</p>
        </Part>
      )}
      {wholes.length > 0 && (
        <Part title={words.partOf}>
          <p className={styles.links}>{wholes.map(({ id }) => named(id))}</p>
        </Part>
      )}
      {cell && (
        <Part title={words.rules}>
          {rules.length === 0 && <p>{words.noRules}</p>}
          <dl className={styles.rules}>
            {rules.map((rule) => (
              <div key={rule.id}>
                <dt>
                  <Link
                    to={linkToFindings({ region: region?.id ?? null, rule: rule.id })}
                    aria-label={words.findings(rule.title[lang])}
                  >
                    {rule.title[lang]}
                  </Link>
                </dt>
                <dd>{rule.why[lang]}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Joins quantity={quantity} named={named} />
      {region && (
        <Part title={words.numbers}>
          <p className={styles.links}>
            <Link to={linkToChart(trend)}>{words.trend(of === null ? region.name[lang] : words.thisBureau)}</Link>
            {region.bureaus.totalCount > 0 && (
              <Link to={linkToCompare({ region: region.id, measure: quantity })}>
                {words.compare(region.name[lang])}
              </Link>
            )}
          </p>
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly Label[] }) {
  const lang = useLang();
  if (sentences.length === 0) return null;
  return (
    <Part title={title}>
      <ul>
        {sentences.map((one) => (
          <li key={one.zh}>{one[lang]}</li>
        ))}
      </ul>
    </Part>
  );
}

/** How its series runs over the changes of form, and what readers would take for the same before and after. */
function Joins({ quantity, named }: { readonly quantity: Quantity; readonly named: (measure: Quantity) => ReactNode }) {
  const words = useWords(formWords);
  const lang = useLang();
  const steps = [
    { title: words.into2021, join: joinInto(quantity, '2021'), which: 'join' },
    { title: words.into2019, join: joinInto(quantity, '2019'), which: 'olderJoin' },
  ] as const;
  return (
    <Part title={words.joins}>
      <dl className={styles.joins}>
        {steps.map(({ title, join, which }) => {
          const before = isMeasureId(quantity) ? getMeasure(quantity)[which].predecessor : null;
          const after = MEASURES.filter((one) => one[which].predecessor === quantity);
          return (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                {words.kinds[join.kind]} {join.note && words.sentence(join.note[lang])}
                {before && (
                  <span className={styles.neighbour}>
                    {words.before} {named(before)}
                  </span>
                )}
                {after.length > 0 && (
                  <span className={styles.neighbour}>
                    {words.after} {after.map(({ id }) => named(id))}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Part>
  );
}
