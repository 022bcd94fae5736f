/** The words of who has reported: how many of those that had to, who did not, who was late; of one, how it stands year by year. */
import { joinNames, nameSome, say } from '../../language.ts';
import { stateWords } from '../../reporting/table.ts';
import type { Chart } from '../chart.ts';
import { yearsOf } from '../facts.ts';
import { type FilingYear, filingsBy, filingYears, yearTold } from '../filings.ts';
import type { SeriesAnswer, SeriesSubject, SubjectFiling } from '../series.ts';
import { countSubjects, subjectName, yearSpan } from './phrases.ts';

export function coverageTitle({ lang }: Chart, answer: SeriesAnswer): string {
  const told = yearTold(answer);
  const [only, ...others] = answer.series;
  if (!told) return say(lang, '所选单位和年份没有应报送的年报', 'No report is due of the bureaus and years chosen');
  if (only && others.length === 0) {
    const filing = filingsBy(answer)(only.subject.id, told.year);
    const name = subjectName(only.subject, lang);
    const stands = filing ? stateWords(filing, lang) : '';
    return say(lang, `${name} ${told.year} 年年报：${stands}`, `${name}, report for ${told.year}: ${stands}`);
  }
  return `${standsOf(told, answer, lang)}${waitingOf(told, lang)}`;
}

/** `2025 年 36 家单位中 34 家已报送，2 家未报送，3 家逾期`. */
function standsOf(told: FilingYear, answer: SeriesAnswer, lang: Chart['lang']): string {
  const { year, expected, reported, missing, late } = told;
  if (expected === 0) return say(lang, `${year} 年的年报尚未到期，无人报送`, `No report for ${year} is due or in yet`);
  const all = countSubjects(expected, subjectsOf(answer), lang);
  const lateWord = late === 0 ? '' : say(lang, `，逾期 ${late} 家`, `, ${late} of them late`);
  if (missing === 0)
    return say(
      lang,
      `${year} 年 ${all}全部报送${lateWord}`,
      expected === 1 ? `The one report due for ${year} is in${lateWord}` : `All ${all} reported for ${year}${lateWord}`,
    );
  return say(
    lang,
    `${year} 年 ${all}中 ${reported} 家已报送${late === 0 ? '' : `（其中逾期 ${late} 家）`}，${missing} 家未报送`,
    `${reported} of ${all} reported for ${year}${late === 0 ? '' : ` (${late} late)`}, ${missing} did not`,
  );
}

function waitingOf({ notYetDue }: FilingYear, lang: Chart['lang']): string {
  if (notYetDue === 0) return '';
  return say(lang, `，另 ${notYetDue} 家未到报送期限`, `; ${notYetDue} more not yet due`);
}

const subjectsOf = ({ series }: SeriesAnswer): readonly SeriesSubject[] => series.map(({ subject }) => subject);

export function coverageSubtitle({ lang }: Chart, answer: SeriesAnswer): string {
  const years = yearsOf(answer);
  const subjects = subjectsOf(answer);
  const [only] = subjects;
  const who = subjects.length === 1 && only ? subjectName(only, lang) : countSubjects(subjects.length, subjects, lang);
  return [
    say(lang, '年报报送情况', 'Who has reported, and when'),
    subjects.length === 0 ? '' : who,
    years.length === 0 ? '' : yearSpan(Math.min(...years), Math.max(...years), lang),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export function coverageDescription(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const years = filingYears(answer);
  const [only, ...others] = answer.series;
  if (!only || years.length === 0) return say(lang, '报送情况表，没有数据。', 'A table of who has reported, empty.');
  const lead = `${say(lang, '报送情况表：', 'A table: ')}${coverageSubtitle(chart, answer)}${say(lang, '。', '.')}`;
  const at = filingsBy(answer);
  const stands =
    others.length === 0
      ? years.flatMap(({ year }) => {
          const filing = at(only.subject.id, year);
          return filing ? [`${year} ${stateWords(filing, lang)}`] : [];
        })
      : years
          .filter(({ expected }) => expected > 0)
          .map(({ year, reported, expected, late }) => {
            const lateWord = late === 0 ? '' : say(lang, `（逾期 ${late} 家）`, ` (${late} late)`);
            return `${year} ${reported}/${expected}${lateWord}`;
          });
  const told =
    stands.length === 0
      ? ''
      : others.length === 0
        ? `${stands.join(say(lang, '；', '; '))}${say(lang, '。', '.')}`
        : say(lang, `已报送/应报送：${stands.join('、')}。`, `Reported of those due: ${stands.join(', ')}.`);
  const missing = missingOf(chart, answer);
  return [lead, told, missing === null ? '' : `${missing}${say(lang, '。', '.')}`]
    .filter((sentence) => sentence !== '')
    .join(say(lang, '', ' '));
}

/** Who did not report in the year that is told, by name. */
function missingOf({ lang }: Chart, answer: SeriesAnswer): string | null {
  const told = yearTold(answer);
  if (!told || told.missing === 0 || answer.series.length === 1) return null;
  const at = filingsBy(answer);
  const names = answer.series
    .filter(({ subject }) => at(subject.id, told.year)?.state === 'missing')
    .map(({ subject }) => subjectName(subject, lang));
  return say(
    lang,
    `${told.year} 年未报送：${nameSome(names, lang)}`,
    `No report for ${told.year}: ${nameSome(names, lang)}`,
  );
}

/** Who is missing, by what day somebody is late, and of whom nobody knows the day. */
export function coverageDrawnNotes(chart: Chart, answer: SeriesAnswer): readonly string[] {
  const { lang } = chart;
  const told = yearTold(answer);
  const shown: readonly SubjectFiling[] = (answer.filings ?? []).filter(({ state }) => state !== 'notExpected');
  const undated = filingYears(answer).filter((one) => one.undated > 0);
  const counts = joinNames(
    undated.map(({ year, undated: count }) => say(lang, `${year} 年 ${count} 家`, `${count} for ${year}`)),
    lang,
  );
  const dues = [...new Set(shown.filter(({ year }) => year === told?.year).map(({ due }) => due))].sort();
  const notes = [
    missingOf(chart, answer),
    told && dues.length > 0
      ? say(
          lang,
          `${told.year} 年年报的报送期限：${joinNames(dues, lang)}；逾期天数自期限起算`,
          `Reports for ${told.year} were due on ${joinNames(dues, lang)}; days late are counted from there`,
        )
      : null,
    undated.length > 0
      ? say(
          lang,
          `已报送而公布日期不明，无从判断是否逾期：${counts}`,
          `Reported on a day that nobody knows, so that it cannot be told whether in time: ${counts}`,
        )
      : null,
  ];
  return notes.filter((note) => note !== null);
}
