/** What a bureau put out in a year, by channel, with the entries of its website's list. */
import type { BureauKind } from '../../schema/report/publisher.ts';
import { randomFor } from '../../server/synthetic/random.ts';
import type { DraftReport } from '../draft.ts';
import type { Profile } from './profiles.ts';

export interface Entry {
  readonly label: string;
  readonly count: number;
}

export interface Disclosures {
  readonly website: number;
  /** Adds up to `website` and ends with 其他: a closed list. */
  readonly entries: readonly Entry[];
  readonly wechat: number;
  /** Original and reposted add up to `wechat`; null where the text does not say. */
  readonly original: number | null;
  readonly weibo: number;
  /** Press and television, approximate and outside the total; null for most. */
  readonly press: number | null;
}

const DEPARTMENT_ENTRIES: readonly (readonly [string, number])[] = [
  ['机构职能', 4],
  ['政策文件', 9],
  ['政策解读', 6],
  ['规划计划', 3],
  ['财政预决算', 2],
  ['行政许可和处罚', 12],
  ['重点领域', 15],
  ['工作动态', 38],
  ['通知公告', 16],
  ['建议提案办理', 4],
];

const LOCAL_ENTRIES: readonly (readonly [string, number])[] = [
  ['机构职能', 3],
  ['财政预决算', 2],
  ['惠民补贴', 12],
  ['社会救助', 14],
  ['村务社区事务', 9],
  ['安全生产', 7],
  ['工作动态', 36],
  ['通知公告', 14],
];

function entriesFor(kind: BureauKind): readonly (readonly [string, number])[] {
  return kind === 'township' || kind === 'street' ? LOCAL_ENTRIES : DEPARTMENT_ENTRIES;
}

export function discloseIn(profile: Profile, year: number): Disclosures {
  const random = randomFor(`${profile.id}/${year}/disclosures`);
  const yearly = (count: number, growth: number): number =>
    Math.round(count * growth ** (year - 2025) * (0.95 + random.next() * 0.1));
  const website = yearly(profile.website, 1.05);
  const wechat = yearly(profile.wechat, 1.11);
  const all = entriesFor(profile.kind);
  const chosen = random.some(all, random.int(5, all.length));
  const weights = chosen.reduce((sum, [, weight]) => sum + weight, 6);
  const entries = chosen.map(([label, weight]) => ({
    label,
    count: Math.max(1, Math.floor((website * weight) / weights)),
  }));
  const rest = website - entries.reduce((sum, { count }) => sum + count, 0);
  return {
    website,
    entries: [...entries, { label: '其他', count: rest }],
    wechat,
    original: wechat > 0 && random.chance(0.6) ? Math.round(wechat * (0.3 + random.next() * 0.5)) : null,
    weibo: profile.weibo === 0 ? 0 : yearly(profile.weibo, 0.97),
    press: year < 2024 && random.chance(0.07) ? random.int(2, 8) * 10 : null,
  };
}

export function totalDisclosed({ website, wechat, weibo }: Disclosures): number {
  return website + wechat + weibo;
}

/** The numbers that the prose states, whatever its words: the website's own only where it is not the whole. */
export function statedIn(disclosures: Disclosures): DraftReport['stated'] {
  const { website, wechat, weibo, press } = disclosures;
  return {
    'disclosures.total': totalDisclosed(disclosures),
    ...(wechat === 0 ? {} : { 'disclosures.website': website, 'disclosures.wechat': wechat }),
    ...(weibo === 0 ? {} : { 'disclosures.weibo': weibo }),
    ...(press === null ? {} : { 'disclosures.press': press }),
  };
}
