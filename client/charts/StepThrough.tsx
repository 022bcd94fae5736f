/**
 * Walks through the points of a chart, by mouse, finger or arrow keys: one state, so that all of them show the same panel.
 * A live region reads what the panel shows. Enter or a click goes to what is behind the point.
 */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react';
import { defineWords } from '../../schema/language.ts';
import { useWords } from '../i18n/i18n.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './charts.module.css';

const words = defineWords({
  zh: { chart: '图表', keys: '用方向键逐点查看' },
  en: { chart: 'chart', keys: 'Arrow keys walk the points' },
});

export interface Stop {
  /** Where the panel points to, in pixels from the left and top of the drawing. */
  readonly x: number;
  readonly y: number;
  /** What the live region reads. */
  readonly said: string;
  readonly panel: ReactNode;
}

interface Props {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly stops: readonly Stop[];
  /** Along which axis the points lie. */
  readonly along: 'x' | 'y';
  readonly onPick?: ((index: number) => void) | undefined;
  readonly children: (active: number | null) => ReactNode;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const PANEL_WIDTH = 232;

export function Walk({ title, description, width, stops, along, onPick, children }: Props) {
  const say = useWords(words);
  const [active, setActive] = useState<number | null>(null);
  const [byKey, setByKey] = useState(false);
  const pressed = useRef<number | null>(null);
  const about = useId();
  const index = active !== null && active < stops.length ? active : null;
  const stop = index === null ? undefined : stops[index];

  const walk = (event: KeyboardEvent) => {
    const last = stops.length - 1;
    const step = STEPS[event.key];
    setByKey(true);
    if (step !== undefined)
      setActive(index === null ? (along === 'x' ? last : 0) : Math.min(last, Math.max(0, index + step)));
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(last);
    else if (event.key === 'Escape') setActive(null);
    else if (event.key === 'Enter' && index !== null && onPick) onPick(index);
    else return;
    event.preventDefault();
  };

  const nearestTo = (event: PointerEvent<HTMLElement>): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = along === 'x' ? event.clientX - box.left : event.clientY - box.top;
    let nearest: number | null = null;
    let distance = Number.POSITIVE_INFINITY;
    stops.forEach((one, position) => {
      const away = Math.abs(one[along] - at);
      if (away < distance) {
        distance = away;
        nearest = position;
      }
    });
    return nearest;
  };

  const follow = (event: PointerEvent<HTMLElement>) => {
    setByKey(false);
    setActive(nearestTo(event));
  };

  const left = stop
    ? Math.max(0, Math.min(width - PANEL_WIDTH, stop.x + (stop.x > width / 2 ? -PANEL_WIDTH - 12 : 12)))
    : 0;

  return (
    <div
      className={onPick ? styles.walkPick : styles.walk}
      role="application"
      aria-roledescription={say.chart}
      aria-label={title}
      aria-describedby={about}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart takes arrow keys
      tabIndex={0}
      onKeyDown={walk}
      onPointerMove={follow}
      onPointerDown={(event) => {
        pressed.current = nearestTo(event);
        follow(event);
      }}
      onPointerLeave={(event) => {
        // A finger that lifts leaves too; what it opened stays until another place is touched.
        if (event.pointerType !== 'touch') setActive(null);
      }}
      onBlur={() => setActive(null)}
      onPointerUp={(event) => {
        // No click comes when a redraw replaces the bar between press and release, so release itself picks. A finger has to
        // see the panel first; it goes on by the table's links.
        const at = nearestTo(event);
        if (at !== null && at === pressed.current && event.pointerType === 'mouse' && event.button === 0) onPick?.(at);
        pressed.current = null;
      }}
    >
      <span id={about} hidden>
        {`${description} ${say.keys}`}
      </span>
      {children(index)}
      {stop && (
        <div
          className={styles.panel}
          style={{ left, top: along === 'y' ? stop.y + 18 : 0, width: PANEL_WIDTH }}
          aria-hidden="true"
        >
          {stop.panel}
        </div>
      )}
      <VisuallyHidden live>{byKey ? (stop?.said ?? '') : ''}</VisuallyHidden>
    </div>
  );
}
