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
  /** What stands at this point across the walk, from one end to the other, where there is too much to show at once. */
  readonly across?: readonly { readonly key: number; readonly at: number }[];
  /** What the live region reads, and what the panel shows; `pointed` is the key of what is pointed at across. */
  readonly said: (pointed: number | null) => string;
  readonly panel: (pointed: number | null) => ReactNode;
}

interface Props {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly stops: readonly Stop[];
  /** Along which axis the points lie; `both`: in a grid. */
  readonly along: 'x' | 'y' | 'both';
  readonly onPick?: ((index: number, pointed: number | null) => void) | undefined;
  /** `isAwake`: from the first time that somebody points at the chart or comes to it by key. */
  readonly children: (active: number | null, pointed: number | null, isAwake: boolean) => ReactNode;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
/** Keys that lead across the walk, where something stands there. */
const CROSSING: Readonly<Record<Props['along'], readonly string[]>> = {
  x: ['ArrowUp', 'ArrowDown'],
  y: ['ArrowLeft', 'ArrowRight'],
  both: ['ArrowLeft', 'ArrowRight'],
};
const PANEL_WIDTH = 232;

export function StepThrough({ title, description, width, stops, along, onPick, children }: Props) {
  const say = useWords(words);
  const [active, setActive] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [byKey, setByKey] = useState(false);
  const [isAwake, setAwake] = useState(false);
  const pressed = useRef<number | null>(null);
  const about = useId();
  const index = active !== null && active < stops.length ? active : null;
  const stop = index === null ? undefined : stops[index];

  const leave = () => {
    setActive(null);
    setPointed(null);
  };

  const walk = (event: KeyboardEvent) => {
    const last = stops.length - 1;
    const step = STEPS[event.key];
    const across = stop?.across ?? [];
    setByKey(true);
    if (step !== undefined && across.length > 0 && CROSSING[along].includes(event.key)) {
      const at = across.findIndex(({ key }) => key === pointed);
      const next = at < 0 ? (step > 0 ? 0 : across.length - 1) : Math.min(across.length - 1, Math.max(0, at + step));
      setPointed(across[next]?.key ?? null);
    } else if (step !== undefined)
      setActive(index === null ? (along === 'x' ? last : 0) : Math.min(last, Math.max(0, index + step)));
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(last);
    else if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && index !== null && onPick) onPick(index, pointed);
    else return;
    event.preventDefault();
  };

  /** The stop nearest to the pointer, and what lies nearest across it. */
  const nearestTo = (
    event: PointerEvent<HTMLElement>,
  ): { readonly index: number | null; readonly key: number | null } => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const nearest =
      along === 'both'
        ? closest(
            stops.map((one) => Math.hypot(one.x - at.x, one.y - at.y)),
            0,
          )
        : closest(
            stops.map((one) => one[along]),
            at[along],
          );
    const across = (nearest === null ? undefined : stops[nearest]?.across) ?? [];
    const beside = closest(
      across.map((one) => one.at),
      along === 'x' ? at.y : at.x,
    );
    return { index: nearest, key: beside === null ? null : (across[beside]?.key ?? null) };
  };

  const follow = (event: PointerEvent<HTMLElement>) => {
    const { index: at, key } = nearestTo(event);
    setByKey(false);
    setActive(at);
    setPointed(key);
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
      onFocus={() => setAwake(true)}
      onPointerEnter={() => setAwake(true)}
      onKeyDown={walk}
      onPointerMove={follow}
      onPointerDown={(event) => {
        pressed.current = nearestTo(event).index;
        follow(event);
      }}
      onPointerLeave={(event) => {
        // A finger that lifts leaves too; what it opened stays until another place is touched.
        if (event.pointerType !== 'touch') leave();
      }}
      onBlur={leave}
      onPointerUp={(event) => {
        // No click comes when a redraw replaces the bar between press and release, so release itself picks. A finger has to
        // see the panel first; it goes on by the table's links.
        const { index: at, key } = nearestTo(event);
        if (at !== null && at === pressed.current && event.pointerType === 'mouse' && event.button === 0)
          onPick?.(at, key);
        pressed.current = null;
      }}
    >
      <span id={about} hidden>
        {`${description} ${say.keys}`}
      </span>
      {children(index, index === null ? null : pointed, isAwake)}
      {stop && (
        <div
          className={styles.panel}
          style={{ left, top: along === 'x' ? 0 : stop.y + 18, width: PANEL_WIDTH }}
          aria-hidden="true"
        >
          {stop.panel(pointed)}
        </div>
      )}
      <VisuallyHidden live>{byKey ? (stop?.said(pointed) ?? '') : ''}</VisuallyHidden>
    </div>
  );
}

function closest(places: readonly number[], at: number): number | null {
  let nearest: number | null = null;
  places.forEach((place, index) => {
    if (nearest === null || Math.abs(place - at) < Math.abs((places[nearest] ?? 0) - at)) nearest = index;
  });
  return nearest;
}
