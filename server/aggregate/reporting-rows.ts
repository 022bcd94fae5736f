/** The rows of the table of who has reported, for what is exported: the page makes the same from the graph. */

import { publisherName } from '../../schema/report/publisher.ts';
import type { FilingRow } from '../../schema/reporting/table.ts';
import { dayInChina } from '../china-time.ts';
import { countStandingOf } from '../store/find/finding-counts.ts';
import { findPublishers } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';
import type { Reporting } from './reporting.ts';

/** `contacts`: who answers for the reports is told to those who are signed in only. */
export async function filingRows(
  reader: Reader,
  { filings }: Reporting,
  { contacts }: { readonly contacts: boolean },
): Promise<readonly FilingRow[]> {
  const versions = filings.flatMap(({ filed }) => filed?.version ?? []);
  const counts = await countStandingOf(reader, versions);
  const countOf = new Map(versions.map((version, index) => [version, counts[index]]));
  const homes = [...new Set(filings.flatMap(({ regions }) => regions[0] ?? []))];
  const regionOf = new Map(
    (await findPublishers(reader, homes)).map((row) => [row.id, { zh: row.name_zh, en: row.name_en }]),
  );
  return filings.map(({ publisher, type, regions, state, due, days, filed, entered }) => {
    const name = { zh: publisher.name_zh, en: publisher.name_en };
    const found = filed && countOf.get(filed.version);
    return {
      publisher: publisher.id,
      name: publisherName(name, type !== 'region'),
      region: regionOf.get(regions[0] ?? '') ?? name,
      kind: type,
      state,
      due: due.day,
      dueByLaw: due.rule === null,
      days,
      published: { read: filed?.readOn ?? null, entered: entered?.on ?? null },
      source: entered?.source ?? null,
      receivedOn: filed && dayInChina(filed.receivedAt),
      revision: filed?.revision ?? null,
      failed: found?.failed ?? null,
      suspicious: found?.suspicious ?? null,
      contact: contacts ? publisher.contact : null,
    };
  });
}
