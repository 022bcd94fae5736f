/** Findings as files: what the address of their page chooses, whole. */
import type { FastifyInstance } from 'fastify';
import { areJudged, askedBy, readChoice, SHOWN } from '../../schema/check/choice.ts';
import { SEVERITIES } from '../../schema/check/finding.ts';
import { findingCells, tableTitle } from '../../schema/check/table.ts';
import type { Lang } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { judgedRows, unjudgedRows } from '../aggregate/finding-rows.ts';
import { ensurePublisher, ensureRules, unknownPublisher } from '../aggregate/known.ts';
import { ensureYear } from '../aggregate/question.ts';
import { findPublishers } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf } from './address.ts';
import { readerAsOf } from './as-of.ts';
import { addTableRoutes, ensureKnown } from './sheets.ts';

export function addFindingRoutes(app: FastifyInstance, held: Reader): void {
  addTableRoutes(
    app,
    '/findings',
    async (request) => {
      const params = parametersOf(request);
      const { reader, asOf } = await readerAsOf(held, params);
      const lang: Lang = params.get('lang') === 'en' ? 'en' : 'zh';
      const choice = readChoice((name) => params.get(name));
      ensureKnown('show', params, SHOWN);
      ensureKnown('severity', params, SEVERITIES);
      ensureRules(params.get('rule') ? [params.get('rule') ?? ''] : []);
      await ensurePublisher(reader, choice.publisher, 'publisher');
      const id = params.get('region') ?? '';
      const [region] = await findPublishers(reader, [id]);
      if (region?.kind !== 'region') throw await unknownPublisher(reader, id, 'region');
      const year = yearOf(params.get('year'));
      const { publisher, show } = choice;
      const question = {
        ...askedBy(choice),
        ...{ regions: [region.id], publishers: publisher === null ? null : [publisher] },
        years: { from: year, to: year },
        asOf,
      };
      const rows = await (areJudged(show) ? judgedRows : unjudgedRows)(reader, question);
      const name = { zh: region.name_zh, en: region.name_en }[lang];
      return { title: tableTitle(name, year, show, lang), cells: findingCells(rows, lang) };
    },
    { 'cache-control': 'private, no-cache' },
  );
}

/** The report year that a parameter names; throws BAD_ARGUMENT for none. */
export function yearOf(text: string | null): number {
  if (text === null || !/^\d{4}$/.test(text)) {
    throw new Problem('BAD_ARGUMENT', {
      zh: '请写明年度，如 year=2025。',
      en: 'Say which year, as year=2025.',
    });
  }
  const year = Number(text);
  ensureYear(year);
  return year;
}
