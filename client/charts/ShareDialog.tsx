/** Everything one needs to carry a chart away. What it holds is fetched when it is opened: few readers of a page do. */
import { lazy, Suspense } from 'react';
import { useWords } from '../i18n/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Loading } from '../ui/Loading.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import { chartWords } from './charts.words.ts';

const Shared = lazy(() => import('./Shared.tsx').then((module) => ({ default: module.Shared })));

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly chart: AnsweredChart;
}

export function ShareDialog({ open, onClose, chart }: Props) {
  const words = useWords(chartWords).shareDialog;
  return (
    <Dialog wide open={open} onClose={onClose} title={words.title} closeLabel={words.close}>
      <Suspense fallback={<Loading label={words.opening} />}>
        <Shared chart={chart} />
      </Suspense>
    </Dialog>
  );
}
