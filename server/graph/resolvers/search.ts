import { ensurePublisher } from '../../aggregate/known.ts';
import type { Target } from '../../aggregate/search/entries.ts';
import {
  countTerms,
  findPassages,
  type Passage as PassageRow,
  type Passages,
  tooManyToCount,
} from '../../aggregate/search/passages.ts';
import { search } from '../../aggregate/search/search.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import { ensureOrdinal, ensureRevision, filedBy } from '../filters.ts';
import type {
  PassageConnectionResolvers,
  PassageResolvers,
  QueryResolvers,
  ResolversTypes,
  SearchAnswerResolvers,
  SearchTargetResolvers,
} from '../generated.ts';
import { pageOf } from '../pages.ts';

export const SearchQuery: Pick<Required<QueryResolvers>, 'search'> = {
  search: async (_, { text, first, near, of, years, section, ...state }, context) => {
    const { reader } = context;
    if (section != null) ensureOrdinal(section);
    await ensurePublisher(reader, near ?? null, 'region');
    const reports = { ...(await filedBy(reader, { of, years })), asOf: await ensureRevision(context, state) };
    let names: ReturnType<typeof search> | undefined;
    let passages: Promise<Passages> | undefined;
    const find = () => findPassages(reader, { text, section: section ?? null, reports });
    return {
      text,
      names: () => {
        names ??= search(reader, { text, first: first ?? 12, near: near ?? null });
        return names;
      },
      passages: () => {
        passages ??= find();
        return passages;
      },
    };
  },
};

/** Null where the list lost a publisher between the search and this. */
async function targetOf(target: Target, { loaders }: Context): Promise<ResolversTypes['SearchTarget'] | null> {
  if (target.kind === 'measure') return target.measure;
  if (target.kind === 'indicator') return target.indicator;
  if (target.kind === 'page') return target.page;
  return loaders.publisher.load(target.id);
}

export const SearchAnswer: Complete<SearchAnswerResolvers> = {
  hits: async ({ names }, _, context) => {
    const { hits } = await names();
    const shown = await Promise.all(
      hits.map(async ({ target: found, name }) => {
        const target = await targetOf(found, context);
        return target === null ? [] : [{ target, matched: name.written, by: name.kind }];
      }),
    );
    return shown.flat();
  },
  totalCount: async ({ names }) => (await names()).total,
  passages: async ({ passages }, page) => {
    const found = await passages();
    return { found, page: await found.page(pageOf(page)) };
  },
  terms: async ({ text, passages }, { first }) => {
    const { all, reports } = await passages();
    if (all === null) throw tooManyToCount(reports);
    return (await countTerms(all, text.trim())).slice(0, first ?? 20);
  },
};

export const PassageConnection: Complete<PassageConnectionResolvers> = {
  nodes: ({ page }) => [...page.rows],
  edges: ({ page }) => page.rows.map((node, index) => ({ cursor: page.cursors[index] ?? '', node })),
  pageInfo: ({ page }) => ({
    ...{ hasNextPage: page.end !== null, hasPreviousPage: page.hasPrevious },
    startCursor: page.cursors[0] ?? null,
    endCursor: page.end ?? page.cursors[page.cursors.length - 1] ?? null,
  }),
  totalCount: ({ found }) => found.all?.length ?? null,
  counted: ({ found }) => found.all !== null,
  reports: ({ found }) => found.reports,
  read: ({ found }) => found.read,
  years: async ({ found }) => (await found.by('year')).map(({ of, reports }) => ({ year: Number(of), reports })),
  sections: async ({ found }) =>
    (await found.by('section')).map(({ of, reports }) => ({ section: of || null, reports })),
};

export const Passage: Complete<PassageResolvers, Pick<PassageRow, 'report' | 'quote'>> = {
  place: ({ place, report }) => ({ ...place, hash: report.documentHash }),
  section: ({ section }) => section.ordinal || null,
  title: ({ section }) => section.title || null,
};

export const SearchTarget: Complete<SearchTargetResolvers> = {
  __resolveType: (target) => {
    if ('path' in target) return 'ProductPage';
    if ('formula' in target) return 'Indicator';
    if ('join' in target) return 'Measure';
    return target.kind === 'region' ? 'Region' : 'Bureau';
  },
};
