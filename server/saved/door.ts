/**
 * The one door through which charts and sets of bureaus are saved under a name, renamed and removed. A change is one transaction and one
 * revision, or nothing. Whether somebody may is asked before (server/access/may.ts).
 */
import { formatAddress, parseAddress } from '../../schema/chart/address.ts';
import type { Of } from '../../schema/chart/chart.ts';
import { LARGEST_SET, MOST_SAVED, nameRefusal, type SavedKind, tidyName } from '../../schema/chart/saved.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { findSubjects } from '../aggregate/sets.ts';
import { findSaved, type StoredSaved, savedFor } from '../store/find/saved.ts';
import type { Store } from '../store/open.ts';
import type { Reader } from '../store/reader.ts';
import { removeNamed, renameNamed, saveNamed } from '../store/save/saved.ts';
import { readerWithin, type WriteTransaction } from '../store/writer.ts';

interface By {
  /** The id of a key. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A name as it was typed; without an English one the Chinese stands in both languages. */
export interface WantedName {
  readonly zh: string;
  readonly en?: string | null | undefined;
}

interface Done {
  readonly saved: StoredSaved;
  /** Null: it was so already. */
  readonly revision: number | null;
}

export interface SavedDoor {
  /** Whatever bureaus the sets hold today. Throws BAD_ARGUMENT, NOT_FOUND. */
  saveSet(region: string, of: readonly Of[], name: WantedName, by: By): Promise<Done>;
  /** `address` can be drawn: its caller has tried. Throws BAD_ADDRESS, BAD_ARGUMENT. */
  saveChart(region: string, address: string, name: WantedName, by: By): Promise<Done>;
  /** Whether it is listed or was removed; throws NOT_FOUND. */
  find(id: string): Promise<StoredSaved>;
  /** Throws NOT_FOUND, also where it was removed; BAD_ARGUMENT. */
  rename(id: string, name: WantedName, by: By): Promise<Done>;
  /** Throws NOT_FOUND, also where it was removed already. */
  remove(id: string, by: By): Promise<Done>;
}

export function openSaved(store: Store): SavedDoor {
  return {
    find: (id) => ensureSaved(store.reader, id),
    saveSet: (region, of, name, by) =>
      store.writer.transaction(async (tx) =>
        save(tx, { region, kind: 'set', holds: await bureausIn(readerWithin(tx), of) }, name, by),
      ),
    saveChart: (region, address, name, by) =>
      store.writer.transaction((tx) =>
        save(tx, { region, kind: 'chart', holds: formatAddress(parseAddress(address)) }, name, by),
      ),
    rename: (id, wanted, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const before = await ensureListed(reader, id);
        const name = ensureName(wanted);
        const isSame = name.zh === before.name.zh && name.en === (before.isNamedInEnglish ? before.name.en : null);
        if (isSame) return { saved: before, revision: null };
        await ensureFree(reader, before, name.zh, before.id);
        const note = `${KINDS[before.kind].zh}“${before.name.zh}”改名为“${name.zh}”（${before.region}）`;
        const revision = await renameNamed(tx, before.id, name, { ...by, note });
        return { saved: await ensureSaved(reader, id), revision };
      }),
    remove: (id, by) =>
      store.writer.transaction(async (tx) => {
        const { id: number, kind, name, region } = await ensureListed(readerWithin(tx), id);
        const note = `移除${KINDS[kind].zh}“${name.zh}”（${region}）`;
        const revision = await removeNamed(tx, number, { ...by, note });
        return { saved: await ensureSaved(readerWithin(tx), id), revision };
      }),
  };
}

const KINDS: Readonly<Record<SavedKind, Label>> = {
  chart: { zh: '图', en: 'chart' },
  set: { zh: '集合', en: 'set' },
};

async function save(
  tx: WriteTransaction,
  { region, kind, holds }: Pick<StoredSaved, 'region' | 'kind' | 'holds'>,
  wanted: WantedName,
  by: By,
): Promise<Done> {
  const reader = readerWithin(tx);
  const name = ensureName(wanted);
  const known = await savedFor(reader, region);
  const same = known.find((row) => row.kind === kind && row.name.zh === name.zh && row.holds === holds);
  if (same) return { saved: same, revision: null };
  await ensureFree(reader, { region, kind }, name.zh, null);
  if (known.length >= MOST_SAVED) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `这个地区已存有 ${known.length} 个图和集合，最多 ${MOST_SAVED} 个。请先移除不再用的。`,
      en: `${known.length} charts and sets are saved for this region, and at most ${MOST_SAVED} can be. Remove what is no longer used first.`,
    });
  }
  const note = `存下${KINDS[kind].zh}“${name.zh}”（${region}）`;
  const made = await saveNamed(tx, { region_id: region, kind, holds, ...name }, { ...by, note });
  return { saved: await ensureSaved(reader, String(made.id)), revision: made.revision };
}

/** Two of one name would be told apart by nobody. */
async function ensureFree(
  reader: Reader,
  { region, kind }: Pick<StoredSaved, 'region' | 'kind'>,
  zh: string,
  except: number | null,
): Promise<void> {
  const taken = (await savedFor(reader, region)).some(
    (row) => row.kind === kind && row.name.zh === zh && row.id !== except,
  );
  if (!taken) return;
  const what = KINDS[kind];
  throw new Problem('BAD_ARGUMENT', {
    zh: `这个地区已有名为“${zh}”的${what.zh}。请换一个名字，或先移除那一个。`,
    en: `A ${what.en} of this region is called “${zh}” already. Choose another name, or remove that one first.`,
  });
}

function ensureName({ zh, en = null }: WantedName): { readonly zh: string; readonly en: string | null } {
  const name = { zh: tidyName(zh), en: tidyName(en ?? '') };
  const refusal = nameRefusal(name.zh) ?? (name.en === '' ? null : nameRefusal(name.en));
  if (refusal) throw new Problem('BAD_ARGUMENT', refusal);
  return { zh: name.zh, en: name.en === '' ? null : name.en };
}

async function bureausIn(reader: Reader, of: readonly Of[]): Promise<string> {
  const subjects = of.length === 0 ? [] : await findSubjects(reader, of);
  const other = subjects.find(({ scope }) => scope !== 'own')?.publisher;
  if (other) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `集合由单位组成，“${other.name_zh}”在这里是一个地区的合计或年报。请去掉它；要它的各单位，写 region:${other.id}/*。`,
      en: `A set is of bureaus, and “${other.name_en}” is a sum or a report of a region here. Leave it out; its bureaus are region:${other.id}/*.`,
    });
  }
  const ids = subjects.map(({ publisher }) => publisher.id);
  if (ids.length > 1 && ids.length <= LARGEST_SET) return ids.join(' ');
  throw new Problem('BAD_ARGUMENT', {
    zh: `集合由 2 至 ${LARGEST_SET} 家单位组成，这里有 ${ids.length} 家。`,
    en: `A set is of 2 to ${LARGEST_SET} bureaus, and here there ${ids.length === 1 ? 'is 1' : `are ${ids.length}`}.`,
  });
}

async function ensureSaved(reader: Reader, id: string): Promise<StoredSaved> {
  const [found] = /^[1-9]\d{0,8}$/.test(id) ? await findSaved(reader, [Number(id)]) : [];
  if (found) return found;
  throw new Problem('NOT_FOUND', {
    zh: `没有编号为“${id.slice(0, 40)}”的图或集合。地区的 saved 列出全部。`,
    en: `No saved chart or set has the number “${id.slice(0, 40)}”. The field saved of a region lists all.`,
  });
}

async function ensureListed(reader: Reader, id: string): Promise<StoredSaved> {
  const found = await ensureSaved(reader, id);
  if (found.superseded === null) return found;
  const { kind, name } = found;
  throw new Problem('NOT_FOUND', {
    zh: `${KINDS[kind].zh}“${name.zh}”已在第 ${found.superseded} 号数据版本移除。要再用，请另存一个。`,
    en: `The ${KINDS[kind].en} “${name.en}” was removed at revision ${found.superseded}. To use it again, save another.`,
  });
}
