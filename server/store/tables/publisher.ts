import type { Insertable, Selectable } from 'kysely';

/** Regions and bureaus: everybody who files a report. */
export interface PublisherTable {
  /** Short stable id used in addresses. */
  id: string;
  kind: 'bureau' | 'region';
  /** Bureaus: the region that holds it. Regions: the region above, or null. */
  region_id: string | null;
  name_zh: string;
  name_en: string;
  short_zh: string;
  short_en: string;
  /** Bureaus: department, township…; regions: district, city… */
  type: string;
  /** First and last report year expected of it. */
  since: number | null;
  until: number | null;
  /** 1: made-up data. */
  illustrative: number;
  /** Place in the list, over all publishers. */
  position: number;
}

/** Names a publisher is found under, folded (no white space, full-width brackets); one publisher a name. */
export interface PublisherNameTable {
  name: string;
  publisher_id: string;
  /** As written, for showing. */
  written: string;
  /** 1: an alias entered by people; 0: the name itself or formed from it. */
  alias: number;
}

export type PublisherRow = Selectable<PublisherTable>;
export type NewPublisher = Insertable<PublisherTable>;
