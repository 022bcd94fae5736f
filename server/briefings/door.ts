/**
 * The one door through which briefings are kept, edited and signed. A draft is written over by whoever edited its newest version, and by nobody who
 * edited an earlier one; one that is signed is never written again. Nothing of it is data, so that no revision is made.
 * Whether somebody may is asked before (server/access/may.ts).
 */

import {
  type BriefText,
  figuresIn,
  type KeptText,
  startingText,
  textRefusal,
  tidyLine,
  tidyPieces,
} from '../../schema/briefing/text.ts';
import { briefWords } from '../../schema/briefing/words.ts';
import { wordsIn } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { askBrief, type BriefQuestion, type MadeAnswer } from '../aggregate/brief.ts';
import { madeFor, textOfRow, writtenFrom } from '../aggregate/saved-brief.ts';
import { packSigned } from '../aggregate/signed.ts';
import { dayInChina, timeInChina } from '../china-time.ts';
import { type BriefingRow, findBriefing } from '../store/find/briefings.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import { actorName } from '../store/find/roster.ts';
import type { Store } from '../store/open.ts';
import type { Reader } from '../store/reader.ts';
import { noteDeed } from '../store/save/audit.ts';
import { dropBriefing, saveBriefing, updateBriefing } from '../store/save/briefings.ts';
import { readerWithin, type WriteTransaction } from '../store/writer.ts';

interface By {
  /** The id of a key. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Which draft, and the version of it that was looked at. */
interface Seen {
  readonly id: string;
  readonly version: number;
}

export interface BriefingsDoor {
  /** Throws NOT_FOUND. */
  find(id: string): Promise<BriefingRow>;
  /** A draft of all that is made. Throws as `askBrief` does. */
  make(question: Omit<BriefQuestion, 'now'>, by: By): Promise<BriefingRow>;
  /** A draft with the text of another, or of one that is signed, in the numbers there are now. Throws NOT_FOUND. */
  copy(id: string, by: By): Promise<BriefingRow>;
  /** Throws NOT_FOUND, BAD_ARGUMENT, and CHANGED_SINCE for a version that is not the newest or that was signed. */
  edit(seen: Seen, text: BriefText, by: By): Promise<BriefingRow>;
  /** `revision`: of the data that the author looked at. Throws as `edit` does, and CHANGED_SINCE where the data are others by now. */
  sign(seen: Seen, revision: number, by: By): Promise<BriefingRow>;
  /** Forgets a draft. Throws as `edit` does. */
  drop(seen: Seen): Promise<BriefingRow>;
}

export function openBriefings(store: Store): BriefingsDoor {
  const { reader, writer } = store;
  const kept = async (tx: WriteTransaction, id: number): Promise<BriefingRow> => findOne(readerWithin(tx), String(id));
  return {
    find: (id) => findOne(reader, id),
    async make(question, { actor, at }) {
      const made = await askBrief(reader, { ...question, now: at });
      const [publisher] = await findPublishers(reader, [made.brief.of.id]);
      if (!publisher) throw new Error(`A briefing was made on ${made.brief.of.id}, which is not on the list`);
      const row = {
        // The region of a region is the one above it.
        region_id: 'region' in question.of ? publisher.id : (publisher.region_id ?? publisher.id),
        ...{ publisher_id: publisher.id, year: made.brief.year },
        ...{
          lang: question.lang,
          title: made.brief.title,
          text: JSON.stringify(startingText(made.parts, question.topic ?? null, question.compareTo ?? null)),
        },
        ...{ actor, at, copied_from: null },
      };
      return writer.transaction(async (tx) => kept(tx, await saveBriefing(tx, row)));
    },
    async copy(id, { actor, at }) {
      const { region_id, publisher_id, year, lang, title, text, id: copied_from } = await findOne(reader, id);
      const row = { region_id, publisher_id, year, lang, title, text, actor, at, copied_from };
      return writer.transaction(async (tx) => kept(tx, await saveBriefing(tx, row)));
    },
    async edit(seen, typed, { actor, at }) {
      const before = await findDraft(reader, seen);
      const made = await madeFor(reader, before, at);
      const { topic, compareTo } = textOfRow(before);
      const text: KeptText = { ...tidyText(typed), topic, compareTo };
      const refusal = textRefusal(text, nameable(made, before));
      if (refusal) throw new Problem('BAD_ARGUMENT', refusal);
      const title = text.title ?? made.brief.title;
      return writer.transaction(async (tx) => {
        const draft = await findDraft(readerWithin(tx), seen);
        await updateBriefing(tx, draft, { title, text: JSON.stringify(text), edited_by: actor, edited_at: at });
        return kept(tx, draft.id);
      });
    },
    async sign(seen, revision, { actor, at }) {
      const made = await madeFor(reader, await findDraft(reader, seen), at);
      return writer.transaction(async (tx) => {
        const within = readerWithin(tx);
        const draft = await findDraft(within, seen);
        const { number: newest } = await getRevision(within, null);
        if (newest !== revision || made.brief.revision !== revision) throw dataMoved(revision, newest);
        ensureWhole(made, draft);
        const written = writtenFrom(made, draft);
        const who = await actorName(within, actor);
        const words = wordsIn(briefWords, draft.lang);
        const content = packSigned(written, made.charts, words.signature(who, dayInChina(at), revision));
        const { title } = written.brief;
        await updateBriefing(tx, draft, { title, revision, signed_by: actor, signed_at: at, content });
        await noteDeed(tx, {
          at,
          actor,
          action: 'briefSigned',
          subject: null,
          detail: { title, revision, id: draft.id },
        });
        return kept(tx, draft.id);
      });
    },
    drop: (seen) =>
      writer.transaction(async (tx) => {
        const draft = await findDraft(readerWithin(tx), seen);
        await dropBriefing(tx, draft.id);
        return draft;
      }),
  };
}

async function findOne(reader: Reader, id: string): Promise<BriefingRow> {
  const row = /^[1-9]\d{0,14}$/.test(id) ? await findBriefing(reader, Number(id)) : undefined;
  if (row) return row;
  throw noSuchBriefing(id);
}

async function findDraft(reader: Reader, { id, version }: Seen): Promise<BriefingRow> {
  const row = await findOne(reader, id);
  if (row.revision !== null) throw await signedAlready(reader, row);
  if (row.version !== version) throw await editedSince(reader, row);
  return row;
}

function tidyText({ title, sections }: BriefText): BriefText {
  const line = (typed: string | null): string | null => (typed === null ? null : tidyLine(typed));
  return {
    title: line(title),
    sections: sections.map(({ part, heading, charts, blocks }) => ({
      ...{ part, heading: line(heading), charts },
      blocks: blocks?.map(({ made, text }) => ({ made, text: text && tidyPieces(text) })) ?? null,
    })),
  };
}

/** What is named in it already may stay: a number that there is none of at the moment is shown as missing. */
function nameable({ parts, figures }: MadeAnswer, before: BriefingRow) {
  const text = textOfRow(before);
  return {
    parts: new Set([...parts.map(({ id }) => id), ...text.sections.flatMap(({ part }) => part ?? [])]),
    figures: new Set([...figures.keys(), ...figuresIn(text)]),
  };
}

/** What is signed says something, and misses no number. */
function ensureWhole(made: MadeAnswer, draft: BriefingRow): void {
  const lost = figuresIn(textOfRow(draft)).filter((figure) => !made.figures.has(figure));
  if (lost.length > 0) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `文中有 ${lost.length} 处数字现在没有了（标为“此数现缺”），不能签发。请删去这些数字，或改写那几句。`,
      en: `${lost.length} of the numbers in the text are there no more (marked as missing), so it cannot be signed. Take them out, or write these sentences anew.`,
    });
  }
  if (writtenFrom(made, draft).brief.sections.length > 0) return;
  throw new Problem('BAD_ARGUMENT', {
    zh: '这份材料没有内容，不能签发。请至少留一个部分。',
    en: 'This briefing says nothing, so it cannot be signed. Keep one part at least.',
  });
}

function noSuchBriefing(id: string): Problem {
  const named = tidyLine(id).slice(0, 40);
  return new Problem('NOT_FOUND', {
    zh: `没有编号为“${named}”的材料。材料页列出存下的材料；草稿删去后不能找回。`,
    en: `No briefing has the id “${named}”. The page of briefings lists those that are kept; a draft that was deleted is gone.`,
  });
}

async function signedAlready(reader: Reader, { signed_by, signed_at, revision }: BriefingRow): Promise<Problem> {
  const [who, when] = [await actorName(reader, signed_by), timeInChina(signed_at ?? '')];
  return new Problem('CHANGED_SINCE', {
    zh: `这份材料已由${who}于 ${when} 签发（数据版本 ${revision}），此后不再改动。要改，请复制成新稿；您写的还在页面上。`,
    en: `This briefing was signed by ${who} at ${when} (China time, revision ${revision}) and is changed no more. Copy it into a new draft to change it; what you wrote is still on the page.`,
  });
}

async function editedSince(reader: Reader, { edited_by, edited_at, version }: BriefingRow): Promise<Problem> {
  const [who, when] = [await actorName(reader, edited_by), timeInChina(edited_at)];
  return new Problem('CHANGED_SINCE', {
    zh: `您打开之后，${who}于 ${when} 存过这份材料（第 ${version} 稿），您的改动没有存储，也没有覆盖对方的。您写的还在页面上：请另存为新稿，再与对方的对照。`,
    en: `Since you opened it, ${who} stored this briefing at ${when} (China time, version ${version}); nothing of yours was stored, and nothing of theirs lost. What you wrote is still on the page: store it as a draft of its own, and compare the two.`,
  });
}

function dataMoved(revision: number, newest: number): Problem {
  return new Problem('CHANGED_SINCE', {
    zh: `您看的是数据版本 ${revision}，现在已是 ${newest}，文中的数字可能变了，没有签发。请再看一遍现在的数字，然后签发。`,
    en: `You looked at revision ${revision} of the data, and they are at ${newest} now, so numbers of the text may be others. It was not signed: look at it again, then sign.`,
  });
}
