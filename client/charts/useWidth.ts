import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** CSS pixels between the margins of an A4 page (`@page` in theme.css), and in one of three columns of it. */
const PAPER = { whole: 688, third: 218 };
/** A drawing has 195 mm of an A4 page (charts.module.css), and its smallest words, of 12 pixels, may be shrunk to 7 points and no further. */
const TALLEST_ON_PAPER = Math.floor((195 / 25.4) * 96 * ((12 * 0.75) / 7));

/** Drawings of the page, told when it goes to paper and when it is back on the screen. */
const drawn = new Set<(onPaper: boolean) => void>();

function tellDrawings(onPaper: boolean): void {
  flushSync(() => {
    for (const tell of drawn) tell(onPaper);
  });
}

const toPaper = () => tellDrawings(true);
const toScreen = () => tellDrawings(false);

const waiting: (() => void)[] = [];

/** What nobody sees yet is drawn one after another, each in a task of its own: clicks and key presses come between. */
function inTurn(draw: () => void): void {
  waiting.push(draw);
  if (waiting.length === 1) setTimeout(drawNext);
}

function drawNext(): void {
  waiting[0]?.();
  waiting.shift();
  if (waiting.length > 0) setTimeout(drawNext);
}

/**
 * The width of an element in CSS pixels, followed as it changes; 0 before it is known. On paper it is that of the column there, since a drawing
 * of a wide screen would be shrunk to it with all its words. And how tall a drawing may be: null on the screen.
 */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number, number | null] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(0);
  const [tallest, setTallest] = useState<number | null>(null);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    let isGone = false;
    const measure = () => setWidth(Math.floor(target.getBoundingClientRect().width));
    const follow = new ResizeObserver(measure);
    const begin = () => {
      if (isGone) return;
      measure();
      follow.observe(target);
    };
    const tell = (onPaper: boolean) => {
      setTallest(onPaper ? TALLEST_ON_PAPER : null);
      if (onPaper) setWidth(paperWidth(target));
      else measure();
    };
    drawn.add(tell);
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', toScreen);
    if (target.getBoundingClientRect().top < window.innerHeight) begin();
    else inTurn(() => flushSync(begin));
    return () => {
      isGone = true;
      drawn.delete(tell);
      follow.disconnect();
    };
  }, []);
  return [element, width, tallest];
}

/** A column of three stays one on paper, and all others take the page. */
function paperWidth(target: HTMLElement): number {
  const page = target.closest('main')?.getBoundingClientRect().width ?? 0;
  return target.getBoundingClientRect().width < 0.4 * page ? PAPER.third : PAPER.whole;
}
