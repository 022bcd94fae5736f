/**
 * What is noted of those who are turned away: one entry for a burst and not one for each time, or whoever guesses keys would fill the
 * store. A burst goes on while the same happens again within minutes; it is written within a minute of its beginning, and again when
 * more of it happened. What happened in the last minute before a crash is in the log only.
 */
import type { EventKind } from '../../schema/access/deeds.ts';
import type { Label } from '../../schema/language.ts';
import { type EventDetail, noteEvent, rewriteEvent } from '../store/save/audit.ts';
import type { Writer } from '../store/writer.ts';

export interface Happening {
  readonly action: EventKind;
  /** The id of a key, or the part of the program that acted. */
  readonly actor: string;
  /** What else tells one burst from another: an address, a code, a reason. */
  readonly what: string;
  /** What was said to whoever it happened to; of a burst, the last time. */
  readonly sentence?: Label;
}

export interface Bursts {
  note(happening: Happening): void;
  /** Writes what is not written yet. What could not be written is tried again the next time. */
  flush(): Promise<void>;
}

/** Milliseconds without the same after which a burst is over, and after which one that goes on is begun anew. */
const QUIET = 10 * 60_000;
const LONGEST = 24 * 3600_000;
/** Bursts at a time; what would be one more is counted with others of its kind. */
const MOST = 50;

interface Burst {
  readonly action: EventKind;
  readonly actor: string;
  readonly at: string;
  detail: EventDetail;
  isWritten: boolean;
  id: number | null;
}

export function openBursts(writer: Writer, now: () => string): Bursts {
  const open = new Map<string, Burst>();

  function find(happening: Happening): Burst {
    const { action, actor } = happening;
    const nameOf = (what: string): string => [action, actor, what].join('\n');
    const isNew = !open.has(nameOf(happening.what));
    const what = isNew && open.size >= MOST ? '' : happening.what;
    const at = now();
    const found = open.get(nameOf(what)) ?? {
      action,
      actor,
      at,
      detail: { what, count: 0, until: at },
      isWritten: false,
      id: null,
    };
    open.set(nameOf(what), found);
    return found;
  }

  function forgetOld(): void {
    const at = Date.parse(now());
    for (const [name, { at: began, detail, isWritten }] of open) {
      const isOver = at - Date.parse(detail.until) >= QUIET || at - Date.parse(began) >= LONGEST;
      if (isOver && isWritten) open.delete(name);
    }
  }

  return {
    note(happening) {
      const burst = find(happening);
      const { what, count, sentence: before } = burst.detail;
      const sentence = happening.sentence ?? before;
      burst.detail = { what, count: count + 1, until: now(), ...(sentence && { sentence }) };
      burst.isWritten = false;
    },
    async flush() {
      const due = [...open.values()].filter(({ isWritten }) => !isWritten);
      for (const burst of due) burst.isWritten = true;
      try {
        if (due.length > 0) await write(writer, due);
      } catch (error) {
        for (const burst of due) burst.isWritten = false;
        throw error;
      } finally {
        forgetOld();
      }
    },
  };
}

async function write(writer: Writer, bursts: readonly Burst[]): Promise<void> {
  const ids = await writer.transaction(async (tx) => {
    const given: number[] = [];
    for (const { id, action, actor, at, detail } of bursts) {
      if (id !== null) await rewriteEvent(tx, id, detail);
      given.push(id ?? (await noteEvent(tx, { at, actor, action, detail })));
    }
    return given;
  });
  for (const [place, id] of ids.entries()) {
    const burst = bursts[place];
    if (burst) burst.id = id;
  }
}
