/** What would become of a list if it were accepted: row by row, with everything that keeps a row out or wants a look. */
import type { Bureau, BureauKind } from '../report/publisher.ts';
import type { Column } from './columns.ts';
import { bureauIdOf, ensureId, type Romanize } from './ids.ts';
import { foldName, kindOfName, kindOfWord, shortNameOf, visibleText } from './names.ts';
import { NOTICES, type Notice } from './notices.ts';
import { type ListRow, splitNames } from './rows.ts';
import { bureauNamed, type Listed, named, namesInFront, type RosterState } from './state.ts';

export interface PreviewRow {
  readonly line: number | null;
  /** `known`: on the list already, and left as it is. `leftOut`: no bureau, or a second time. */
  readonly outcome: 'add' | 'known' | 'leftOut' | 'refused';
  /** What would be entered; also of a refused row, as far as it could be read. */
  readonly bureau: Bureau | null;
  /** The bureau on the list that a `known` row names. */
  readonly existing: string | null;
  readonly notices: readonly Notice[];
  readonly documents: readonly string[];
}

export interface Preview {
  readonly rows: readonly PreviewRow[];
  readonly counts: Readonly<Record<PreviewRow['outcome'], number>>;
}

const LONGEST_NAME = 60;
const FORMULA = /^=|^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/u;
/** The mark of a lost character, and what UTF-8 read as GBK, or GBK as Latin letters, looks like. */
const GARBLED = /\ufffd|锟斤拷|[\u00c0-\u00ff]{4}/u;

/** Previews the rows of a list; `region` is that of rows which name none. */
export function previewRows(
  rows: readonly ListRow[],
  state: RosterState,
  region: string | null,
  romanize: Romanize,
): Preview {
  const taken = new Set(state.publishers.keys());
  const seen = new Map<string, ListRow>();
  const previewed = rows.map((row) => previewRow(row, { state, region, romanize, taken, seen }));
  const marked = withShared(previewed, rows, state);
  const counts = { add: 0, known: 0, leftOut: 0, refused: 0 };
  for (const { outcome } of marked) counts[outcome] += 1;
  return { rows: marked, counts };
}

interface Looking {
  readonly state: RosterState;
  readonly region: string | null;
  readonly romanize: Romanize;
  /** Ids on the list, and those given to rows before. */
  readonly taken: Set<string>;
  /** Rows before, by region and name. */
  readonly seen: Map<string, ListRow>;
}

function previewRow(row: ListRow, looking: Looking): PreviewRow {
  const { state, taken, seen } = looking;
  const base = { line: row.line, existing: null, documents: row.documents ?? [] };
  if (row.leftOut) return { ...base, outcome: 'leftOut', bureau: null, notices: [row.leftOut] };
  const text = (column: Column): string => visibleText(row.texts[column] ?? '');
  const place = (column: Column): string | null => row.places[column] ?? null;
  const notices: Notice[] = troubleIn(row);
  const name = text('name');
  const region = regionOf(row, looking, notices);
  const since = yearIn(row, 'since', notices);
  const until = yearIn(row, 'until', notices);
  if (since !== null && until !== null && until < since) notices.push(NOTICES.yearsReversed(place('until')));
  const kind = kindIn(row, notices);
  const shortName = text('shortName') || (region === null ? name : shortNameOf(name, namesInFront(state, region)));
  const bureau = (id: string): Bureau => ({
    id,
    region: region ?? '',
    name: { zh: name, en: text('englishName') || name },
    shortName: { zh: shortName, en: text('englishName') || shortName },
    kind,
    aliases: splitNames(row.texts.aliases ?? '')
      .map(visibleText)
      .filter((alias) => foldName(alias) !== foldName(name)),
    function: text('function') || null,
    contact: text('contact') || null,
    since,
    until,
  });
  if (region !== null) {
    const key = `${region} ${foldName(name)}`;
    const twin = seen.get(key);
    if (twin)
      return { ...base, outcome: 'leftOut', bureau: null, notices: [NOTICES.doubled(twin.line)(place('name'))] };
    const known = bureauNamed(state, region, name);
    if (known) {
      const notice = NOTICES.known(known.id, differs(row, bureau(known.id), known))(place('name'));
      seen.set(key, row);
      return { ...base, outcome: 'known', existing: known.id, bureau: null, notices: [notice] };
    }
    seen.set(key, row);
    const before = named(state, name).find((one) => one.kind === 'bureau' && one.region === region);
    if (before) notices.push(NOTICES.formerName(before.id, name)(place('name')));
  }
  const id = idOf(row, region ?? '', shortName, looking, notices);
  taken.add(id);
  const refused = notices.some(({ level }) => level === 'refused');
  return { ...base, outcome: refused ? 'refused' : 'add', bureau: bureau(id), notices };
}

/** Cells that hold no text a person could mean. */
function troubleIn({ texts, places }: ListRow): Notice[] {
  return Object.entries(texts).flatMap(([column, text]) => {
    const place = places[column as Column] ?? null;
    if (FORMULA.test(text)) return [NOTICES.formula(text)(place)];
    if (GARBLED.test(text)) return [NOTICES.garbled(place)];
    const most = column === 'aliases' || column === 'englishName' || column === 'contact' ? 300 : LONGEST_NAME;
    return text.length > most ? [NOTICES.long(most)(place)] : [];
  });
}

function regionOf({ texts, places }: ListRow, { state, region }: Looking, notices: Notice[]): string | null {
  const word = texts.region ?? '';
  const place = places.region ?? null;
  if (word === '') {
    if (region === null) notices.push(NOTICES.regionMissing(place));
    return region;
  }
  const own = state.publishers.get(word);
  if (own?.kind === 'region') return own.id;
  const found = named(state, word).filter((one) => one.kind === 'region');
  const [only] = found;
  if (only && found.length === 1) return only.id;
  if (found.some(({ id }) => id === region)) return region;
  const ids = found.map(({ id }) => id);
  notices.push(found.length > 1 ? NOTICES.regionShared(word, ids)(place) : NOTICES.regionUnknown(word)(place));
  return null;
}

function yearIn({ texts, places }: ListRow, column: 'since' | 'until', notices: Notice[]): number | null {
  const text = (texts[column] ?? '').trim();
  if (text === '' || /^[-/—无]+$/u.test(text)) return null;
  const year = Number(/^((?:19|20)\d{2})(?:年度?|[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?月?)?$/u.exec(text)?.[1]);
  if (Number.isInteger(year)) return year;
  if (!FORMULA.test(text)) notices.push(NOTICES.year(text)(places[column] ?? null));
  return null;
}

function kindIn({ texts, places }: ListRow, notices: Notice[]): BureauKind {
  const word = texts.kind ?? '';
  const guessed = kindOfName(texts.name ?? '');
  if (word !== '') {
    const kind = kindOfWord(word);
    if (kind === null && !FORMULA.test(word)) notices.push(NOTICES.kindUnknown(word)(places.kind ?? null));
    return kind ?? guessed ?? 'department';
  }
  if (guessed === null) notices.push(NOTICES.kindGuessed(places.name ?? null));
  return guessed ?? 'department';
}

function idOf(row: ListRow, region: string, shortName: string, looking: Looking, notices: Notice[]): string {
  const { romanize, taken } = looking;
  const given = row.texts.id ?? '';
  const place = row.places.id ?? null;
  if (given === '') return bureauIdOf(region, shortName, romanize, (id) => taken.has(id));
  try {
    ensureId(given);
  } catch {
    notices.push(NOTICES.idBad(given)(place)); // what else it could be, the sentence says
    return given;
  }
  if (taken.has(given)) notices.push(NOTICES.idTaken(given)(place));
  return given;
}

/** Whether a row says something else of a bureau than the list does. */
function differs(row: ListRow, said: Bureau, listed: Listed): boolean {
  const has = (column: Column): boolean => (row.texts[column] ?? '') !== '';
  return (
    (has('shortName') && said.shortName.zh !== listed.shortName.zh) ||
    (has('englishName') && said.name.en !== listed.name.en) ||
    (has('kind') && said.kind !== listed.type) ||
    (has('function') && said.function !== listed.function) ||
    (has('contact') && said.contact !== listed.contact) ||
    (has('since') && said.since !== listed.since) ||
    (has('until') && said.until !== listed.until) ||
    said.aliases.some(
      (alias) => ![...listed.aliases, ...listed.formerNames].some((own) => foldName(own) === foldName(alias)),
    )
  );
}

/** Names that two bureaus of the list, or one of it and one held already, would both have. */
function withShared(previewed: readonly PreviewRow[], rows: readonly ListRow[], state: RosterState): PreviewRow[] {
  const owners = new Map<string, number[]>();
  for (const [index, { outcome, bureau }] of previewed.entries()) {
    if (!bureau || outcome === 'known') continue;
    for (const name of new Set([bureau.name.zh, ...bureau.aliases].map(foldName))) {
      const known = owners.get(name);
      if (known) known.push(index);
      else owners.set(name, [index]);
    }
  }
  return previewed.map((row, index) => {
    const { bureau } = row;
    if (!bureau) return row;
    const shared = [bureau.name.zh, ...bureau.aliases].flatMap((name) => {
      const folded = foldName(name);
      const others = (owners.get(folded) ?? []).filter((other) => other !== index);
      const held = named(state, name).filter(
        (one) => one.region !== bureau.region || foldName(one.name.zh) !== foldName(bureau.name.zh),
      );
      const isOwnFormer = row.notices.some(({ code }) => code === 'FORMER_NAME') && folded === foldName(bureau.name.zh);
      const names = [
        ...others.map((other) => labelOf(previewed[other], rows[other])),
        ...(isOwnFormer ? [] : held.map(({ name: { zh }, id }) => `${zh}（${id}）`)),
      ];
      const place = rows[index]?.places[name === bureau.name.zh ? 'name' : 'aliases'] ?? null;
      return names.length === 0 ? [] : [NOTICES.shared(name, names)(place)];
    });
    return shared.length === 0 ? row : { ...row, notices: [...row.notices, ...shared] };
  });
}

function labelOf(row: PreviewRow | undefined, source: ListRow | undefined): string {
  const name = row?.bureau?.name.zh ?? '';
  return source?.line === null || source === undefined ? name : `${name}（第 ${source.line} 行）`;
}
