/**
 * The words of a chart, made from its data: a title that says the finding, what is counted over whom, what a reader must
 * know before quoting it, where it comes from, and the same in words for those who do not see it. Only a title can be
 * replaced; the rest stays with the figures.
 */
import { APPLICANT_LABELS } from '../../form/applicants.ts';
import { EDITION_IDS } from '../../form/cells.ts';
import type { EditionId } from '../../form/edition.ts';
import type { Label } from '../../language.ts';
import { capital, nameSome, say } from '../../language.ts';
import { latestYear } from '../bars.ts';
import { type Chart, comparesRows } from '../chart.ts';
import { isIllustrative, isKnown, yearsOf } from '../facts.ts';
import { unitLabel } from '../format.ts';
import { findOutcomeSet, type OutcomeSet } from '../outcomes.ts';
import { describeQuantity } from '../quantity.ts';
import type { SeriesAnswer, SeriesPoint, SeriesSubject } from '../series.ts';
import { coverageSubtitle } from './coverage.ts';
import type { NameOf } from './coverage-notes.ts';
import { makeDescription } from './description.ts';
import { FLOW_NAME, togetherOnly } from './flow.ts';
import { makeNotes } from './notes.ts';
import { countSubjects, quantityNames, yearSpan } from './phrases.ts';
import { makeTitle } from './title.ts';

export interface ChartWords {
  readonly title: string;
  /** Measure · bureaus n/N · years · unit · edition. */
  readonly subtitle: string;
  /** Sentences without a full stop, the most important first. */
  readonly notes: readonly string[];
  readonly source: string;
  /** Alternative text: what is drawn, range, highest and lowest, change, gaps. */
  readonly description: string;
}

/** The words of a chart in its own language. `nameOf` names bureaus that stand in no series, such as missing ones. */
export function chartWords(chart: Chart, answer: SeriesAnswer, nameOf: NameOf = () => undefined): ChartWords {
  return {
    title: chart.title ?? makeTitle(chart, answer),
    subtitle: makeSubtitle(chart, answer),
    notes: makeNotes(chart, answer, nameOf),
    source: makeSource(chart, answer),
    description: makeDescription(chart, answer),
  };
}

function makeSubtitle(chart: Chart, answer: SeriesAnswer): string {
  if (chart.kind === 'coverage') return coverageSubtitle(chart, answer);
  const { lang } = chart;
  const set = chart.kind === 'outcomes' ? findOutcomeSet(chart.measures) : undefined;
  const names =
    chart.view === undefined
      ? nameSome(
          chart.measures.map((measure) => capital(describeQuantity(measure).label[lang])),
          lang,
          6,
        )
      : capital(quantityNames(chart));
  const counted = set
    ? `${say(lang, `${set.label.zh}的构成`, `Make-up of ${set.label.en}`)}${baseOf(set, lang)}`
    : chart.kind === 'flow'
      ? FLOW_NAME[lang]
      : names;
  const applicant = chart.applicant === 'total' ? '' : APPLICANT_LABELS[chart.applicant][lang];
  const who = applicant ? say(lang, `（${applicant}）`, ` (${applicant})`) : '';
  const unit = answer.series[0]?.unit;
  return [
    `${counted}${who}`,
    coverageWords(chart, chart.kind === 'flow' ? togetherOnly(answer) : answer),
    yearWords(chart, answer),
    unit ? unitLabel(unit, lang) : '',
    editionWords(chart, answer),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What the shares are of: what the classes add up to, which is another number than a total that is misprinted. */
function baseOf({ classes }: OutcomeSet, lang: Chart['lang']): string {
  const count = classes.length;
  return say(
    lang,
    `（占${'〇一二三四五六七八九'[count] ?? count}类结果合计）`,
    ` (share of the ${COUNTED[count] ?? count} outcomes together)`,
  );
}

const COUNTED = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** Of a sum, how many of the bureaus expected stand in the last year; of several reports, how many have a number there. */
function coverageWords({ lang }: Chart, answer: SeriesAnswer): string {
  const year = latestYear(answer);
  const points = answer.series.map((series) => ({
    subject: series.subject,
    point: series.points.find((point) => point.year === year),
  }));
  const [first] = points;
  if (!first) return '';
  const withPredecessors = answer.series.some(({ predecessors }) => predecessors.length > 0);
  const subjects = new Map(points.map(({ subject }) => [`${subject.scope}/${subject.id}`, subject]));
  if (subjects.size === 1) {
    const { coverage } = first.point ?? {};
    if (first.subject.scope !== 'bureaus' || !coverage || coverage.expected + coverage.notYetDue.length === 0) {
      return (
        first.subject.name[lang] + (withPredecessors ? say(lang, '（连同前身单位）', ' with its predecessors') : '')
      );
    }
    const share = `${coverage.reported}/${coverage.expected}`;
    return (
      say(lang, `${first.subject.shortName.zh} ${share} 家单位`, `${share} bureaus of ${first.subject.shortName.en}`) +
      dueWords(coverage.notYetDue.length, lang)
    );
  }
  const subjectsWhere = (holds: (point: SeriesPoint) => boolean): readonly SeriesSubject[] => {
    const held = points.flatMap(({ subject, point }) =>
      point && holds(point) ? [`${subject.scope}/${subject.id}`] : [],
    );
    return [...new Set(held)].flatMap((key) => subjects.get(key) ?? []);
  };
  const expected = subjectsWhere(({ coverage }) => coverage.expected > 0);
  const waiting = subjectsWhere(({ coverage }) => coverage.expected === 0 && coverage.notYetDue.length > 0);
  const whole = first.subject.whole?.[lang];
  const inWhole = (parts: string): string =>
    whole === undefined ? parts : say(lang, `${whole} ${parts}`, `${whole}, ${parts}`);
  if (expected.length + waiting.length === 0)
    return inWhole(countSubjects(subjects.size, [...subjects.values()], lang));
  const total = countSubjects(expected.length, expected, lang);
  return inWhole(`${subjectsWhere(isKnown).length}/${total}${dueWords(waiting.length, lang)}`);
}

function dueWords(count: number, lang: Chart['lang']): string {
  return count > 0 ? say(lang, `，另 ${count} 家未到报送期限`, `, ${count} more not yet due`) : '';
}

function yearWords(chart: Chart, answer: SeriesAnswer): string {
  const oneYear = comparesRows(chart) || (chart.kind === 'outcomes' && chart.by === 'bureau');
  const latest = latestYear(answer);
  const years = oneYear && latest !== null ? [latest] : yearsOf(answer);
  return years.length > 0 ? yearSpan(Math.min(...years), Math.max(...years), chart.lang) : '';
}

interface EditionsUsed {
  /** Oldest first. */
  readonly forms: readonly EditionId[];
  readonly narrative: boolean;
}

function editionsUsed(answer: SeriesAnswer): EditionsUsed {
  const editions = new Set(answer.series.flatMap(({ points }) => points.map(({ edition }) => edition)));
  return {
    forms: EDITION_IDS.filter((one) => editions.has(one) || (one !== '2014' && editions.has('mixed'))),
    narrative: editions.has('narrative'),
  };
}

function editionWords({ lang }: Chart, answer: SeriesAnswer): string {
  const { forms, narrative } = editionsUsed(answer);
  const words = [
    forms.length > 0
      ? say(lang, `${forms.join('、')} 年表式`, `${forms.length > 1 ? 'forms' : 'form'} of ${listInEnglish(forms)}`)
      : '',
    narrative ? say(lang, '正文数字', 'figures stated in the text') : '',
  ];
  return words.filter((word) => word !== '').join(say(lang, '、', ', '));
}

const listInEnglish = (words: readonly string[]): string =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');

/** The notices of those that are numbered alike are named together. */
const NUMBERS: Readonly<Record<EditionId, Label>> = {
  '2014': { zh: '国办发〔2014〕32号', en: 'Guobanfa [2014] No. 32' },
  '2019': { zh: '〔2019〕60号', en: '[2019] No. 60' },
  '2021': { zh: '〔2021〕30号', en: '[2021] No. 30' },
};

function noticesOf(forms: readonly EditionId[]): Label {
  const later = forms.filter((form) => form !== '2014');
  const zh = [
    ...(forms.includes('2014') ? [NUMBERS['2014'].zh] : []),
    ...(later.length > 0 ? [`国办公开办函${later.map((form) => NUMBERS[form].zh).join('、')}`] : []),
  ];
  const en = [
    ...(forms.includes('2014') ? [NUMBERS['2014'].en] : []),
    ...(later.length > 0 ? [`Guoban Gongkai Banhan ${later.map((form) => NUMBERS[form].en).join(' and ')}`] : []),
  ];
  return { zh: zh.join('、'), en: en.join(' and ') };
}

function makeSource({ lang }: Chart, answer: SeriesAnswer): string {
  const { forms } = editionsUsed(answer);
  // Where the answer names no form, or only the prose, both notices in force since 2019 govern the reports.
  const named = noticesOf(forms.length > 0 ? forms : ['2019', '2021']);
  const notices = say(lang, `${named.zh}表式`, `forms ${named.en}`);
  const own = answer.series.some(({ subject }) => subject.scope !== 'governmentWide');
  const reports = isIllustrative(answer)
    ? say(lang, `来源：虚构的示例年报（${notices}）`, `Source: made-up example reports (${notices})`)
    : say(
        lang,
        `来源：${own ? '各单位' : '地区政府'}政府信息公开工作年度报告（${notices}）`,
        `Source: annual reports on government information disclosure of the ${own ? 'bureaus' : 'regional government'} (${notices})`,
      );
  return say(
    lang,
    `${reports} · 数据版本 ${answer.revision} · ${answer.revisedOn}`,
    `${reports} · data revision ${answer.revision} · ${answer.revisedOn}`,
  );
}
