import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { APPLICANTS } from '../../schema/form/applicants.ts';
import { cellII, cellIII } from '../../schema/form/cells.ts';
import { type DraftReport, printedIn } from '../../seeds/draft.ts';
import { cleanDrafts } from '../../seeds/illustrative/drafts.ts';
import {
  ILLUSTRATIVE_MARK,
  illustrativeDocuments,
  illustrativeDrafts,
  illustrativeRoster,
  MISSING_REPORTS,
} from '../../seeds/illustrative/index.ts';
import { brokenIdentities, numberIn } from './identities.ts';

const clean = cleanDrafts();
const drafts = illustrativeDrafts();
const documents = illustrativeDocuments();

/** Changes with every change of words or numbers: when one is meant, put the new value here and the README's numbers right. */
const ALL_BYTES = '824c21f522a907a3713fd39f5097211fde0726261a392b5298d35e10e67577ab';

function draftOf(list: readonly DraftReport[], publisher: string, year: number): DraftReport | undefined {
  return list.find((draft) => draft.publisher === publisher && draft.year === year);
}

/** Neighbouring years of one bureau among the clean drafts. */
const neighbours = clean.flatMap((now) => {
  const before = draftOf(clean, now.publisher, now.year - 1);
  return before ? [{ before, now }] : [];
});

describe('the roster of the illustrative district', () => {
  it('lists 36 bureaus for 2025, each with an id of its own', () => {
    const { bureaus, regions } = illustrativeRoster;
    const in2025 = bureaus.filter(({ since, until }) => (since ?? 0) <= 2025 && (until ?? 9999) >= 2025);
    expect(in2025).toHaveLength(36);
    expect(new Set([...bureaus, ...regions].map(({ id }) => id)).size).toBe(bureaus.length + regions.length);
    expect(regions.map(({ id, illustrative }) => [id, illustrative])).toEqual([['shifan', true]]);
  });

  it('gives no name or alias to two bureaus', () => {
    const names = illustrativeRoster.bureaus.flatMap(({ name, aliases }) => [name.zh, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has bureaus of every kind, one merged away and one founded in between', () => {
    expect(new Set(illustrativeRoster.bureaus.map(({ kind }) => kind)).size).toBe(5);
    expect(illustrativeRoster.bureaus.filter(({ until }) => until !== null).map(({ id }) => id)).toEqual([
      'shifan-rural',
    ]);
    expect(illustrativeRoster.bureaus.filter(({ since }) => since !== null).map(({ id }) => id)).toEqual([
      'shifan-rural',
      'shifan-data',
    ]);
  });
});

describe('the documents of the illustrative district', () => {
  it('are the same bytes at every making', () => {
    const hash = createHash('sha256');
    for (const { fileName, bytes } of documents) hash.update(fileName).update(bytes);
    expect(hash.digest('hex')).toBe(ALL_BYTES);
    expect(illustrativeDocuments()).toEqual(documents);
  });

  it('are one for each report due and not missing, and one a year for the region', () => {
    const due = [2019, 2020, 2021, 2022, 2023, 2024, 2025].flatMap((year) =>
      illustrativeRoster.bureaus
        .filter(({ since, until }) => (since ?? 0) <= year && (until ?? 9999) >= year)
        .map(({ id }) => `${id} ${year}`),
    );
    const missing = MISSING_REPORTS.map(({ bureau, year }) => `${bureau} ${year}`);
    const ofBureaus = documents.filter(({ publisher }) => publisher !== 'shifan');
    expect(ofBureaus.map(({ publisher, year }) => `${publisher} ${year}`).sort()).toEqual(
      due.filter((name) => !missing.includes(name)).sort(),
    );
    expect(documents.filter(({ publisher }) => publisher === 'shifan').map(({ year }) => year)).toEqual([
      2019, 2020, 2021, 2022, 2023, 2024, 2025,
    ]);
    expect(documents).toHaveLength(253);
    expect(missing.filter((name) => name.endsWith('2025'))).toHaveLength(2);
  });

  it('say in their own text that they are illustrative', () => {
    for (const { bytes } of documents) expect(new TextDecoder().decode(bytes)).toContain(ILLUSTRATIVE_MARK);
  });

  it('have file names of their own', () => {
    expect(new Set(documents.map(({ fileName }) => fileName)).size).toBe(documents.length);
  });

  it('come in ten layouts and three media types', () => {
    expect(new Set(drafts.map(({ layout }) => layout)).size).toBe(10);
    expect(new Set(documents.map(({ mediaType }) => mediaType)).size).toBe(3);
  });

  it('hold prose of a believable length', () => {
    for (const { opening, sectionOne, sectionFive, sectionSix } of clean) {
      const length = [opening, ...sectionOne, ...sectionFive, ...(sectionSix ?? [])].join('').length;
      expect(length).toBeGreaterThan(450);
      expect(length).toBeLessThan(1400);
    }
  });

  it('repeat no section five of the year before, but for the planted one', () => {
    const same = neighbours.filter(({ before, now }) => before.sectionFive.join() === now.sectionFive.join());
    expect(same).toEqual([]);
  });
});

describe('a clean draft', () => {
  it('satisfies every identity of the form', () => {
    for (const draft of clean)
      expect([draft.publisher, draft.year, brokenIdentities(draft)]).toEqual([draft.publisher, draft.year, []]);
  });

  it('carries in, column by column, what the year before carried out', () => {
    expect(neighbours.length).toBeGreaterThan(200);
    for (const { before, now } of neighbours) {
      const columns = (draft: DraftReport, code: string): readonly string[] =>
        APPLICANTS.map((applicant) => printedIn(draft, cellIII(code, applicant)));
      expect([now.publisher, now.year, columns(now, '2')]).toEqual([now.publisher, now.year, columns(before, '4')]);
    }
  });

  it('chains the item counts of the 2019 form and the stock of normative documents', () => {
    for (const { before, now } of neighbours.filter(({ now }) => now.kind === 'bureau')) {
      for (const kind of ['licensing', 'otherServices', 'penalties', 'coercion', 'fees']) {
        expect(numberIn(now, cellII(`${kind}.itemsBefore`))).toBe(
          numberIn(before, cellII(`${kind}.itemsBefore`)) + numberIn(before, cellII(`${kind}.itemsChange`)),
        );
      }
      const of = (draft: DraftReport, what: string): number => numberIn(draft, cellII(`normativeDocuments.${what}`));
      expect(of(now, 'inForce')).toBe(of(before, 'inForce') + of(now, 'made') - of(now, 'repealed'));
      expect(of(now, 'disclosedTotal')).toBe(of(before, 'disclosedTotal') + of(now, 'newlyDisclosed'));
      expect(of(now, 'newlyDisclosed')).toBeLessThanOrEqual(of(now, 'newlyMade'));
    }
  });

  it('never counts more suits after review than reviews they could follow', () => {
    for (const draft of clean) {
      const of = (measure: string): number => numberIn(draft, `IV/${measure}`);
      expect(of('litigation.afterReview.total')).toBeLessThanOrEqual(of('review.upheld') + of('review.otherResult'));
    }
  });

  it('is printed on the form of its year and published in time', () => {
    for (const { year, kind, editions, publishedOn } of clean) {
      expect(editions.III).toBe(year <= 2020 ? '2019' : '2021');
      expect(publishedOn ?? '').toMatch(new RegExp(kind === 'bureau' ? `^${year + 1}-01-` : `^${year + 1}-03-`));
    }
  });

  it('states a total of disclosures that its channels make up', () => {
    for (const { stated } of clean) {
      const { 'disclosures.total': total, 'disclosures.website': website } = stated;
      if (website === undefined) continue;
      expect(website + (stated['disclosures.wechat'] ?? 0) + (stated['disclosures.weibo'] ?? 0)).toBe(total);
    }
  });
});

describe('the district as a whole', () => {
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
  const sum = (year: number, codes: readonly string[]): number =>
    clean
      .filter((draft) => draft.kind === 'bureau' && draft.year === year)
      .reduce(
        (total, draft) => total + codes.reduce((part, code) => part + numberIn(draft, cellIII(code, 'total')), 0),
        0,
      );

  it('receives about a thousand requests a year and more each year since 2020', () => {
    const received = years.map((year) => sum(year, ['1']));
    for (const cases of received) {
      expect(cases).toBeGreaterThan(950);
      expect(cases).toBeLessThan(1400);
    }
    expect(received.slice(1)).toEqual([...received.slice(1)].sort((a, b) => a - b));
  });

  it('grants about two in five and cannot provide about three in ten', () => {
    for (const year of years) {
      const closed = sum(year, ['3.7']);
      expect(sum(year, ['3.1']) / closed).toBeGreaterThan(0.35);
      expect(sum(year, ['3.1']) / closed).toBeLessThan(0.45);
      expect(sum(year, ['3.4.1', '3.4.2', '3.4.3']) / closed).toBeGreaterThan(0.22);
      expect(sum(year, ['3.4.1', '3.4.2', '3.4.3']) / closed).toBeLessThan(0.34);
    }
  });

  it('has a bureau that never receives a request', () => {
    for (const year of years) {
      const statistics = draftOf(clean, 'shifan-statistics', year);
      expect(statistics && APPLICANTS.map((applicant) => numberIn(statistics, cellIII('1', applicant)))).toEqual([
        0, 0, 0, 0, 0, 0, 0,
      ]);
    }
  });

  it('reports for the whole government what its bureaus count and the requests to the government itself', () => {
    for (const year of years) {
      const whole = draftOf(clean, 'shifan', year);
      if (!whole) throw new Error(`No government-wide report of ${year}`);
      const own = numberIn(whole, cellIII('1', 'total')) - sum(year, ['1']);
      expect(own).toBeGreaterThan(40);
      expect(own).toBeLessThan(100);
      const licences = clean
        .filter((draft) => draft.kind === 'bureau' && draft.year === year)
        .reduce((total, draft) => total + numberIn(draft, cellII('licensing.decisions')), 0);
      expect(numberIn(whole, cellII('licensing.decisions'))).toBe(licences);
    }
  });
});
