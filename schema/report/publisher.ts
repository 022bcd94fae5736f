/** Who files reports: bureaus, and the regions that hold them. */
import type { Label, Lang } from '../language.ts';

export const REGION_LEVELS = ['province', 'city', 'district', 'county'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

export const BUREAU_KINDS = ['governmentOffice', 'department', 'township', 'street', 'zone'] as const;
export type BureauKind = (typeof BUREAU_KINDS)[number];

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

/** What a report is called: a bureau's by the bureau, a government-wide one by the government of the region. */
export function reportTitle(publisher: Label, isBureau: boolean, year: number, lang: Lang): string {
  const { zh, en } = publisher;
  if (lang === 'zh') return `${isBureau ? zh : `${zh}人民政府`} ${year} 年政府信息公开工作年度报告`;
  return isBureau
    ? `${en}: annual report on information disclosure ${year}`
    : `Government of ${en}: annual report on information disclosure ${year}`;
}
