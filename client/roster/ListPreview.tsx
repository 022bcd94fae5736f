/** A list looked at row by row before it is accepted: what would be entered, what keeps a row out, each row to correct. */
import { useState } from 'react';
import { useQuery } from 'urql';
import { kindWords } from '../app/kind.words.ts';
import type { RosterCorrectionInput } from '../gql/graphql.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Loading } from '../ui/Loading.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import ui from '../ui/ui.module.css';
import { type ListSource, listInput } from './list-source.ts';
import { Problems } from './Problems.tsx';
import { UNANSWERED } from './problems.ts';
import { RowDialog } from './RowDialog.tsx';
import styles from './roster.module.css';
import { ACCEPT_ROSTER, PREVIEW_ROSTER, type Preview, type PreviewRow } from './roster.query.ts';
import { rosterWords } from './roster.words.ts';
import { useChange } from './useChange.ts';

/** Rows shown at first; a list of thousands is drawn when it is asked for. */
const MOST_ROWS = 200;

interface Placed extends PreviewRow {
  /** Its place in the list, from 0. */
  readonly place: number;
}

interface Props {
  readonly source: ListSource;
  /** That of rows which name none. */
  readonly region: { readonly id: string; readonly name: string };
  readonly backLabel?: string;
  /** Another list instead of this one. */
  readonly onBack: () => void;
  readonly onAccepted: (added: number) => void;
}

function needsLook({ notices }: PreviewRow): boolean {
  return notices.some(({ level }) => level !== 'note');
}

export function ListPreview({ source, region, backLabel, onBack, onAccepted }: Props) {
  const lang = useLang();
  const words = useWords(rosterWords);
  const [corrections, setCorrections] = useState<readonly RosterCorrectionInput[]>([]);
  const [correcting, setCorrecting] = useState<Placed | null>(null);
  const { make, problems, isGoing } = useChange(ACCEPT_ROSTER);
  const input = listInput(source, region.id, corrections);
  const [{ data, error, fetching }, ask] = useQuery({
    query: PREVIEW_ROSTER,
    variables: { input },
    requestPolicy: 'network-only',
  });
  const refused = data?.previewRoster.problems ?? [];
  const preview = data?.previewRoster.preview;
  const back = (
    <button type="button" className={ui.textButton} onClick={onBack}>
      {backLabel ?? words.otherList}
    </button>
  );
  if (error) {
    const retry = { label: words.retry, onRetry: () => ask() };
    return <Failure sentence={UNANSWERED.sentence[lang]} advice="" retry={retry} />;
  }
  if (!preview) {
    return refused.length === 0 ? (
      <Loading label={words.previewing} />
    ) : (
      <div className={styles.preview}>
        <Problems of={refused} />
        <p className={styles.buttons}>{back}</p>
      </div>
    );
  }
  const accept = async () => {
    const change = await make({ input, since: preview.revision });
    if (change) onAccepted(change.changed ? preview.add : 0);
  };
  const correct = (place: number, row: RosterCorrectionInput['row']) => {
    setCorrections([...corrections.filter((one) => one.place !== place), { place, row: row ?? null }]);
    setCorrecting(null);
  };
  return (
    <div className={styles.preview} aria-busy={fetching}>
      <p role="status" className={styles.counts}>
        {words.counts(preview.add, preview.known, preview.leftOut, preview.refused)}
      </p>
      <Problems of={problems} />
      <p className={styles.buttons}>
        {preview.refused > 0 ? (
          <span className={styles.blocked}>{words.blocked(preview.refused)}</span>
        ) : (
          (preview.add > 0 || preview.known > 0) && (
            <button
              type="button"
              className={ui.button}
              data-main
              disabled={isGoing || fetching}
              onClick={() => void accept()}
            >
              {isGoing ? words.going : words.accept(preview.add)}
            </button>
          )
        )}
        {back}
      </p>
      <Rows preview={preview} onCorrect={setCorrecting} />
      <RowDialog
        row={correcting}
        region={region.name}
        onSave={(row) => correcting && correct(correcting.place, row)}
        onClose={() => setCorrecting(null)}
      />
    </div>
  );
}

interface RowsProps {
  readonly preview: Preview;
  readonly onCorrect: (row: Placed) => void;
}

/** Rows that want a look stand first. */
function Rows({ preview, onCorrect }: RowsProps) {
  const words = useWords(rosterWords);
  const columns = useColumns(onCorrect);
  const [isWhole, setWhole] = useState(false);
  const placed = preview.rows.map((row, place) => ({ ...row, place }));
  const look = placed.filter(needsLook);
  const rest = placed.filter((row) => !needsLook(row));
  const shown = isWhole ? rest : rest.slice(0, MOST_ROWS);
  const table = (caption: string, rows: readonly Placed[]) => (
    <Table captionShown caption={caption} columns={columns} rows={rows} rowKey={({ place }) => String(place)} />
  );
  return (
    <>
      {look.length > 0 && table(words.lookAt(look.length), look)}
      {shown.length > 0 && table(look.length > 0 ? words.others(rest.length) : words.allRows(rest.length), shown)}
      {shown.length < rest.length && (
        <p className={styles.buttons}>
          <button type="button" className={ui.button} onClick={() => setWhole(true)}>
            {words.showAll(rest.length)}
          </button>
        </p>
      )}
    </>
  );
}

function useColumns(onCorrect: (row: Placed) => void): readonly Column<Placed>[] {
  const lang = useLang();
  const words = useWords(rosterWords);
  const kinds = useWords(kindWords);
  const name = (row: Placed) => row.bureau?.name.zh ?? row.existing?.name.zh ?? row.written.name ?? '';
  const years = ({ bureau }: Placed) =>
    bureau && (bureau.since !== null || bureau.until !== null) ? `${bureau.since ?? ''}–${bureau.until ?? ''}` : '';
  return [
    { key: 'line', head: words.line, align: 'end', cell: ({ line }) => line ?? '' },
    {
      key: 'name',
      head: words.name,
      rowHead: true,
      cell: (row) => (
        <span lang="zh-CN">
          {name(row)}
          {row.bureau && row.bureau.aliases.length > 0 && (
            <small className={styles.also}> {words.also(row.bureau.aliases.join('、'))}</small>
          )}
        </span>
      ),
    },
    { key: 'short', head: words.shortName, cell: ({ bureau }) => <span lang="zh-CN">{bureau?.shortName.zh}</span> },
    { key: 'kind', head: words.kind, cell: ({ bureau }) => bureau && kinds.kinds[bureau.kind] },
    { key: 'region', head: words.region, cell: ({ bureau }) => bureau?.region?.name[lang] },
    { key: 'years', head: words.years, cell: years },
    {
      key: 'outcome',
      head: words.outcome,
      prose: true,
      cell: ({ outcome, notices, documents }) => (
        <>
          <b className={outcome === 'refused' ? styles.refused : undefined}>{words.outcomes[outcome]}</b>
          {notices.map(({ cell, sentence, level }) => (
            <p key={sentence.zh} className={level === 'refused' ? styles.refused : styles.notice}>
              {cell !== null && `${cell}${lang === 'zh' ? '：' : ': '}`}
              {sentence[lang]}
            </p>
          ))}
          {documents.length > 0 && <p className={styles.notice}>{words.readIn(documents.length)}</p>}
        </>
      ),
    },
    {
      key: 'correct',
      head: words.correct,
      cell: (row) =>
        row.outcome === 'known' ? null : (
          <button
            type="button"
            className={ui.textButton}
            aria-label={words.correctOf(name(row) || String(row.line ?? row.place + 1))}
            onClick={() => onCorrect(row)}
          >
            {words.correct}
          </button>
        ),
    },
  ];
}
