import type { Target } from '../../aggregate/search/entries.ts';
import { type SearchQuestion, search } from '../../aggregate/search/search.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import type { ResolversTypes, SearchTargetResolvers } from '../generated.ts';

/** Null where the list lost a publisher between the search and this. */
async function targetOf(target: Target, { loaders }: Context): Promise<ResolversTypes['SearchTarget'] | null> {
  if (target.kind === 'measure') return target.measure;
  if (target.kind === 'indicator') return target.indicator;
  if (target.kind === 'page') return target.page;
  return loaders.publisher.load(target.id);
}

export async function answerSearch(
  question: SearchQuestion,
  context: Context,
): Promise<ResolversTypes['SearchAnswer']> {
  const { hits, total } = await search(context.reader, question);
  const shown = await Promise.all(
    hits.map(async ({ target: found, name }) => {
      const target = await targetOf(found, context);
      return target === null ? [] : [{ target, matched: name.written, by: name.kind }];
    }),
  );
  return { hits: shown.flat(), total };
}

export const SearchTarget: Complete<SearchTargetResolvers> = {
  __resolveType: (target) => {
    if ('path' in target) return 'ProductPage';
    if ('formula' in target) return 'Indicator';
    if ('join' in target) return 'Measure';
    return target.kind === 'region' ? 'Region' : 'Bureau';
  },
};
