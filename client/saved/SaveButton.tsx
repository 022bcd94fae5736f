/** The way to save a chart, or the bureaus on it, under a name; only whoever may is offered it. */
import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useViewer } from '../app/shell.ts';
import type { AnsweredChart } from '../charts/answered-chart.ts';
import { useWords } from '../i18n/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { savedWords } from './saved.words.ts';

const SaveForm = lazy(() => import('./SaveForm.tsx').then((module) => ({ default: module.SaveForm })));

export function SaveButton({ chart }: { readonly chart: AnsweredChart }) {
  const words = useWords(savedWords);
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  if (!viewer?.actions.includes('keepSaved')) return null;
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.save}
      </button>
      {open &&
        // Out of the row of buttons, whose look is not that of a form.
        createPortal(
          <Dialog open title={words.title} closeLabel={words.close} onClose={() => setOpen(false)}>
            <Suspense fallback={null}>
              <SaveForm chart={chart} viewer={viewer} />
            </Suspense>
          </Dialog>,
          document.body,
        )}
    </>
  );
}
