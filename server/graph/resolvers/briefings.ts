/** Briefings that are kept: listed, edited, signed, and what has moved since. */
import type { BriefText as TextRow } from '../../../schema/briefing/text.ts';
import { Problem } from '../../../schema/problem.ts';
import { briefedOf } from '../../aggregate/brief.ts';
import { answerSaved, madeFor, movedSince, textOfRow } from '../../aggregate/saved-brief.ts';
import { type BriefingRow, listBriefings } from '../../store/find/briefings.ts';
import { regionsBelow } from '../../store/find/roster.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import type {
  BriefTextInput,
  MadeBlockResolvers,
  MadePartResolvers,
  MutationResolvers,
  QueryResolvers,
  SavedBriefResolvers,
} from '../generated.ts';
import { connectionOf, pageOf } from '../pages.ts';
import { payloadOf } from '../payload.ts';

/** Drafts are for those who may write them; a signed one is for every reader. */
async function mayWrite({ access, viewer }: Context, target: string | null): Promise<boolean> {
  try {
    await access.ensureMay(viewer, 'writeBriefings', target);
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.code === 'NOT_ALLOWED' || error.code === 'NOT_SIGNED_IN')) return false;
    throw error;
  }
}

export const SavedBrief: Complete<
  SavedBriefResolvers,
  Pick<BriefingRow, 'version' | 'year' | 'lang' | 'title' | 'revision'>
> = {
  id: ({ id }) => String(id),
  region: ({ region_id }) => region_id,
  publisher: ({ publisher_id }) => publisher_id,
  topic: (row) => textOfRow(row).topic,
  compareTo: (row) => textOfRow(row).compareTo,
  madeBy: ({ actor }) => ({ id: actor }),
  madeAt: ({ at }) => at,
  editedBy: ({ edited_by }) => ({ id: edited_by }),
  editedAt: ({ edited_at }) => edited_at,
  copiedFrom: ({ copied_from }) => (copied_from === null ? null : String(copied_from)),
  signedBy: ({ signed_by }) => (signed_by === null ? null : { id: signed_by }),
  signedAt: ({ signed_at }) => signed_at,
  brief: async (row, _, { reader, today, budget, asOf }) => (await answerSaved(reader, row, today, budget, asOf)).brief,
  text: (row) => shownText(textOfRow(row)),
  made: async (row, _, { reader, today, budget, asOf }) => {
    if (row.revision !== null) return null;
    const { brief, parts, figures } = await madeFor(reader, row, today, budget, asOf);
    return { title: brief.title, parts: [...parts], figures: [...figures.values()] };
  },
  moved: async (row, _, { reader, today, budget }) => {
    const moved = await movedSince(reader, row, today, budget);
    if (moved === null) return null;
    const { words, points, changes, bodies } = moved;
    return { ...moved, words: [...words], points: [...points], changes: [...changes], bodies: [...bodies] };
  },
};

export const MadePart: Complete<MadePartResolvers, { readonly id: string; readonly heading: string }> = {
  blocks: ({ blocks }) => [...blocks],
  charts: ({ charts }) => charts.length,
};

export const MadeBlock: Complete<MadeBlockResolvers, { readonly id: string }> = {
  paragraphs: ({ paragraphs }) => [...paragraphs],
};

export const BriefingsQuery: Pick<Complete<QueryResolvers>, 'savedBrief' | 'savedBriefs'> = {
  savedBrief: async (_, { id }, context) => {
    const row = await context.briefings.find(id);
    context.passes();
    if (row.revision === null) await context.access.ensureMay(context.viewer, 'writeBriefings', row.publisher_id);
    return row;
  },
  savedBriefs: async (_, { region, publisher, signed, ...page }, context) => {
    const { reader, viewer } = context;
    context.passes();
    const scope = publisher ?? region ?? viewer?.scope ?? null;
    const isWriter = await mayWrite(context, scope);
    const isAll = region == null && publisher == null;
    const below = isAll && scope !== null ? await regionsBelow(reader, scope) : null;
    const regions = region == null ? below : [region];
    const question = { regions, publisher: publisher ?? null, signed: isWriter ? (signed ?? null) : true };
    return connectionOf(await listBriefings(reader, question, pageOf(page)));
  },
};

type Done = { readonly brief: BriefingRow };

/** May whoever asks write the one of that number? Answers who it is. */
async function byWriter(context: Context, id: string): Promise<{ readonly actor: string; readonly at: string }> {
  const { publisher_id } = await context.briefings.find(id);
  const { keyId } = await context.access.ensureMay(context.viewer, 'writeBriefings', publisher_id);
  return { actor: keyId, at: context.now };
}

export const BriefingsMutation: Pick<
  Complete<MutationResolvers>,
  'keepBrief' | 'copyBrief' | 'editBrief' | 'signBrief' | 'dropBrief'
> = {
  keepBrief: (_, { region, bureau, year, lang, topic, compareTo }, { access, briefings, viewer, now }) =>
    payloadOf<Done>(async () => {
      const of = briefedOf({ region, bureau });
      const { keyId } = await access.ensureMay(viewer, 'writeBriefings', 'region' in of ? of.region : of.bureau);
      return {
        brief: await briefings.make(
          { of, year: year ?? null, lang: lang ?? 'zh', topic: topic ?? null, compareTo: compareTo ?? null },
          { actor: keyId, at: now },
        ),
      };
    }),
  copyBrief: (_, { id }, context) =>
    payloadOf<Done>(async () => ({ brief: await context.briefings.copy(id, await byWriter(context, id)) })),
  editBrief: (_, { id, version, text }, context) =>
    payloadOf<Done>(async () => {
      const by = await byWriter(context, id);
      return { brief: await context.briefings.edit({ id, version }, typedText(text), by) };
    }),
  signBrief: (_, { id, version, revision }, context) =>
    payloadOf<Done>(async () => {
      const by = await byWriter(context, id);
      return { brief: await context.briefings.sign({ id, version }, revision, by) };
    }),
  dropBrief: (_, { id, version }, context) =>
    payloadOf<Done>(async () => {
      await byWriter(context, id);
      return { brief: await context.briefings.drop({ id, version }) };
    }),
};

function shownText({ title, sections }: TextRow) {
  return {
    title,
    sections: sections.map(({ blocks, ...section }) => ({
      ...section,
      blocks:
        blocks?.map(({ made, text }) => ({
          made,
          pieces:
            text?.map((piece) =>
              typeof piece === 'string' ? { text: piece, figure: null } : { text: null, figure: piece.figure },
            ) ?? null,
        })) ?? null,
    })),
  };
}

/** Throws BAD_ARGUMENT for a piece that is neither words nor a number, or both. */
function typedText({ title, sections }: BriefTextInput): TextRow {
  return {
    title: title ?? null,
    sections: sections.map(({ part, heading, charts, blocks }) => ({
      ...{ part: part ?? null, heading: heading ?? null, charts },
      blocks:
        blocks?.map(({ made, pieces }) => ({
          made: made ?? null,
          text:
            pieces?.map(({ text, figure }) => {
              if (text != null && figure == null) return text;
              if (figure != null && text == null) return { figure };
              throw new Problem('BAD_ARGUMENT', {
                zh: '文字的每一片或是文字（text），或是数字的名称（figure），只写其中一个。',
                en: 'A piece of the text is words (text) or the name of a number (figure): give one of the two.',
              });
            }) ?? null,
        })) ?? null,
    })),
  };
}
