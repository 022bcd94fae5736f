/** Who has something to be asked, the sheets to take along, and whether they were sent and answered. Asked for when it is opened. */
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { SHEET_STATE_LABELS } from '../../../schema/check/sheet.ts';
import type { Label } from '../../../schema/language.ts';
import { Answer } from '../../app/Answer.tsx';
import { chinaDay } from '../../app/china-time.ts';
import { forgetAnswers } from '../../app/client.ts';
import { Link } from '../../app/Link.tsx';
import { useSeen } from '../../app/seen.ts';
import { useViewer } from '../../app/shell.ts';
import { linkToFindings, returnSheetFile, returnSheetsFile } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import ui from '../../ui/ui.module.css';
import { EntryDialog } from '../../verdicts/EntryDialog.tsx';
import styles from './findings.module.css';
import { NOTE_ANSWERED, RETURN_SHEETS, SEND_RETURN_SHEET, type SheetEntry } from './sheets.query.ts';
import { sheetsWords } from './sheets.words.ts';

interface Props {
  readonly region: string;
  readonly year: number;
  /** Something was stored, by which findings stand otherwise. */
  readonly onChanged: () => void;
}

export function ReturnSheets(props: Props) {
  const words = useWords(sheetsWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.sheets} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.title}</summary>
      {isOpen && <Sheets {...props} />}
    </details>
  );
}

/** What is entered of a sheet: that it was sent, or that it was answered. */
interface Entering {
  readonly what: 'sent' | 'answered';
  readonly of: SheetEntry;
}

/** Days that a bureau has by default: two weeks. */
const USUAL_DAYS = 14;

function dayAfter(days: number): string {
  return chinaDay(new Date(Date.now() + days * 86_400_000).toISOString());
}

const FAILED: Label = { zh: sheetsWords.zh.failed, en: sheetsWords.en.failed };

function Sheets({ region, year, onChanged }: Props) {
  const words = useWords(sheetsWords);
  const lang = useLang();
  const client = useClient();
  const viewer = useViewer();
  const [entering, setEntering] = useState<Entering | null>(null);
  const [result, ask] = useQuery({ query: RETURN_SHEETS, variables: { region, year } });
  const mayJudge = viewer?.actions.includes('judgeFindings') === true;
  const since = useSeen(result.data?.revisions.nodes[0]?.number ?? 0, entering !== null);

  const stored = (problems: readonly { readonly sentence: Label }[] | undefined): Label | null => {
    const [problem] = problems ?? [];
    if (!problems || problem) return problem?.sentence ?? FAILED;
    setEntering(null);
    forgetAnswers();
    ask({ requestPolicy: 'network-only' });
    onChanged();
    return null;
  };
  const note = async (publisher: string, on: string | null) => {
    const { data } = await client.mutation(NOTE_ANSWERED, { publisher, year, on, since }).toPromise();
    return stored(data?.noteReturnSheetAnswered.problems);
  };
  const send = async (publisher: string, due: string) => {
    const { data } = await client.mutation(SEND_RETURN_SHEET, { publisher, year, due, since }).toPromise();
    return stored(data?.sendReturnSheet.problems);
  };

  const stateOf = ({ sheet }: SheetEntry) =>
    sheet === null ? (
      words.notSent
    ) : (
      <>
        <b data-state={sheet.state}>{SHEET_STATE_LABELS[sheet.state][lang]}</b>{' '}
        <small>{sheet.answeredOn ?? words.settled(sheet.settled, sheet.findings.length)}</small>
      </>
    );
  const waysOf = (entry: SheetEntry) => {
    const { sheet, findings, publisher } = entry;
    return (
      <>
        {findings > 0 && (
          <button type="button" className={ui.textButton} onClick={() => setEntering({ what: 'sent', of: entry })}>
            {sheet === null ? words.send : words.sendAgain}
          </button>
        )}
        {sheet && sheet.state !== 'answered' && (
          <button type="button" className={ui.textButton} onClick={() => setEntering({ what: 'answered', of: entry })}>
            {words.noteAnswered}
          </button>
        )}
        {sheet?.answeredOn && (
          <button type="button" className={ui.textButton} onClick={() => void note(publisher.id, null)}>
            {words.takeBack}
          </button>
        )}
      </>
    );
  };
  const columns: readonly Column<SheetEntry>[] = [
    {
      key: 'bureau',
      head: words.heads.bureau,
      rowHead: true,
      cell: ({ publisher }) => (
        <Link to={linkToFindings({ region, year, publisher: publisher.id, show: 'all' })}>{publisher.name[lang]}</Link>
      ),
    },
    { key: 'ask', head: words.heads.ask, cell: ({ mistakes }) => words.mistakes(mistakes) },
    {
      key: 'sheet',
      head: words.heads.sheet,
      cell: ({ publisher, mistakes }) =>
        mistakes > 0 && (
          <a
            href={returnSheetFile({ publisher: publisher.id, year }, lang)}
            aria-label={words.download(publisher.name[lang])}
            download
          >
            {words.docx}
          </a>
        ),
    },
    { key: 'state', head: words.heads.state, cell: stateOf },
    { key: 'due', head: words.heads.due, cell: ({ sheet }) => sheet?.dueOn },
    ...(mayJudge
      ? [
          {
            key: 'ways',
            head: words.heads.ways,
            cell: (entry: SheetEntry) => <span className={styles.sheetWays}>{waysOf(entry)}</span>,
          },
        ]
      : []),
  ];
  const name = entering?.of.publisher.name[lang] ?? '';
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ returnSheets }) =>
        returnSheets.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <>
            <p className={styles.sheetsWhat}>
              {words.what}{' '}
              {returnSheets.some(({ findings }) => findings > 0) && (
                <a href={returnSheetsFile({ region, year }, lang)} download>
                  {words.all}
                </a>
              )}
            </p>
            <div className={styles.sheetsTable}>
              <Table
                caption={words.title}
                columns={columns}
                rows={returnSheets}
                rowKey={({ publisher }) => publisher.id}
              />
            </div>
            <EntryDialog
              key={entering?.what}
              open={entering !== null}
              title={entering?.what === 'answered' ? words.answeredTitle(name) : words.sendTitle(name)}
              label={entering?.what === 'answered' ? words.on : words.due}
              hint={entering?.what === 'answered' ? words.answeredHint : words.sendHint}
              day={dayAfter(entering?.what === 'answered' ? 0 : USUAL_DAYS)}
              onSend={async (day) => {
                if (!entering) return null;
                const { what, of } = entering;
                return what === 'sent' ? send(of.publisher.id, day) : note(of.publisher.id, day);
              }}
              onClose={() => setEntering(null)}
            />
          </>
        )
      }
    </Answer>
  );
}
