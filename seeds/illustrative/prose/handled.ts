/** The sentences about requests, reviews and suits. */
import { randomFor } from '../../../server/synthetic/random.ts';
import { casesOf, type Results } from '../appeals.ts';
import { classTotal, totalOf } from '../requests.ts';
import type { Author } from './author.ts';

/** Below this many cases a percentage says nothing. */
const LEAST_FOR_CHANGE = 10;

export function handledIn(author: Author): string {
  const { requests, requestsBefore, key, year, scope } = author;
  const random = randomFor(`${key}/${year}/handled`);
  const received = totalOf(requests, '1');
  const carriedIn = totalOf(requests, '2');
  if (received + carriedIn === 0) {
    return random.pick([
      `${year}年${scope}没有收到政府信息公开申请，也没有上年结转的申请。`,
      `全年未收到政府信息公开申请，无上年结转件。`,
      `本年度依申请公开零报告：新收0件，结转0件。`,
    ]);
  }
  const closed = totalOf(requests, '3.7');
  const carriedOut = totalOf(requests, '4');
  const before = requestsBefore === null ? 0 : totalOf(requestsBefore, '1');
  const change = before >= LEAST_FOR_CHANGE && received >= LEAST_FOR_CHANGE ? changeWords(before, received) : '';
  const balance = random.pick([
    `全年新收政府信息公开申请${received}件${change}，上年结转${carriedIn}件，办结${closed}件，结转下年${carriedOut}件。`,
    `${year}年，${scope}新收政府信息公开申请${received}件${change}；上年结转${carriedIn}件；本年办结${closed}件；结转下年度继续办理${carriedOut}件。`,
    `收到政府信息公开申请${received}件${change}，加上年结转${carriedIn}件，共办结${closed}件，${carriedOut === 0 ? '没有结转下年的申请' : `另有${carriedOut}件顺延到下年度答复`}。`,
  ]);
  if (closed < LEAST_FOR_CHANGE) return `${balance}申请内容主要涉及${author.topic}。`;
  const outcomes: readonly (readonly [string, number])[] = [
    ['予以公开', classTotal(requests, '3.1')],
    ['部分公开', classTotal(requests, '3.2')],
    ['不予公开', classTotal(requests, '3.3')],
    ['无法提供', classTotal(requests, '3.4')],
    ['不予处理', classTotal(requests, '3.5')],
    ['其他处理', totalOf(requests, '3.6')],
  ];
  const withShare = random.chance(0.4);
  const list = outcomes
    .map(([words, cases]) => `${words}${cases}件${withShare ? `（占${((cases / closed) * 100).toFixed(1)}%）` : ''}`)
    .join('，');
  return `${balance}办结的申请中，${list}。申请量居前的事项主要涉及${author.topic}。`;
}

function changeWords(before: number, now: number): string {
  if (now === before) return '，与上年持平';
  const percent = (Math.abs(now - before) / before) * 100;
  return `，同比${now > before ? '增长' : '下降'}${percent.toFixed(1)}%`;
}

export function appealedIn({ appeals, key, year }: Author): string {
  const reviews = casesOf(appeals.review);
  const suits = casesOf(appeals.direct) + casesOf(appeals.afterReview);
  if (reviews + suits === 0) {
    return randomFor(`${key}/${year}/appealed`).pick([
      '全年没有因政府信息公开引起的行政复议和行政诉讼。',
      '未发生涉及政府信息公开的行政复议、行政诉讼。',
    ]);
  }
  const review =
    reviews === 0 ? '没有涉及政府信息公开的行政复议' : `行政复议${reviews}件，其中${resultWords(appeals.review)}`;
  const suit =
    suits === 0
      ? '没有行政诉讼'
      : `行政诉讼${suits}件，其中未经复议直接起诉${casesOf(appeals.direct)}件，复议后起诉${casesOf(appeals.afterReview)}件`;
  return `${review}；${suit}。`;
}

function resultWords([upheld, corrected, other, pending]: Results): string {
  return `结果维持${upheld}件，结果纠正${corrected}件，其他结果${other}件，尚未审结${pending}件`;
}
