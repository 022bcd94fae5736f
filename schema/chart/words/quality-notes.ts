/** The notes on how far a number is what the reports print: on forms of two kinds, and numbers that are only about so many. */
import { OUTCOME_SIGNS } from '../../check/finding.ts';
import { APPLICANT_LABELS } from '../../form/applicants.ts';
import { getMeasure } from '../../form/measures/index.ts';
import { type Label, nameSome, say } from '../../language.ts';
import { CORRECTED_SIGN } from '../../report/correction.ts';
import type { Chart } from '../chart.ts';
import { hasCorrected, isGathered } from '../facts.ts';
import { formatValue } from '../format.ts';
import { joinInto } from '../joins.ts';
import { describeQuantity } from '../quantity.ts';
import type { Otherwise, SeriesAnswer, SeriesPoint } from '../series.ts';
import type { NameOf } from './coverage-notes.ts';

export function qualityNotes(chart: Chart, answer: SeriesAnswer, nameOf: NameOf): readonly string[] {
  return [
    mixedNote(chart, answer),
    approximateNote(chart, answer),
    correctedNote(chart, answer),
    recountedNote(chart, answer, nameOf),
    foundNote(chart, answer),
    explainedNote(chart, answer, nameOf),
    provenNote(chart, answer, nameOf),
    leftOutNote(chart, answer, nameOf),
    offUnitNote(chart, answer, nameOf),
  ].filter((note) => note !== null);
}

/** Years in which some reports are on another form than the others, where the form makes a difference to the number. */
function mixedNote({ lang }: Chart, answer: SeriesAnswer): string | null {
  const points = answer.series.flatMap((series) => {
    const differs = ({ editions = [] }: SeriesPoint): boolean =>
      editions.slice(1).some(({ edition }) => joinInto(series.quantity, edition).kind !== 'same');
    return isGathered(series) ? series.points.filter(differs) : [];
  });
  const told = toldOnce(points, ({ year, editions = [] }) => {
    const zh = editions.map(({ edition, reports }) => `${reports} 家用 ${edition} 年表式`).join('、');
    const en = editions.map(({ edition, reports }) => `${reports} on the form of ${edition}`).join(' and ');
    return say(lang, `${year} 年 ${zh}`, `in ${year}, ${en}`);
  });
  if (told === null) return null;
  const list = told.join(say(lang, '；', '; '));
  return say(lang, `所用表式不一：${list}`, `Reports are on different forms: ${list}`);
}

/** Years with numbers that the text gives as about so many; of one sum with how many of them. */
function approximateNote({ lang }: Chart, answer: SeriesAnswer): string | null {
  const counts = answer.series.length === 1 && answer.series.every(isGathered);
  const points = answer.series.flatMap(({ points }) => points.filter(({ quality }) => (quality?.approximate ?? 0) > 0));
  const told = toldOnce(points, ({ year, quality }) =>
    counts
      ? say(lang, `${year} 年 ${quality?.approximate} 家`, `${quality?.approximate} in ${year}`)
      : say(lang, `${year} 年`, `${year}`),
  );
  if (told === null) return null;
  const list = told.join(say(lang, '、', ', '));
  return say(
    lang,
    `正文写的是约数（余、多、近、约），按所写数字计：${list}`,
    `Stated in the text as about so many, and counted as written: ${list}`,
  );
}

/** How a number in which a check fails is drawn, beside its sign. */
const MARKS: Readonly<Partial<Record<Chart['kind'], Label>>> = {
  trend: { zh: '空心点，', en: 'open dots, ' },
  multiples: { zh: '空心点，', en: 'open dots, ' },
  bar: { zh: '空心条，', en: 'outlined bars, ' },
  change: { zh: '本年点空心，', en: 'this year’s dot open, ' },
};

/** Years with numbers that rest on corrections; of one sum with how many of them. */
function correctedNote({ lang }: Chart, answer: SeriesAnswer): string | null {
  const counts = answer.series.length === 1 && answer.series.every(isGathered);
  const told = toldOnce(answer.series.flatMap(({ points }) => points).filter(hasCorrected), ({ year, quality }) =>
    counts
      ? say(lang, `${year} 年 ${quality?.corrected} 家`, `${quality?.corrected} in ${year}`)
      : say(lang, `${year} 年`, `${year}`),
  );
  if (told === null) return null;
  const list = told.join(say(lang, '、', ', '));
  return say(
    lang,
    `带 ${CORRECTED_SIGN} 的数字含经更正的数据，与年报所印不同（见“更正”页）：${list}`,
    `Numbers with ${CORRECTED_SIGN} rest on corrected figures, other than the reports print (see the page of corrections): ${list}`,
  );
}

/** Years in which figures of some reports fail a check, or are to be looked at: they are counted as printed. */
function foundNote({ kind, lang }: Chart, answer: SeriesAnswer): string | null {
  const [failed, suspicious] = (['failed', 'suspicious'] as const).map((outcome) => {
    const worst = new Map<number, number>();
    for (const { year, value, quality } of answer.series.flatMap(({ points }) => points)) {
      const count = quality?.[outcome] ?? 0;
      if (value !== null && count > 0) worst.set(year, Math.max(worst.get(year) ?? 0, count));
    }
    const counts = answer.series.length === 1 && answer.series.every(isGathered);
    return [...worst]
      .sort(([a], [b]) => a - b)
      .map(([year, count]) =>
        counts ? say(lang, `${year} 年 ${count} 家`, `${count} in ${year}`) : say(lang, `${year} 年`, `${year}`),
      )
      .join(say(lang, '、', ', '));
  });
  const drawn = MARKS[kind] ?? { zh: '', en: '' };
  const sign = { zh: `（${drawn.zh}带 ${OUTCOME_SIGNS.failed}）`, en: ` (${drawn.en}${OUTCOME_SIGNS.failed})` };
  const told = [
    failed ? say(lang, `核查不符${sign.zh}${failed}`, `Fails a check${sign.en}: ${failed}`) : '',
    suspicious ? say(lang, `存疑 ${suspicious}`, `${failed ? 'to' : 'To'} be looked at: ${suspicious}`) : '',
  ].filter((one) => one !== '');
  if (told.length === 0) return null;
  const list = told.join(say(lang, '；', '; '));
  const byParts = answer.series.some(({ recounted }) => recounted?.as === 'parts');
  if (byParts) {
    return say(
      lang,
      `${list}，同表其他数字推不出应为多少，仍按所印数字计`,
      `${list}; counted as printed, for the rest of their tables does not settle them`,
    );
  }
  return say(lang, `${list}，仍按所印数字计`, `${list}; counted as printed`);
}

/** What is asked for in the place of what counts, and which figures then differ. */
function recountedNote(chart: Chart, answer: SeriesAnswer, nameOf: NameOf): string | null {
  const { figures, lang } = chart;
  if (figures === undefined) return null;
  const shown = new Set(answer.series.flatMap(({ points }) => points.map(({ year }) => year)));
  const differing = answer.series.flatMap(({ recounted }) => recounted?.differing ?? []);
  const list = tellOtherwise(
    differing.filter(({ year }) => shown.has(year)),
    figures === 'printed'
      ? ([was, is]) => say(lang, `${is}（更正为 ${was}）`, `${is} (corrected to ${was})`)
      : ([was, is]) => say(lang, `${is}（印 ${was}）`, `${is} (${was} printed)`),
    { chart, answer, nameOf },
  );
  if (figures === 'printed') {
    const head = say(lang, '按年报所印数字计，不计更正', 'As printed, without corrections');
    return list === ''
      ? say(lang, `${head}（图中没有）`, `${head} (there are none here)`)
      : say(lang, `${head}：${list}`, `${head}: ${list}`);
  }
  const head = say(lang, '合计与分项不符处按分项推定', 'Where a sum fails, as its parts make it');
  return list === ''
    ? say(lang, `${head}（图中没有）`, `${head} (there are none here)`)
    : say(lang, `${head}：${list}`, `${head}: ${list}`);
}

/** Of figures that fail what the rest of their table proves. */
function provenNote(chart: Chart, answer: SeriesAnswer, nameOf: NameOf): string | null {
  const { lang } = chart;
  const proven = answer.series.flatMap(({ points }) => points.flatMap(({ quality }) => quality?.proven ?? []));
  const list = tellOtherwise(
    proven,
    ([was, is]) => say(lang, `印 ${was}，应为 ${is}`, `${was} printed, ${is} proven`),
    {
      chart,
      answer,
      nameOf,
    },
  );
  if (list === '') return null;
  const head = say(lang, `由同表其他数字推定：${list}`, `What the rest of the table proves: ${list}`);
  const made = ratiosByParts(answer, lang);
  return made === '' ? head : say(lang, `${head}；据此应为：${made}`, `${head}; so that it should be: ${made}`);
}

/** Of ratios, shares and indices the value that follows from what is proven, beside the one drawn. */
function ratiosByParts(answer: SeriesAnswer, lang: Chart['lang']): string {
  const several = new Set(answer.series.map(({ quantity }) => quantity)).size > 1;
  const told = answer.series.flatMap(({ subject, quantity, unit, points }) =>
    points.flatMap(({ year, value, quality }) => {
      const byParts = quality?.byParts;
      if (byParts === undefined || byParts === value) return [];
      const name = subject.shortName[lang];
      const what = several ? ` ${describeQuantity(quantity).short[lang]}` : '';
      const [is, was] = [byParts, value].map((one) =>
        one === null ? say(lang, '无', 'none') : formatValue(one, unit),
      );
      return is === was
        ? []
        : [
            say(
              lang,
              `${name} ${year} 年${what} ${is}（图中 ${was}）`,
              `${name} in ${year}${what} ${is} (${was} here)`,
            ),
          ];
    }),
  );
  return nameSome(told, lang);
}

interface Around {
  readonly chart: Chart;
  readonly answer: SeriesAnswer;
  readonly nameOf: NameOf;
}

/** Whose figure of which year, with both numbers; `tell` is given what counts and what would. */
function tellOtherwise(
  all: readonly Otherwise[],
  tell: (numbers: readonly [was: string, is: string]) => string,
  { chart, answer, nameOf }: Around,
): string {
  const { lang } = chart;
  const asked = new Set<string>(answer.series.map(({ quantity }) => quantity));
  const several = new Set(all.map(({ measure }) => measure)).size > 1 || all.some(({ measure }) => !asked.has(measure));
  const told = all.map(({ publisher: id, year, measure, applicant, counted, otherwise }) => {
    const own = answer.series.find(({ subject }) => subject.id === id)?.subject.shortName[lang];
    const name = nameOf(id)?.[lang] ?? own ?? id;
    const column =
      applicant === undefined || applicant === chart.applicant ? '' : ` ${APPLICANT_LABELS[applicant][lang]}`;
    const what = (several ? ` ${describeQuantity(measure).short[lang]}` : '') + column;
    const { unit } = getMeasure(measure);
    const number = (value: number | null): string =>
      value === null ? say(lang, '空', 'nothing') : formatValue(value, unit);
    return `${say(lang, `${name} ${year} 年${what}`, `${name} in ${year}${what}:`)} ${tell([number(counted), number(otherwise)])}`;
  });
  return nameSome([...new Set(told)], lang);
}

/** Whose reports the address leaves out, and for what: a sum without them is another number than the one printed. */
function leftOutNote({ lang, without = [] }: Chart, answer: SeriesAnswer, nameOf: NameOf): string | null {
  if (without.length === 0) return null;
  const told = answer.series.flatMap(({ subject, points }) =>
    points.flatMap(({ year, coverage }) =>
      (coverage.excluded ?? []).map((id) => {
        const name = nameOf(id)?.[lang] ?? (subject.id === id ? subject.shortName[lang] : id);
        return say(lang, `${name} ${year} 年`, `${name} in ${year}`);
      }),
    ),
  );
  const words = { failed: { zh: '核查不符', en: 'fail a check' }, suspicious: { zh: '存疑', en: 'are suspicious' } };
  const why = without.map((one) => words[one][lang]).join(say(lang, '或', ' or '));
  const list = told.length === 0 ? say(lang, '没有', 'none') : nameSome([...new Set(told)], lang);
  return say(lang, `未计这些数字${why}的年报：${list}`, `Without the reports whose figures here ${why}: ${list}`);
}

/** Amounts that seem to be in another unit, with whose they are: they make the sum they are in. */
function offUnitNote({ lang }: Chart, answer: SeriesAnswer, nameOf: NameOf): string | null {
  const told = answer.series.flatMap(({ subject, points }) =>
    points.flatMap(({ year, quality }) =>
      (quality?.offUnit ?? []).map((id) => {
        const name = nameOf(id)?.[lang] ?? (subject.id === id ? subject.shortName[lang] : id);
        return say(lang, `${name} ${year} 年`, `${name} in ${year}`);
      }),
    ),
  );
  if (told.length === 0) return null;
  const list = nameSome([...new Set(told)], lang);
  return say(
    lang,
    `金额与本单位其他年度相差上千倍，疑把元填作万元（或相反），仍按所印数字计：${list}`,
    `Amounts thousands of times off the same publisher’s other years, perhaps in another unit, counted as printed: ${list}`,
  );
}

/** Characters of an explanation that a note repeats: the rest stands with the finding. */
const LONGEST_REASON = 40;

/** Why numbers that fail a check stand all the same, as somebody explained. */
function explainedNote({ lang }: Chart, answer: SeriesAnswer, nameOf: NameOf): string | null {
  const told = answer.series.flatMap(({ subject, points }) =>
    points.flatMap(({ year, value, quality }) =>
      (value === null ? [] : (quality?.explained ?? [])).map(({ publisher: id, reason }) => {
        const name = nameOf(id)?.[lang] ?? (subject.id === id ? subject.shortName[lang] : id);
        const why = reason.length <= LONGEST_REASON ? reason : `${reason.slice(0, LONGEST_REASON)}……`;
        return say(lang, `${name} ${year} 年“${why}”`, `${name} in ${year} “${why}”`);
      }),
    ),
  );
  if (told.length === 0) return null;
  const list = nameSome([...new Set(told)], lang);
  return say(lang, `核查不符处已有说明：${list}`, `Where a check fails, it was explained: ${list}`);
}

/** Each once, in the order of the years; null where there is nothing. */
function toldOnce(points: readonly SeriesPoint[], tell: (point: SeriesPoint) => string): readonly string[] | null {
  const sorted = [...points].sort((a, b) => a.year - b.year);
  return sorted.length === 0 ? null : [...new Set(sorted.map(tell))];
}
