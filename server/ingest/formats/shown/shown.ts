/**
 * What is shown: the one notion of it that all readers ask. They know how their formats say that a text is small, pale or
 * out of sight; from where on nobody sees it, is said here. Text is not shown that is not displayed or not visible, has no
 * size or no opacity, is cut away or stands off the page, or has the colour of its ground; what is struck out is no part of
 * a figure (`page/note-marks.ts`). What no list of such ways foresees is caught by `partsNumber`.
 */
import { type Color, isSameColor } from './color.ts';

/** Type of a point or less cannot be read. */
const SMALLEST_POINTS = 1.05;
/** Paint fainter than this share of its strength cannot be seen. */
const FAINTEST = 0.05;
/** A box of so few points shows nothing of what is in it. */
const SMALLEST_BOX = 1.5;
/** Whatever is moved so many points aside has been moved out of sight. */
const FAR = 400;

/** How a piece of text stands on its page; what is left out is as usual. */
export interface Appearance {
  /** Displayed at all, and visible. */
  readonly displayed?: boolean;
  /** Of the type, in points. */
  readonly size?: number | null;
  /** From 0, transparent, to 1. */
  readonly opacity?: number;
  readonly color?: Color | null;
  /** The colour behind the text. */
  readonly ground?: Color | null;
}

/** Whether a person sees the text. */
export function isShown({
  displayed = true,
  size = null,
  opacity = 1,
  color = null,
  ground = null,
}: Appearance): boolean {
  return displayed && (size === null || size >= SMALLEST_POINTS) && !isFaint(opacity) && !isSameColor(color, ground);
}

export function isFaint(opacity: number): boolean {
  return opacity < FAINTEST;
}

/** A box of this width or height, in points, cuts away what is in it. */
export function isClosed(points: number): boolean {
  return points < SMALLEST_BOX;
}

/** Moved up or to the left by so many points (below zero), it stands off the page. */
export function isFarOff(points: number): boolean {
  return points < -FAR;
}

/**
 * Whether two runs that follow each other without a blank would make one number although they differ in look (class, colour
 * or size): one of them may be hidden in a way that nobody foresaw. They are then kept apart, so that neither is read.
 */
export function partsNumber(before: string, after: string, looksDiffer: boolean): boolean {
  return looksDiffer && DIGIT.test(before.slice(-1)) && DIGIT.test(after.charAt(0));
}

const DIGIT = /[\d０-９]/;
