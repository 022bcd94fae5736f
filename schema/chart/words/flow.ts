/** The words of a flow: how much there was to do, what became of most of it, what is left; and where the books do not balance. */
import { APPLICANT_LABELS } from '../../form/applicants.ts';
import type { Label } from '../../language.ts';
import { capital, say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { hasFailed } from '../facts.ts';
import { type FlowLink, flowIn, flowSeries, OUTCOMES } from '../flow.ts';
import { formatNumber, gapWord } from '../format.ts';
import { sumsOf } from '../layout/flow.ts';
import { describeQuantity } from '../quantity.ts';
import type { SeriesAnswer } from '../series.ts';
import { doubtClause, subjectName } from './phrases.ts';

export const FLOW_NAME: Label = {
  zh: '依申请公开的来件与去向',
  en: 'Requests, from who asked to what became of them',
};

/** The lines of all requests together, without those of each applicant. */
export function togetherOnly(answer: SeriesAnswer): SeriesAnswer {
  return { ...answer, series: answer.series.filter(({ applicant }) => applicant === 'total') };
}

const quoted = (text: string, lang: Chart['lang']): string => say(lang, `“${text}”`, `“${text.toLowerCase()}”`);

export function flowTitle(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const flow = flowIn(answer);
  const all = flow?.books.find(({ applicant }) => applicant === 'total');
  const who = flow === null ? '' : subjectName(flow.line.subject, lang);
  if (!flow || !all || all.received === null || all.closed === null) {
    const why = gapWord(flow?.closed.gap ?? 'notReported', lang);
    return say(
      lang,
      `${who}依申请公开的去向没有数字：${why}`,
      `No figures of what became of requests: ${who} (${why})`,
    );
  }
  const { year } = flow.closed;
  const doubtIn = (...of: readonly Parameters<typeof flowSeries>[2][]): string =>
    doubtClause(of.map((one) => flowSeries(answer, 'total', one)?.points[0]).find(hasFailed), lang);
  const todo = formatNumber(all.received + (all.carriedIn ?? 0), 0);
  const todoDoubt = doubtIn('requests.received', 'requests.carriedIn');
  const most = OUTCOMES.map((outcome) => ({ outcome, point: flowSeries(answer, 'total', outcome)?.points[0] }))
    .filter(({ point }) => (point?.value ?? 0) > 0)
    .sort((a, b) => (b.point?.value ?? 0) - (a.point?.value ?? 0))[0];
  const left = all.carriedOut === null ? '' : formatNumber(all.carriedOut, 0);
  const leftDoubt = doubtIn('requests.carriedOut');
  const name = most === undefined ? '' : quoted(describeQuantity(most.outcome).short[lang], lang);
  const value = most === undefined ? '' : formatNumber(most.point?.value ?? 0, 0) + doubtClause(most.point, lang);
  return say(
    lang,
    `${who} ${year} 年有 ${todo} 件申请要办${todoDoubt}${most ? `，${name}最多，${value} 件` : ''}${left === '' ? '' : `；结转下年 ${left} 件${leftDoubt}`}`,
    `${who}: ${todo} requests to handle in ${year}${todoDoubt}${most ? `; ${name} came most often, ${value}` : ''}${left === '' ? '' : `; ${left} carried over${leftDoubt}`}`,
  );
}

export function flowDescription(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const flow = flowIn(answer);
  if (!flow) return say(lang, '流向图，没有数据。', 'A flow without figures.');
  const who = subjectName(flow.line.subject, lang);
  const { year } = flow.closed;
  const [before, after] = sumsOf(answer, chart);
  const widest = flow.links.reduce<FlowLink | null>(
    (most, link) => ((link.value ?? 0) > (most?.value ?? 0) ? link : most),
    null,
  );
  const sentences = [
    say(
      lang,
      `流向图：${who} ${year} 年的申请从申请人到结果。`,
      `A flow of requests from applicants to outcomes: ${who}, ${year}.`,
    ),
    say(lang, `${before}；${after}。`, `${capital(before)}; ${after}.`),
    widest === null
      ? ''
      : say(
          lang,
          `最宽的一支是${APPLICANT_LABELS[widest.applicant].zh}的${quoted(describeQuantity(widest.outcome).short.zh, lang)}，${formatNumber(widest.value ?? 0, 0)} 件。`,
          `The widest ribbon is from ${APPLICANT_LABELS[widest.applicant].en.toLowerCase()} to ${quoted(describeQuantity(widest.outcome).short.en, lang)}, ${formatNumber(widest.value ?? 0, 0)}.`,
        ),
  ];
  return sentences.filter((sentence) => sentence !== '').join(say(lang, '', ' '));
}

/** What the ribbons are, and whose books do not balance or do not add up. */
export function flowNotes({ lang }: Chart, answer: SeriesAnswer): readonly string[] {
  const flow = flowIn(answer);
  if (!flow) return [];
  const name = (applicant: (typeof flow.books)[number]['applicant']): string => APPLICANT_LABELS[applicant][lang];
  const off = flow.books.filter(({ unbalanced }) => unbalanced !== null && unbalanced !== 0);
  const open = flow.books.filter(({ unaccounted }) => unaccounted !== null && unaccounted !== 0);
  const listed = (some: readonly (readonly [string, number])[]): string =>
    some
      .map(([one, by]) => say(lang, `${one}相差 ${formatNumber(by, 0)} 件`, `${one} by ${formatNumber(by, 0)}`))
      .join(say(lang, '、', ', '));
  return [
    say(
      lang,
      '带子的宽度为件数，按各申请人一列的数字画；右侧数字为表内总计',
      'Ribbons are as wide as their cases, drawn from the columns of the applicants; the numbers at the right are the totals of the form',
    ),
    ...(off.length === 0
      ? []
      : [
          say(
            lang,
            `新收加上年结转不等于办结加结转下年：${listed(off.map((one) => [name(one.applicant), one.unbalanced ?? 0]))}`,
            `Received and carried in are not closed and carried over: ${listed(off.map((one) => [name(one.applicant), one.unbalanced ?? 0]))}`,
          ),
        ]),
    ...(open.length === 0
      ? []
      : [
          say(
            lang,
            `各类结果之和不等于办结总计：${listed(open.map((one) => [name(one.applicant), one.unaccounted ?? 0]))}`,
            `The outcomes do not add up to what was closed: ${listed(open.map((one) => [name(one.applicant), one.unaccounted ?? 0]))}`,
          ),
        ]),
  ];
}
