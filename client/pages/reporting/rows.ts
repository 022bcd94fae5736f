/** What the graph answers, as rows of the table that page and exports share. */
import { publisherName } from '../../../schema/report/publisher.ts';
import type { FilingRow } from '../../../schema/reporting/table.ts';
import { chinaDay } from '../../app/china-time.ts';
import type { Filing } from './reporting.query.ts';

/** A row, with what only the page needs of it. */
export interface ShownFiling extends FilingRow {
  readonly report: string | null;
  readonly mayDate: boolean;
}

export function rowOf(filing: Filing): ShownFiling {
  const { publisher, report, entered, receivedAt } = filing;
  const isBureau = publisher.__typename === 'Bureau';
  return {
    publisher: publisher.id,
    name: publisherName(publisher.name, isBureau),
    region: isBureau ? publisher.region.name : publisher.name,
    kind: filing.kind,
    state: filing.state,
    due: filing.due,
    dueByLaw: filing.dueByLaw,
    days: filing.days ?? null,
    published: { read: filing.readOn ?? null, entered: entered?.on ?? null },
    source: entered?.source ?? null,
    receivedOn: receivedAt ? chinaDay(receivedAt) : null,
    revision: report?.revision.number ?? null,
    failed: report?.findingCounts.failed ?? null,
    suspicious: report?.findingCounts.suspicious ?? null,
    contact: filing.contact ?? null,
    report: report?.id ?? null,
    mayDate: filing.mayDate,
  };
}
