/** That a report was withdrawn, with the way to restore it; and the way to withdraw one. For those who may. */
import { useState } from 'react';
import { useMutation } from 'urql';
import { useAsOf } from '../app/as-of.ts';
import { chinaDay } from '../app/china-time.ts';
import { useSeen } from '../app/seen.ts';
import { useViewer } from '../app/shell.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import { correctingWords } from './correcting.words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import styles from './report.module.css';
import { RESTORE_REPORT, type StoredReport, WITHDRAW_REPORT } from './report.query.ts';

/** Looking back nothing is changed. */
function useMayCorrect(): boolean {
  const viewer = useViewer();
  return useAsOf() === null && (viewer?.actions.includes('correctFigures') ?? false);
}

export function WithdrawnBanner({ report }: { readonly report: StoredReport }) {
  const lang = useLang();
  const words = useWords(correctingWords);
  const mayCorrect = useMayCorrect();
  const [open, setOpen] = useState(false);
  const [, restore] = useMutation(RESTORE_REPORT);
  const { withdrawn } = report;
  const since = useSeen(withdrawn?.revision.number ?? null, open);
  if (!withdrawn) return null;
  return (
    <div className={styles.withdrawn} role="note">
      <p>
        <b>{words.withdrawn(withdrawn.by.name[lang], chinaDay(withdrawn.revision.at))}</b>{' '}
        {words.withdrawnReason(withdrawn.reason)}{' '}
        {mayCorrect && (
          <button type="button" className={ui.textButton} onClick={() => setOpen(true)}>
            {words.restore}
          </button>
        )}
      </p>
      <ReasonDialog
        open={open}
        title={words.restoreTitle}
        text={words.restoreText}
        action={words.restore}
        onClose={() => setOpen(false)}
        onSend={async (reason) => (await restore({ report: report.id, reason, since })).data?.restoreReport}
      />
    </div>
  );
}

export function WithdrawReport({ report }: { readonly report: StoredReport }) {
  const words = useWords(correctingWords);
  const mayCorrect = useMayCorrect();
  const [open, setOpen] = useState(false);
  const [, withdraw] = useMutation(WITHDRAW_REPORT);
  const since = useSeen(report.revision.number, open);
  if (!mayCorrect || report.withdrawn) return null;
  return (
    <p>
      <button type="button" className={ui.textButton} onClick={() => setOpen(true)}>
        {words.withdraw}
      </button>
      <ReasonDialog
        open={open}
        title={words.withdrawTitle}
        text={words.withdrawText}
        action={words.withdraw}
        onClose={() => setOpen(false)}
        onSend={async (reason) => (await withdraw({ report: report.id, reason, since })).data?.withdrawReport}
      />
    </p>
  );
}
