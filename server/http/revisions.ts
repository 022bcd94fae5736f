/** What changed since a revision as a file: a figure a row, before and after, with why. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Lang } from '../../schema/language.ts';
import { wordsIn } from '../../schema/language.ts';
import { type CsvCell, csvLines, csvOf } from '../../schema/markup.ts';
import { Problem } from '../../schema/problem.ts';
import { changeWords } from '../../schema/report/changes.ts';
import { placeName } from '../../schema/report/correcting.ts';
import { type Change, changesSince, upTo } from '../aggregate/changes.ts';
import { publishersIn } from '../graph/filters.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { findReportsEver } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf } from './address.ts';
import { readerAsOf, revisionIn } from './as-of.ts';
import { attachment } from './headers.ts';

/** Changes read at once, and in one file at most: of reports that come in each has some two hundred figures. */
const AT_ONCE = 20;
const MOST = 1000;

export function addRevisionRoutes(app: FastifyInstance, held: Reader): void {
  app.get('/revisions.csv', { config: { rate: 'written' } }, async (request, reply) => {
    const params = parametersOf(request);
    const { reader, asOf } = await readerAsOf(held, params);
    const lang: Lang = params.get('lang') === 'en' ? 'en' : 'zh';
    const since = (await revisionIn(reader, params, 'since')) ?? 0;
    const until = upTo(await revisionIn(reader, params, 'until'), asOf);
    const of = params.get('of');
    const publishers = of ? await publishersIn(reader, of.split(',')) : null;
    const words = wordsIn(changeWords, lang);
    const pageAfter = (after: string | null) =>
      changesSince(reader, { since, until, publishers }, { first: AT_ONCE, after });
    const first = await pageAfter(null);
    if (first.total > MOST) throw tooMany(first.total);
    // A thousand reports are fifty megabytes: written as they are read, nobody waits for them and no memory holds them.
    async function* written(): AsyncGenerator<string> {
      yield csvOf([Object.values(words.columns)]);
      for (let page = first; ; page = await pageAfter(page.cursors.at(-1) ?? null)) {
        yield csvLines(await rowsOf(reader, page.rows, lang));
        if (!page.hasNext) return;
      }
    }
    return reply
      .headers({ 'cache-control': 'no-cache', 'content-disposition': attachment(`${words.file(since)}.csv`) })
      .type('text/csv; charset=utf-8')
      .send(Readable.from(written(), { objectMode: false }));
  });
}

/** A change without figures, of the list, has a row of its own. */
async function rowsOf(reader: Reader, changes: readonly Change[], lang: Lang): Promise<(readonly CsvCell[])[]> {
  const words = wordsIn(changeWords, lang);
  const ids = changes.flatMap(({ revision }) => revision.report_id ?? []);
  const reports = new Map((await findReportsEver(reader, [...new Set(ids)])).map((report) => [report.id, report]));
  const listed = await findPublishers(reader, [...new Set([...reports.values()].map(({ publisher }) => publisher))]);
  const names = new Map(listed.map((row) => [row.id, lang === 'zh' ? row.name_zh : row.name_en]));
  const cellOf = (value: number | string | null): CsvCell => (value === null ? words.noReport : value);
  return changes.flatMap(({ revision, reason, figures }) => {
    const report = revision.report_id === null ? undefined : reports.get(revision.report_id);
    const { at, kind, about, note } = revision;
    const head = [Number(revision.number), at, words.kinds[about ?? kind], note, reason];
    const whose = [
      report?.publisher ?? null,
      report ? (names.get(report.publisher) ?? null) : null,
      report?.year ?? null,
    ];
    if (figures.length === 0) return [[...head, ...whose, null, null, null, null]];
    return figures.map(({ place, before, after }) => [
      ...head,
      ...whose,
      ...[place, placeName(place)[lang], cellOf(before), cellOf(after)],
    ]);
  });
}

function tooMany(count: number): Problem {
  return new Problem('TOO_LARGE', {
    zh: `这之间有 ${count} 次变更，一个文件最多 ${MOST} 次。请用 since、until 缩小范围，或用 of 指明单位。`,
    en: `There are ${count} changes in between; a file holds ${MOST} at most. Narrow it by since and until, or name whose by of.`,
  });
}
