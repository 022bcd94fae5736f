/** A reading in full, as a stored report is shown: tables with findings beside the document. */
import { useMemo } from 'react';
import type { GoodReading } from '../../schema/intake/reading.ts';
import { FIRST_SECTIONED_YEAR } from '../../schema/report/older.ts';
import { tableEditions } from '../figures/block-editions.ts';
import { marksOf } from '../figures/marks.ts';
import { ReportBody } from '../report/ReportBody.tsx';
import { ReportNotes } from '../report/ReportRemarks.tsx';
import { useLocalSelection } from './local-selection.ts';

/** Decides the form of a table only where neither the document's headers nor its year say which one it follows. */
const FORM_OF = 2021;
/** The same where the statistics table stands in it. */
const LAST_OLDER = FIRST_SECTIONED_YEAR - 1;

export function ReadingBody({ reading }: { readonly reading: GoodReading }) {
  const { report } = reading;
  const hasAnnex = report.editions.some(({ section }) => section === 'annex');
  const year = reading.year ?? report.year ?? (hasAnnex ? LAST_OLDER : FORM_OF);
  const editions = useMemo(() => tableEditions(report.editions, year), [report, year]);
  const marks = useMemo(() => marksOf(report.findings), [report]);
  const selection = useLocalSelection(report.findings, marks);
  return (
    <ReportBody
      report={report}
      repairs={reading.repairs}
      editions={editions}
      marks={marks}
      selection={selection}
      shownLine={null}
    >
      <ReportNotes notes={report.notes} />
    </ReportBody>
  );
}
