/** One file of the list: what it is doing, what was read in it, what it needs, what became of it. */
import { useEffect, useRef } from 'react';
import type { GoodReading, Reading, Receipt, Receipted } from '../../../schema/intake/reading.ts';
import { sizeInWords } from '../../../schema/size.ts';
import { Link } from '../../app/Link.tsx';
import { linkToReport, linkToVersions } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Correction } from '../../intake/Correction.tsx';
import styles from '../../intake/intake.module.css';
import { importWords } from '../../intake/intake.words.ts';
import { ReadingFacts } from '../../intake/ReadingFacts.tsx';
import { isGood } from '../../intake/reading.ts';
import { isOnSite } from '../../intake/send.ts';
import { Progress } from '../../ui/Progress.tsx';
import ui from '../../ui/ui.module.css';
import { OnSiteNotes } from './OnSiteNotes.tsx';
import { isAcceptable, type Queued, type QueueEvent, readingsOf } from './queue.ts';
import { ReadingDetail } from './ReadingDetail.tsx';
import { stageWord } from './stage-words.ts';
import { Unlisted } from './Unlisted.tsx';

/** What stands open under a file: one thing at a time on the whole page. */
export interface Opened {
  readonly entry: number;
  readonly reading: number;
  readonly what: 'detail' | 'correction';
}

interface Props {
  readonly entry: Queued;
  /** Names of other files with a report of the same publisher and year. */
  /** Other files of the list with the same report, by reading. */
  readonly twins: readonly (readonly string[])[];
  readonly opened: Opened | null;
  readonly onOpen: (opened: Opened | null) => void;
  readonly tell: (event: QueueEvent) => void;
}

function ReceiptLine({ receipt }: { readonly receipt: Receipt }) {
  const lang = useLang();
  const words = useWords(importWords);
  const said =
    receipt.kind === 'revised'
      ? words.revised(receipt.revision, receipt.previousRevision, receipt.changedCells)
      : words[receipt.kind](receipt.revision);
  return (
    <p className={styles.receipt}>
      {said} <Link to={linkToReport(receipt.report)}>{words.seeReport}</Link>{' '}
      {receipt.kind === 'revised' && (
        <Link to={linkToVersions(receipt.report, { left: receipt.previousRevision, right: receipt.revision })}>
          {words.bothVersions}
        </Link>
      )}
      {receipt.kind === 'revised' && receipt.dropped.length > 0 && (
        <>
          <br />
          {words.dropped(receipt.dropped.map((one) => one[lang]).join(lang === 'zh' ? '；' : '; '))}
        </>
      )}
    </p>
  );
}

interface ReadingRowProps extends Omit<Props, 'twins'> {
  readonly twins: readonly string[];
  readonly reading: Reading;
  readonly index: number;
  readonly several: boolean;
  readonly receipted: Receipted | null;
}

function ReadingRow({ entry, reading, index, several, receipted, twins, opened, onOpen, tell }: ReadingRowProps) {
  const lang = useLang();
  const words = useWords(importWords);
  const isOpen = (what: Opened['what']) =>
    opened?.entry === entry.id && opened.reading === index && opened.what === what;
  const toggle = (what: Opened['what']) => onOpen(isOpen(what) ? null : { entry: entry.id, reading: index, what });
  const name = several ? reading.fileName : entry.name;
  const title = several && (
    <h4 className={styles.member} lang="zh-CN">
      {reading.fileName}
    </h4>
  );
  if (!isGood(reading)) {
    return (
      <div className={styles.reading}>
        {title}
        <p className={styles.refusal}>{reading.problem.sentence[lang]}</p>
      </div>
    );
  }
  const isRead = entry.stage.kind === 'read' || entry.stage.kind === 'notAccepted';
  const asks = isRead && reading.question !== null;
  const named = several ? entry.members[index] : entry;
  const correct = (good: GoodReading, onCancel: (() => void) | null) => (
    <Correction
      key={`${good.publisher?.id} ${good.year}`}
      reading={good}
      bureau={named?.bureau ?? null}
      year={named?.year ?? null}
      onCancel={onCancel}
      onCorrect={(bureau, year) => {
        onOpen(null);
        tell({ kind: 'corrected', id: entry.id, member: several ? index : null, bureau, year });
      }}
    />
  );
  return (
    <div className={styles.reading}>
      {title}
      <div>
        <ReadingFacts reading={reading} heldShown={entry.stage.kind !== 'accepted'} />
        <p className={styles.rowButtons}>
          <button
            type="button"
            className={ui.textButton}
            aria-expanded={isOpen('detail')}
            aria-label={words.detailsNamed(name)}
            onClick={() => toggle('detail')}
          >
            {isOpen('detail') ? words.detailsClose : words.details}
          </button>
          {isRead && !asks && (
            <button
              type="button"
              className={ui.textButton}
              aria-expanded={isOpen('correction')}
              aria-label={words.correctNamed(name)}
              onClick={() => toggle('correction')}
            >
              {words.correct}
            </button>
          )}
        </p>
      </div>
      {receipted?.receipt && <ReceiptLine receipt={receipted.receipt} />}
      {receipted?.problem && <p className={styles.refusal}>{receipted.problem.sentence[lang]}</p>}
      {asks && correct(reading, null)}
      {asks && reading.question?.code === 'UNKNOWN_BUREAU' && reading.printedPublisher !== null && (
        <Unlisted
          printed={reading.printedPublisher}
          onListed={() => tell({ kind: 'listed', names: [reading.printedPublisher ?? ''] })}
        />
      )}
      {isOpen('correction') && isRead && !asks && correct(reading, () => onOpen(null))}
      {isOpen('detail') && <ReadingDetail reading={reading} />}
      {twins.length > 0 && <p className={styles.small}>{words.twins(twins.join(lang === 'zh' ? '、' : ', '))}</p>}
    </div>
  );
}

export function QueueRow({ entry, twins, opened, onOpen, tell }: Props) {
  const lang = useLang();
  const words = useWords(importWords);
  const row = useRef<HTMLLIElement>(null);
  const { stage } = entry;
  const readings = readingsOf(entry);
  const several = readings.length > 1;
  const isBusy = stage.kind === 'reading' || stage.kind === 'sending';
  const isLocked = stage.kind === 'sending' || stage.kind === 'due';
  const receipts = stage.kind === 'accepted' ? stage.receipts : [];
  const isOpened = opened?.entry === entry.id;
  useEffect(() => {
    if (isOpened) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpened]);

  return (
    <li ref={row} className={styles.row} data-stage={stage.kind} data-opened={isOpened || undefined}>
      <div className={styles.file}>
        {isAcceptable(entry) ? (
          <input
            type="checkbox"
            className={styles.checkbox}
            aria-label={words.choose(entry.name)}
            checked={entry.chosen}
            onChange={(event) => tell({ kind: 'chose', ids: [entry.id], chosen: event.target.checked })}
          />
        ) : (
          <span className={styles.checkbox} />
        )}
        <div className={styles.fileText}>
          <h3 className={styles.fileName} lang="zh-CN">
            {entry.name}
          </h3>
          <p className={styles.stage}>
            <b data-stage={stage.kind}>{stageWord(entry, words.stages)}</b>{' '}
            {!isOnSite(entry.file) && <span>{sizeInWords(entry.file.size)}</span>}
          </p>
          {isBusy && <Progress label={entry.name} share={stage.share < 1 ? stage.share : null} />}
          {isOnSite(entry.file) && <OnSiteNotes found={entry.file} onSite={entry.onSite} />}
          {entry.bureau && <p className={styles.small}>{words.named(entry.bureau.name)}</p>}
          {entry.year !== null && <p className={styles.small}>{words.namedYear(entry.year)}</p>}
          {!isLocked && (
            <p className={styles.fileButtons}>
              {stage.kind === 'notRead' && (
                <button
                  type="button"
                  className={ui.textButton}
                  aria-label={words.retryNamed(entry.name)}
                  onClick={() => tell({ kind: 'retried', id: entry.id })}
                >
                  {words.retry}
                </button>
              )}
              <button
                type="button"
                className={ui.textButton}
                aria-label={words.removeNamed(entry.name)}
                onClick={() => tell({ kind: 'removed', ids: [entry.id] })}
              >
                {words.remove}
              </button>
            </p>
          )}
        </div>
      </div>
      <div className={styles.readings}>
        {stage.kind === 'notRead' && <p className={styles.refusal}>{stage.refusal.sentence[lang]}</p>}
        {stage.kind === 'notAccepted' && <p className={styles.refusal}>{stage.refusal.sentence[lang]}</p>}
        {readings.map((reading, index) => (
          <ReadingRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two members of an archive may have one name; the answer's order is fixed
            key={index}
            entry={entry}
            reading={reading}
            index={index}
            several={several}
            receipted={
              receipts[index]?.fileName === reading.fileName
                ? (receipts[index] ?? null)
                : (receipts.find((one) => one.fileName === reading.fileName) ?? null)
            }
            twins={twins[index] ?? []}
            opened={opened}
            onOpen={onOpen}
            tell={tell}
          />
        ))}
      </div>
    </li>
  );
}
