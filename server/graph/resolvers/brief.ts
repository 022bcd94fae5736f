/** Briefings as data. */
import type {
  Brief as BriefRow,
  BriefChart as ChartRow,
  Paragraph,
  BriefSection as SectionRow,
} from '../../../schema/briefing/brief.ts';
import { askBrief, briefedOf } from '../../aggregate/brief.ts';
import type { Complete } from '../all-fields.ts';
import type {
  BriefChartResolvers,
  BriefParagraphResolvers,
  BriefResolvers,
  BriefSectionResolvers,
  QueryResolvers,
} from '../generated.ts';

export const BriefQuery: Pick<Complete<QueryResolvers>, 'brief'> = {
  brief: async (_, { region, bureau, year, lang, topic, compareTo }, { reader, budget, today, asOf }) => {
    const of = briefedOf({ region, bureau });
    const { brief, charts } = await askBrief(
      reader,
      {
        of,
        year: year ?? null,
        lang: lang ?? 'zh',
        topic: topic ?? null,
        compareTo: compareTo ?? null,
        now: today,
        asOf,
      },
      budget,
    );
    budget.spend(charts.size);
    return brief;
  },
};

export const Brief: Complete<BriefResolvers, Omit<BriefRow, 'sections' | 'years' | 'of'>> = {
  sections: ({ sections }) => [...sections],
  years: ({ years }) => [...years],
  name: ({ of }) => of.name,
};

export const BriefSection: Complete<BriefSectionResolvers, Pick<SectionRow, 'part' | 'heading'>> = {
  paragraphs: ({ paragraphs }) => [...paragraphs],
  charts: ({ charts }) => [...charts],
};

export const BriefParagraph: Complete<BriefParagraphResolvers> = {
  pieces: (pieces: Paragraph) =>
    pieces.map((piece) => (typeof piece === 'string' ? { text: piece, figure: null, chart: null } : piece)),
};

export const BriefChart: Complete<BriefChartResolvers, Omit<ChartRow, 'notes'>> = {
  notes: ({ notes }) => [...notes],
};
