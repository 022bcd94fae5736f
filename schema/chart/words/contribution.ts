/** The words of contributions: how far the sum went, who made most of it, and who is in one of the years only. */
import { capital, nameSome, say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { type ContributionRow, contributionsIn } from '../contribution.ts';
import { hasFailed } from '../facts.ts';
import { formatCount, formatValue, gapWord } from '../format.ts';
import { signedCount } from '../layout/contribution-table.ts';
import type { SeriesAnswer } from '../series.ts';
import { countSubjects, doubtClause, quantityName, someDoubtful, subjectName } from './phrases.ts';

export function contributionTitle(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const { year, before, difference, both } = contributionsIn(chart, answer);
  const [first] = answer.series;
  if (!first) return say(lang, '没有数据', 'No figures');
  const name = quantityName(first.quantity, chart);
  const size = formatCount(Math.abs(difference), first.unit, lang);
  const rate = before > 0 ? formatValue(Math.abs(difference) / before, 'percent') : '';
  const rows = (difference < 0 ? [...both].reverse() : both).filter((row) => row.difference * difference > 0);
  const told = rows
    .slice(0, 2)
    .map(
      ({ series, difference: own, now, before: last }) =>
        `${subjectName(series.subject, lang)} ${signedCount(own, '')}${doubtClause([now, last].find(hasFailed), lang)}`,
    )
    .join(say(lang, '、', ', '));
  const who = told === '' ? '' : say(lang, `：主要是${told}`, `: mostly ${told}`);
  const doubt = someDoubtful(
    both.flatMap(({ now, before: last }) => [{ point: now }, { point: last }]),
    lang,
  );
  const crowd = crowdOf(both, lang);
  const [zh, en] =
    chart.basis === 'all'
      ? [`${name}合计`, `The sum of ${name}`]
      : [`${name}，同口径 ${crowd}`, `${capital(name)} of the same ${crowd}`];
  if (difference === 0) {
    return say(lang, `${year} 年${zh}与上年持平${doubt}`, `${en} did not change in ${year}${doubt}`);
  }
  return say(
    lang,
    `${year} 年${zh}比上年${difference > 0 ? '增加' : '减少'} ${size}${rate === '' ? '' : `（${rate}）`}${doubt}${who}`,
    `${en} ${difference > 0 ? 'rose' : 'fell'} by ${size}${rate === '' ? '' : ` (${rate})`} in ${year}${doubt}${who}`,
  );
}

function crowdOf(rows: readonly ContributionRow[], lang: Chart['lang']): string {
  return countSubjects(
    rows.length,
    rows.map(({ series }) => series.subject),
    lang,
  );
}

export function contributionDescription(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const { year, before, now, both, entered, left } = contributionsIn(chart, answer);
  const [first] = answer.series;
  if (!first) return say(lang, '增减构成图，没有数据。', 'Contributions without figures.');
  const count = (value: number): string => formatCount(value, first.unit, lang);
  const crowd = crowdOf(both, lang);
  const [top, low] = [both[0], both.at(-1)];
  const rose = top && top.difference > 0 ? top : undefined;
  const fell = low && low.difference < 0 ? low : undefined;
  const name = ({ series, difference }: ContributionRow): string =>
    `${subjectName(series.subject, lang)} ${signedCount(difference, '')}`;
  const sentences = [
    say(
      lang,
      `增减构成图：${quantityName(first.quantity, chart)}合计由 ${year - 1} 年的 ${count(before)}变为 ${year} 年的 ${count(now)}，两年都有数字的 ${crowd}。`,
      `Who made the change: the sum of ${quantityName(first.quantity, chart)} went from ${count(before)} in ${year - 1} to ${count(now)} in ${year}, with ${crowd} in both years.`,
    ),
    rose && fell
      ? say(
          lang,
          `增加最多的是${name(rose)}，减少最多的是${name(fell)}。`,
          `At the ends ${name(rose)} and ${name(fell)}.`,
        )
      : '',
    rose && !fell ? say(lang, `增加最多的是${name(rose)}。`, `${name(rose)} is the largest rise.`) : '',
    fell && !rose ? say(lang, `减少最多的是${name(fell)}。`, `${name(fell)} is the largest fall.`) : '',
    entered.length + left.length > 0
      ? say(
          lang,
          `只在一年有数字的 ${entered.length + left.length} 家另列。`,
          `${entered.length + left.length} with a number in one year only stand apart.`,
        )
      : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(say(lang, '', ' '));
}

/** How to read the bars, and who is in one of the two years only. */
export function contributionNotes(chart: Chart, answer: SeriesAnswer): readonly string[] {
  const { lang } = chart;
  const { year, entered, left, apart } = contributionsIn(chart, answer);
  const named = (rows: readonly ContributionRow[], missing: 'now' | 'before'): string =>
    nameSome(
      rows.map((row) => {
        const why = gapWord(row[missing]?.gap ?? 'notReported', lang);
        return say(
          lang,
          `${subjectName(row.series.subject, lang)}（${why}）`,
          `${subjectName(row.series.subject, lang)} (${why})`,
        );
      }),
      lang,
      6,
    );
  const apartWord = chart.basis === 'all' ? { zh: '', en: '' } : { zh: '，不计在内', en: ', not counted' };
  return [
    say(
      lang,
      '每条从上一条的末端起，依次相加得合计的增减；百分数为占上年合计的份额',
      'Each bar begins where the last one ends; together they are the change of the sum. Per cents are of the sum of the year before',
    ),
    ...(entered.length > 0
      ? [
          say(
            lang,
            `${year - 1} 年无数字，${year} 年有${apartWord.zh}：${named(entered, 'before')}`,
            `No number in ${year - 1}, one in ${year}${apartWord.en}: ${named(entered, 'before')}`,
          ),
        ]
      : []),
    ...(left.length > 0
      ? [
          say(
            lang,
            `${year - 1} 年有数字，${year} 年无${apartWord.zh}：${named(left, 'now')}`,
            `A number in ${year - 1}, none in ${year}${apartWord.en}: ${named(left, 'now')}`,
          ),
        ]
      : []),
    ...(apart.length > 0
      ? [
          say(
            lang,
            `两年表式不同或单位有并入分出，不计在内：${nameSome(
              apart.map(({ subject }) => subjectName(subject, lang)),
              lang,
            )}`,
            `On forms that differ, or merged or split in between, and not counted: ${nameSome(
              apart.map(({ subject }) => subjectName(subject, lang)),
              lang,
            )}`,
          ),
        ]
      : []),
  ];
}
