import type { StoredReport } from './report.query.ts';

/** Who published the report, the region it stands in, and its reports of all years, oldest first. */
export function publisherOf(report: StoredReport) {
  const { publisher } = report;
  const isBureau = publisher.__typename === 'Bureau';
  return {
    id: publisher.id,
    isBureau,
    name: publisher.name,
    region: isBureau ? publisher.region : { id: publisher.id, name: publisher.name },
    years: [...publisher.reports.nodes].sort((a, b) => a.year - b.year),
  };
}

const TYPES: readonly (readonly [string, string])[] = [
  ['wordprocessingml', 'DOCX'],
  ['msword', 'DOC'],
  ['pdf', 'PDF'],
  ['ofd', 'OFD'],
  ['html', 'HTML'],
  ['text/plain', 'TXT'],
  ['spreadsheetml', 'XLSX'],
  ['opendocument.text', 'ODT'],
  ['opendocument.spreadsheet', 'ODS'],
];

/** The kind of file in a word: `DOCX`. */
export function fileType(mediaType: string): string {
  return TYPES.find(([part]) => mediaType.includes(part))?.[1] ?? mediaType;
}
