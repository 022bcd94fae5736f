/** Everything that can be looked for, with all its names: the list of publishers as it stands, and what is the same always. */
import { MEASURES } from '../../../schema/form/measures/index.ts';
import type { Measure } from '../../../schema/form/measures/measure.ts';
import { FINDABLE, type ProductPage } from '../../../schema/pages.ts';
import { INDICATORS, type Indicator } from '../../../schema/rollup/indicators.ts';
import { listNames, listRoster } from '../../store/find/roster.ts';
import type { Reader } from '../../store/reader.ts';
import { type NameKind, type SearchedName, searchedName } from './names.ts';

export type Target =
  | { readonly kind: 'bureau' | 'region'; readonly id: string }
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'indicator'; readonly indicator: Indicator }
  | { readonly kind: 'page'; readonly page: ProductPage };

export interface Entry {
  readonly target: Target;
  readonly names: readonly SearchedName[];
  /** Of a bureau: the region that holds it. */
  readonly region: string | null;
}

/** The same name written twice (short name and alias) is kept once, as the first. */
function named(names: readonly (readonly [NameKind, string])[]): readonly SearchedName[] {
  const seen = new Set<string>();
  return names
    .map(([kind, written]) => searchedName(kind, written))
    .filter(({ folded }) => folded !== '' && !seen.has(folded) && seen.add(folded))
    .slice();
}

const KINDS = { name: 'name', alias: 'alias', former: 'formerName' } as const;

/** Regions and bureaus, in the order of the list. */
export async function publisherEntries(reader: Reader): Promise<readonly Entry[]> {
  const [roster, names] = await Promise.all([listRoster(reader), listNames(reader)]);
  const namesOf = Map.groupBy(names, (name) => name.publisher);
  return roster.map((row) => ({
    target: { kind: row.kind, id: row.id },
    region: row.kind === 'bureau' ? row.region_id : null,
    names: named([
      ['name', row.name_zh],
      ['shortName', row.short_zh],
      ['englishName', row.name_en],
      ['englishName', row.short_en],
      ...(namesOf.get(row.id) ?? []).map(({ kind, written }) => [KINDS[kind], written] as const),
      ['code', row.id],
    ]),
  }));
}

/** Pages, indicators and measures. */
export function fixedEntries(): readonly Entry[] {
  const counted = [
    ...INDICATORS.map((indicator) => ({
      target: { kind: 'indicator', indicator } as const,
      of: indicator,
      code: null,
      others: indicator.alsoCalled,
    })),
    ...MEASURES.map((measure) => ({
      target: { kind: 'measure', measure } as const,
      of: measure,
      code: measure.code,
      others: [],
    })),
  ];
  return [
    ...FINDABLE.map((page) => ({
      target: { kind: 'page', page } as const,
      region: null,
      names: named([
        ['name', page.title.zh],
        ['englishName', page.title.en],
        ...page.alsoCalled.map((name) => ['alias', name] as const),
      ]),
    })),
    ...counted.map(({ target, of, code, others }) => ({
      target,
      region: null,
      names: named([
        ['name', of.label.zh],
        ['shortName', of.short.zh],
        ['englishName', of.label.en],
        ['englishName', of.short.en],
        ...others.map((name) => ['alias', name] as const),
        ...(code === null ? [] : [['code', code] as const]),
        ['code', of.id],
      ]),
    })),
  ];
}
