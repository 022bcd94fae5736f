/** The clean drafts: every report of the district as it would be without a mistake. */

import { randomFor } from '../../server/synthetic/random.ts';
import { DRAFT_EDITIONS, type DraftReport, type LayoutId } from '../draft.ts';
import { simulateAppeals } from './appeals.ts';
import { discloseIn, statedIn } from './disclosures.ts';
import { type BodyYear, gather, simulateGovernment } from './government.ts';
import { printCells } from './printed.ts';
import { isActive, PROFILES, type Profile, YEARS } from './profiles.ts';
import { type Author, selfOf } from './prose/author.ts';
import { headingsOf, openingOf, titleOf } from './prose/opening.ts';
import { sectionFive } from './prose/section-five.ts';
import { sectionOne } from './prose/section-one.ts';
import { sectionSix } from './prose/section-six.ts';
import { simulateRequests } from './requests.ts';
import { bureauId, REGION_ID } from './roster.ts';
import { simulateServices } from './services.ts';

/** Stands in the head of every illustrative document. */
export const ILLUSTRATIVE_MARK = '示例数据，非真实报告';

const LAYOUTS: readonly LayoutId[] = [
  'html',
  'tabs',
  'htmlSpans',
  'pipes',
  'tabsShifted',
  'markdown',
  'cellPerLine',
  'pipesPadded',
  'html',
  'pdfLines',
  'htmlSpans',
  'pipeCells',
];

interface Body {
  readonly id: string;
  readonly profile: Profile;
  readonly years: readonly BodyYear[];
}

function simulate(profile: Profile): Body {
  const requests = simulateRequests(profile);
  const appeals = simulateAppeals(profile, requests);
  const services = simulateServices(profile);
  const years = YEARS.flatMap((year, index) => {
    const [inRequests, inAppeals, inServices] = [requests[index], appeals[index], services[index]];
    if (!inRequests || !inAppeals || !inServices) return [];
    return [{ requests: inRequests, appeals: inAppeals, services: inServices, disclosures: discloseIn(profile, year) }];
  });
  return { id: bureauId(profile.id), profile, years };
}

/** Every report due, clean: those of the bureaus, year by year in the order of the roster, each year followed by the region's. */
export function cleanDrafts(): readonly DraftReport[] {
  const bodies = PROFILES.map(simulate);
  const government = simulateGovernment();
  let before: BodyYear | null = null;
  return YEARS.flatMap((year, index) => {
    const active = bodies.filter(({ profile }) => isActive(profile, year));
    const drafts = active.flatMap((body, position) => {
      const now = body.years[index];
      return now
        ? [
            draftOf(
              body,
              position,
              now,
              isActive(body.profile, year - 1) ? (body.years[index - 1] ?? null) : null,
              year,
            ),
          ]
        : [];
    });
    const [requests, appeals] = [government.requests[index], government.appeals[index]];
    if (!requests || !appeals) return drafts;
    const whole: BodyYear = gather(
      active.flatMap(({ years }) => years.slice(index, index + 1)),
      { requests, appeals },
    );
    const draft = governmentDraft(whole, before, year);
    before = whole;
    return [...drafts, draft];
  });
}

function draftOf(
  { id, profile }: Body,
  position: number,
  now: BodyYear,
  before: BodyYear | null,
  year: number,
): DraftReport {
  const author: Author = {
    key: profile.id,
    year,
    name: profile.name.zh,
    self: selfOf(profile.kind, profile.name.zh),
    scope: selfOf(profile.kind, profile.name.zh),
    kind: profile.kind,
    account: profile.account,
    topic: profile.topic,
    disclosures: now.disclosures,
    requests: now.requests,
    requestsBefore: before?.requests ?? null,
    appeals: now.appeals,
    fees: now.services.get('fees.amount') ?? 0,
  };
  const random = randomFor(`${profile.id}/${year}/day`);
  return {
    ...write(author, now),
    publisher: id,
    kind: 'bureau',
    publishedOn: `${year + 1}-01-${String(random.int(8, 31)).padStart(2, '0')}`,
    // A bureau changes its template with the form, and now and then besides.
    layout: LAYOUTS[(position + (year <= 2020 ? 1 : year <= 2023 ? 4 : 6)) % LAYOUTS.length] ?? 'tabs',
  };
}

function governmentDraft(now: BodyYear, before: BodyYear | null, year: number): DraftReport {
  const author: Author = {
    key: 'government',
    year,
    name: '示例区人民政府',
    self: '区政府',
    scope: '全区',
    kind: 'government',
    account: '示例发布',
    topic: '土地征收、房屋拆迁和城市规划',
    disclosures: now.disclosures,
    requests: now.requests,
    requestsBefore: before?.requests ?? null,
    appeals: now.appeals,
    fees: now.services.get('fees.amount') ?? 0,
  };
  const random = randomFor(`government/${year}/day`);
  return {
    ...write(author, now),
    publisher: REGION_ID,
    kind: 'region',
    publishedOn: `${year + 1}-03-${String(random.int(4, 29)).padStart(2, '0')}`,
    layout: year <= 2020 ? 'tabs' : 'html',
  };
}

function write(author: Author, now: BodyYear): Omit<DraftReport, 'publisher' | 'kind' | 'publishedOn' | 'layout'> {
  return {
    year: author.year,
    name: author.name,
    title: titleOf(author),
    remarks: [`（${ILLUSTRATIVE_MARK}）`],
    opening: openingOf(author),
    headings: headingsOf(author.key),
    sectionOne: sectionOne(author),
    stated: statedIn(author.disclosures),
    sectionFive: sectionFive(author),
    sectionSix: sectionSix(author),
    editions: DRAFT_EDITIONS[author.year <= 2020 ? '2019' : '2021'],
    cells: printCells(now, author.key),
    tables: 'printed',
  };
}
