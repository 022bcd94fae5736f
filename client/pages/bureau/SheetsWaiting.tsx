/** What a bureau was asked of its reports and has not answered, told to those who may answer or judge it, with the way there. */
import { Link } from '../../app/Link.tsx';
import { useViewer } from '../../app/shell.ts';
import { linkToFindings } from '../../app/urls.ts';
import { useWords } from '../../i18n/i18n.tsx';
import styles from './bureau.module.css';
import type { ShownBureau } from './bureau.query.ts';
import { bureauWords } from './bureau.words.ts';

export function SheetsWaiting({ bureau }: { readonly bureau: ShownBureau }) {
  const words = useWords(bureauWords);
  const viewer = useViewer();
  if (!viewer?.actions.includes('answerFindings')) return null;
  return bureau.returnSheets.map(({ year, sheet }) =>
    sheet === null || sheet.state === 'answered' ? null : (
      <p key={year} className={styles.sheet} data-state={sheet.state}>
        {words.sheet(year, sheet.findings.length - sheet.settled)}
        <b>{sheet.state === 'overdue' ? words.sheetOverdue(sheet.dueOn) : words.sheetDue(sheet.dueOn)}</b>
        {words.sheetEnd}
        <Link to={linkToFindings({ region: bureau.region.id, year, publisher: bureau.id, show: 'all' })}>
          {words.toAnswer(year)}
        </Link>
      </p>
    ),
  );
}
