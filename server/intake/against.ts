/** Reports that are stored nowhere, held against what is stored, and those of one body against each other. */
import type { Around } from '../../schema/check/around.ts';
import { checkSome, rulesLookingAt } from '../../schema/check/check.ts';
import type { Finding } from '../../schema/check/finding.ts';
import { neighbourIn } from '../../schema/check/neighbour.ts';
import { foundAround } from '../store/find/found-around.ts';
import type { PublisherName } from '../store/find/publishers.ts';
import { reportId } from '../store/find/reports.ts';
import { foldName } from '../store/names.ts';
import type { Reader } from '../store/reader.ts';
import type { ExaminedDocument } from './members.ts';
import { attribute } from './whose.ts';

/** What is stored, and whose names are on the list; null where nothing is. */
export interface Held {
  readonly reader: Reader;
  readonly names: readonly PublisherName[];
}

type Draft = Pick<ExaminedDocument, 'examined' | 'named' | 'fileName'>;

const BETWEEN_YEARS = rulesLookingAt('before', 'after');

/**
 * What the rules between reports say of each, in the order given. A body on the list is held against what is stored of it and around it, another
 * of these before a stored one of its year; one that is on no list against those of these that bear its name.
 */
export async function foundBetween(
  drafts: readonly Draft[],
  held: Held | null,
): Promise<readonly (readonly Finding[])[]> {
  const named = drafts.map((draft) => whoseIs(draft, held));
  return Promise.all(
    named.map(async (one) => {
      if (one === null) return [];
      const { report, listed, year, read } = one;
      const others = named.filter((other) => other !== null).filter((other) => other.report !== report);
      if (listed !== null && held) return foundAround(held.reader, { publisher: listed, year, read }, others);
      const at = (other: number): Around['before'] => {
        const beside = others.find(({ body, year: of }) => body === one.body && of === other);
        return beside ? neighbourIn(beside) : null;
      };
      const [before, after] = [at(year - 1), at(year + 1)];
      if (before === null && after === null) return [];
      const around = { before, after, publisher: null, broken: null, below: null, copied: [], filing: null };
      return checkSome({ ...read, year }, around, BETWEEN_YEARS);
    }),
  );
}

function whoseIs({ examined: { read }, named, fileName }: Draft, held: Held | null) {
  const { publisher, year } = attribute(read, fileName, named, held?.names ?? []);
  const body = publisher?.id ?? foldName(read.publisher ?? '');
  if (year === null || body === '') return null;
  return { report: reportId(body, year), listed: publisher?.id ?? null, body, year, read };
}
