/** What may happen to the list of regions and bureaus, and what became of a body through time. */
import type { Bureau, BureauKind, Region, RegionLevel } from '../report/publisher.ts';

export const SUCCESSION_KINDS = ['renamed', 'merged', 'split', 'moved', 'ended', 'begun'] as const;
/** `moved`: to another region. */
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];

/** The day from which a change holds, and the decision behind it. */
export interface Decision {
  /** ISO day; null where only the year is known. */
  readonly on: string | null;
  /** First report year in which it holds: the year of `on`, unless said otherwise. */
  readonly year: number;
  /** Title and number of the decision. */
  readonly document: string | null;
}

/** A bureau as a person enters it; what is left out is guessed (kind, short name, id) or not known. */
export interface NewBureau {
  readonly region: string;
  readonly name: string;
  readonly id?: string | null;
  readonly shortName?: string | null;
  readonly englishName?: string | null;
  readonly englishShortName?: string | null;
  readonly kind?: BureauKind | null;
  readonly aliases?: readonly string[];
  readonly function?: string | null;
  readonly contact?: string | null;
  readonly since?: number | null;
  readonly until?: number | null;
}

export interface NewRegion {
  readonly name: string;
  readonly level: RegionLevel;
  readonly id?: string | null;
  readonly englishName?: string | null;
  readonly parent?: string | null;
  readonly aliases?: readonly string[];
  /** First report year from which its list of bureaus is complete; null takes that back. */
  readonly completeSince?: number | null;
}

/** One change of the list, made whole or not at all. */
export type RosterChange =
  | { readonly kind: 'addRegion'; readonly region: NewRegion }
  | { readonly kind: 'editRegion'; readonly id: string; readonly region: Partial<Omit<NewRegion, 'id'>> }
  | { readonly kind: 'add'; readonly bureaus: readonly NewBureau[] }
  | { readonly kind: 'begin'; readonly bureau: NewBureau; readonly decision: Decision }
  | { readonly kind: 'edit'; readonly id: string; readonly bureau: Partial<Omit<NewBureau, 'id'>> }
  | { readonly kind: 'addName'; readonly id: string; readonly name: string }
  | {
      readonly kind: 'rename';
      readonly id: string;
      readonly name: string;
      readonly shortName?: string | null;
      readonly englishName?: string | null;
      readonly decision: Decision;
    }
  | {
      readonly kind: 'merge';
      readonly from: readonly string[];
      /** A bureau of the list, or a new one. */
      readonly into: string | NewBureau;
      readonly decision: Decision;
    }
  | {
      readonly kind: 'split';
      readonly from: string;
      readonly into: readonly NewBureau[];
      /** Whether the body that is split goes on beside those split off. */
      readonly goesOn: boolean;
      readonly decision: Decision;
    }
  | { readonly kind: 'move'; readonly id: string; readonly region: string; readonly decision: Decision }
  | { readonly kind: 'end'; readonly id: string; readonly decision: Decision }
  /** Entered by mistake: nothing was ever held of it. */
  | { readonly kind: 'remove'; readonly id: string };

/** One event in the life of a bureau, as stored. */
export interface Succession {
  /** null: founded out of nothing on the list. The same as the successor: only its name changed. */
  readonly predecessor: string | null;
  /** null: ended, and nobody on the list took over. */
  readonly successor: string | null;
  readonly kind: SuccessionKind;
  readonly on: string | null;
  readonly document: string | null;
  readonly formerName: string | null;
  readonly revision: number;
}

/** The list, or a part of it. */
export interface Roster {
  readonly regions: readonly Region[];
  readonly bureaus: readonly Bureau[];
  /** What became of those in it, as far as it is known when they are entered. */
  readonly successions?: readonly Omit<Succession, 'revision'>[];
}
