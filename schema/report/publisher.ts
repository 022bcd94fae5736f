/** Who files reports: bureaus, and the regions that hold them. */
import type { Label, Lang } from '../language.ts';

export const REGION_LEVELS = ['province', 'city', 'district', 'county'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

export const BUREAU_KINDS = ['governmentOffice', 'department', 'township', 'street', 'zone'] as const;
export type BureauKind = (typeof BUREAU_KINDS)[number];

/** What one bureau of a kind is. */
export const BUREAU_KIND_LABELS: Readonly<Record<BureauKind, Label>> = {
  governmentOffice: { zh: '政府办公室', en: 'Government office' },
  department: { zh: '部门', en: 'Department' },
  township: { zh: '乡镇', en: 'Township' },
  street: { zh: '街道', en: 'Subdistrict office' },
  zone: { zh: '开发区', en: 'Zone' },
};

/** A district, county, city or province. It may publish a government-wide report of its own. */
export interface Region {
  /** Short, stable, lower-case ASCII: `shifan`, `suqian`. Used in addresses. */
  readonly id: string;
  readonly name: Label;
  readonly level: RegionLevel;
  readonly parent: string | null;
  /** Names under which its government-wide report may appear, beside `<name>人民政府`. */
  readonly aliases: readonly string[];
  /** Made-up data for showing the product; said on every page, chart and export. */
  readonly illustrative: boolean;
  /** First report year from which every bureau in it, and in the regions below it, is on the list; null or left out: nobody has said so. */
  readonly completeSince?: number | null;
}

/** A body that files a report of its own: department, township, street office, government office. */
export interface Bureau {
  readonly id: string;
  readonly region: string;
  readonly name: Label;
  /** As officials say it among themselves: 教育局. */
  readonly shortName: Label;
  readonly kind: BureauKind;
  readonly aliases: readonly string[];
  /** What it is in charge of (职能), by which like bureaus of several regions are compared: 教育. */
  readonly function?: string | null;
  /** Who answers for its reports: a person, a telephone number. */
  readonly contact?: string | null;
  /** First and last report year expected of it; null: no limit known. */
  readonly since: number | null;
  readonly until: number | null;
}

/** Who publishes a report: a bureau itself, a government-wide one the government of the region. */
export function publisherName(publisher: Label, isBureau: boolean): Label {
  const { zh, en } = publisher;
  return isBureau ? publisher : { zh: `${zh}人民政府`, en: `Government of ${en}` };
}

/** What a report is called: by who publishes it. */
export function reportTitle(publisher: Label, isBureau: boolean, year: number, lang: Lang): string {
  const name = publisherName(publisher, isBureau);
  return lang === 'zh'
    ? `${name.zh} ${year} 年政府信息公开工作年度报告`
    : `${name.en}: annual report on information disclosure ${year}`;
}
