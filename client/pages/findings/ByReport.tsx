/** Lines of a list under the report they were found in; reports in the order in which their first line comes. */
import type { ReactNode } from 'react';
import { byReport } from './by-report.ts';
import styles from './findings.module.css';
import type { FindingLine } from './findings.query.ts';
import { ReportHeading } from './ReportHeading.tsx';

interface Props<Line> {
  readonly lines: readonly Line[];
  /** An item of a list. */
  readonly card: (line: Line) => ReactNode;
}

export function ByReport<Line extends Pick<FindingLine, 'report'>>({ lines, card }: Props<Line>) {
  return byReport(lines).map(({ key: id, lines: [first, ...others] }) =>
    first ? (
      <section key={id} className={styles.group} aria-labelledby={`report-${id}`}>
        <ReportHeading report={first.report} id={`report-${id}`} />
        <ul>{[first, ...others].map(card)}</ul>
      </section>
    ) : null,
  );
}
