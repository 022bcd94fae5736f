/**
 * A chart stands still, drawn from its plan alone, until somebody points at it or comes to it by key: Recharts is a third of the script of a page,
 * and what draws it is fetched then. What stood still is what is seen meanwhile, and for good where it cannot be fetched.
 */
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import styles from './charts.module.css';

/** The awake drawing, fetched when it is first shown; `Still` in its place where that fails. */
export function fetchedAwake<P extends object>(
  fetchIt: () => Promise<ComponentType<P>>,
  Still: ComponentType<P>,
): ComponentType<P> {
  return lazy(async () => ({ default: await fetchIt().catch(() => Still) }));
}

interface Props {
  readonly isAwake: boolean;
  readonly still: ReactNode;
  readonly children: ReactNode;
}

export function Waking({ isAwake, still, children }: Props) {
  return <Suspense fallback={still}>{isAwake ? children : still}</Suspense>;
}

/** The sheet that a drawing of our own stands on: one that stands still until it wakes, or one that is nothing but marks for good. */
export function Sheet({
  of,
  width,
  height,
  children,
}: {
  readonly of: 'still' | 'marks';
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}) {
  return (
    <svg
      data-drawing={of}
      className={styles.marks}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
