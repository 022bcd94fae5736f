import { changeWords } from '../../schema/report/changes.ts';
import { chinaDay } from '../app/china-time.ts';
import { Link } from '../app/Link.tsx';
import { linkToVersions } from '../app/urls.ts';
import type { ShownReport } from '../figures/shown.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { CollectedFrom } from './CollectedFrom.tsx';
import styles from './report.module.css';
import type { StoredReport } from './report.query.ts';
import { reportWords } from './report.words.ts';

/** What the reader says of its own reading. */
export function ReportNotes({ notes }: Pick<ShownReport, 'notes'>) {
  const words = useWords(reportWords);
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes-title">
      <h2 id="notes-title">{words.notes}</h2>
      <ul className={styles.remarks}>
        {notes.map((note) => (
          <li key={`${note.code}.${note.detail}`}>
            {words.noteCodes[note.code]}
            {note.detail !== '' && <span className={styles.detail}> {note.detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What editors say of its numbers. */
function PointNotes({ pointNotes }: Pick<StoredReport, 'pointNotes'>) {
  const words = useWords(reportWords);
  const lang = useLang();
  if (pointNotes.length === 0) return null;
  return (
    <section aria-labelledby="point-notes-title">
      <h2 id="point-notes-title">{words.pointNotes}</h2>
      <ul className={styles.remarks}>
        {pointNotes.map(({ id, sentence }) => (
          <li key={id}>{sentence[lang]}</li>
        ))}
      </ul>
    </section>
  );
}

/** What else there is to know: what editors say, earlier versions, what the reader says of its own reading, where the figures come from. */
export function ReportRemarks({ report }: { readonly report: StoredReport }) {
  const lang = useLang();
  const words = useWords(reportWords);
  const said = useWords(changeWords);
  const { versions, notes, pointNotes, source, collected } = report;
  return (
    <>
      <PointNotes pointNotes={pointNotes} />
      {versions.length > 1 && (
        <section aria-labelledby="versions-title">
          <h2 id="versions-title">{words.versions}</h2>
          <ol className={styles.remarks}>
            {versions.map((version, index) => {
              const before = versions[index + 1]?.revision.number;
              const { number, at, kind } = version.revision;
              return (
                <li key={number}>
                  {before === undefined
                    ? words.versionFirst(number, version.fileName)
                    : version.changedCells === null
                      ? words.versionUnknown(number, before, version.fileName)
                      : words.versionNext(
                          number,
                          before,
                          said.kinds[kind],
                          version.changedCells,
                          version.fileName,
                        )}{' '}
                  <time dateTime={at}>{chinaDay(at)}</time>{' '}
                  {version.prunedAt === null && <a href={`/documents/${version.documentHash}`}>{words.document}</a>}{' '}
                  {before !== undefined && (
                    <Link to={linkToVersions(report.id, { left: before, right: number })}>{said.compare}</Link>
                  )}
                  {version.prunedAt && ` ${words.pruned(chinaDay(version.prunedAt))}`}
                </li>
              );
            })}
          </ol>
        </section>
      )}
      <ReportNotes notes={notes} />
      {collected && <CollectedFrom key={report.id} report={report.id} collected={collected} />}
      {source && !collected && (
        <p className={styles.source}>
          {words.source} {isAddress(source.zh) ? <a href={source.zh}>{source[lang]}</a> : source[lang]}
        </p>
      )}
    </>
  );
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/.test(text);
}
