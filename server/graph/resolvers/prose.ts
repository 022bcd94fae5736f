import {
  countByReport,
  countByTheme,
  findSectionFive,
  type ItemRow,
  type MentionRow,
  type ReportCounts,
  type ThemeCounts as ThemeCountsRow,
} from '../../aggregate/prose/section-five.ts';
import { ensureYears } from '../../aggregate/question.ts';
import type { Complete } from '../all-fields.ts';
import { ensureRevision, publishersIn, someOrAll } from '../filters.ts';
import type {
  ProseItemResolvers,
  ProseMentionResolvers,
  QueryResolvers,
  ReportItemCountsResolvers,
  SectionFiveResolvers,
  ThemeCountsResolvers,
} from '../generated.ts';
import { connectionOver, pageOf } from '../pages.ts';

export const ProseQuery: Pick<Required<QueryResolvers>, 'sectionFive'> = {
  sectionFive: async (_, { of, years, kinds, themes, traces, ...state }, context) => {
    const { reader, budget } = context;
    if (years) ensureYears(years);
    return findSectionFive(
      reader,
      {
        publishers: await publishersIn(reader, of),
        years: years ?? null,
        kinds: someOrAll('kinds', kinds),
        themes: someOrAll('themes', themes),
        traces: someOrAll('traces', traces),
        asOf: await ensureRevision(context, state),
      },
      budget,
    );
  },
};

export const SectionFive: Complete<SectionFiveResolvers> = {
  reports: ({ reports }) => reports.length,
  items: ({ items }, page) => connectionOver(items, pageOf(page)),
  themes: (found) => [...countByTheme(found)],
  byReport: (found) => [...countByReport(found)],
};

export const ProseItem: Complete<
  ProseItemResolvers,
  Pick<ItemRow, 'kind' | 'theme' | 'text' | 'report' | 'commonTo' | 'repeats'>
> = {
  place: ({ place, report }) => ({ ...place, hash: report.documentHash }),
  copies: ({ copies }) => [...copies],
  carriedOut: ({ carriedOut }) => carriedOut && { report: carriedOut.report, ...carriedOut.sentence },
};

export const ProseMention: Complete<ProseMentionResolvers, Pick<MentionRow, 'report' | 'text'>> = {
  place: ({ place, report }) => ({ ...place, hash: report.documentHash }),
};

export const ThemeCounts: Complete<ThemeCountsResolvers, Pick<ThemeCountsRow, 'theme' | 'year' | 'reports'>> = {
  counts: (row) => row,
};

export const ReportItemCounts: Complete<ReportItemCountsResolvers, Pick<ReportCounts, 'report'>> = {
  counts: (row) => row,
};
