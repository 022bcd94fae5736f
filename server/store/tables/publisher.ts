import type { Generated, Selectable } from 'kysely';

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
  /** 1: came with the program, to show it; goes when the examples are removed. */
  example: Generated<number>;
  /** What it is in charge of (职能), as on the list. */
  function: Generated<string | null>;
  /** Who answers for its reports. */
  contact: Generated<string | null>;
  /** Of a region: the first report year from which every bureau in it and in the regions below it is on the list; null where nobody has said so. */
  complete_since: Generated<number | null>;
  /** Place in the list, over all publishers. */
  position: number;
  /** JSON: of which years reports are held, each with the revision at which the first came. A year that is not found is then known to be lost. */
  held: Generated<string>;
  /** checksums.ts. */
  checksum: number;
}

/** Names a publisher is found under, folded (no white space, full-width brackets). Two publishers may share one. */
export interface PublisherNameTable {
  name: string;
  publisher_id: string;
  /** As written, for showing. */
  written: string;
  /** 1: an alias entered by people; 0: the name itself or formed from it. */
  alias: number;
  /** 1: it has another name now. */
  former: Generated<number>;
  /** Of a former name: the last report year in which it was the name; null where that is not known. */
  until: Generated<number | null>;
  /** checksums.ts. */
  checksum: number;
}

export type PublisherNameRow = Selectable<PublisherNameTable>;
export type PublisherRow = Selectable<PublisherTable>;
export type PublisherUpdate = Partial<PublisherRow>;
