/**
 * Axe on a page, its contrast once for all text that looks alike: of the same colour and size, before the same backgrounds. Reckoned for each
 * text by itself, contrast takes two thirds of axe's time, most of it for cells of tables and for what stands on every page.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type Axe from 'axe-core';

/** In the page, once its source has run there. */
declare const axe: typeof Axe;

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const CONTRAST = 'color-contrast';

/** Looks of text whose contrast was found to be enough, on this page or another. */
const enough = new Set<string>();

/** What axe finds on the page, by these rules or by all, each with its markup. No page of ours has frames, in which it would have to be too. */
export async function faultsOn(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { faults, decided } = await page.evaluate(lookAt, { rules, contrast: CONTRAST, enough: [...enough] });
  for (const look of decided) enough.add(look);
  return faults;
}

interface Wanted {
  readonly rules: readonly string[] | null;
  readonly contrast: string;
  readonly enough: readonly string[];
}

/** Runs in the page: what axe finds, and the looks of text whose contrast it found enough, those that were not known to be. */
async function lookAt({ rules, contrast, enough }: Wanted): Promise<{ faults: string[]; decided: string[] }> {
  const BEHIND = ['background-color', 'background-image', 'opacity', 'filter', 'mix-blend-mode', 'visibility'];
  const CLEAR = 'rgba(0, 0, 0, 0)|none|1|none|normal|visible';
  const TEXT = ['color', '-webkit-text-fill-color', 'font-size', 'font-weight', 'text-shadow', 'text-indent'];
  const STATES = ['disabled', 'aria-disabled', 'aria-hidden', 'inert'];
  const MARK = 'data-alike';

  /** Of an element: what stands behind its text. Parents come before their children. */
  const backs = new Map<Element, string>();
  const backOf = (element: Element, style: CSSStyleDeclaration): string => {
    const parent = (element.parentElement && backs.get(element.parentElement)) ?? '';
    // Before a shape of a drawing axe decides nothing.
    if (element.parentElement instanceof SVGElement) return parent;
    const states = STATES.flatMap((name) =>
      element.hasAttribute(name) ? `${name}=${element.getAttribute(name)}` : [],
    );
    const own = [...BEHIND.map((name) => style.getPropertyValue(name)), ...states].join('|');
    // What is taken out of the flow may stand before something that it is not in: with all that is in it, it is like nothing else.
    if (['absolute', 'fixed', 'sticky'].includes(style.position)) return `apart ${backs.size}`;
    return own === CLEAR ? parent : `${parent} / ${own}`;
  };
  const known = new Set(enough);
  const alike = new Map<string, Element[]>();
  for (const element of document.querySelectorAll('*')) {
    element.removeAttribute(MARK);
    const style = getComputedStyle(element);
    const back = backOf(element, style);
    backs.set(element, back);
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim())) continue;
    const { left, right, width, height } = element.getBoundingClientRect();
    // Nor does it stand for others where it is cut off, or hidden from the eye.
    if (width <= 1 || height <= 1 || left < 0 || right > innerWidth) continue;
    // Labels and fields are looked at in ways of their own.
    const sort = `${element.closest('label') !== null} ${element.closest('svg') !== null} ${element.matches('select, textarea')}`;
    const look = [back, sort, ...TEXT.map((name) => style.getPropertyValue(name))].join('|');
    const others = alike.get(look);
    if (others) others.push(element);
    else alike.set(look, [element]);
  }
  for (const [look, all] of alike) {
    // Axe does not decide about text that something lies over: the first may be such a one, and not the others.
    const looked = known.has(look) ? [] : [all[0], all[all.length >> 1], all[all.length - 1]];
    for (const element of all) if (!looked.includes(element)) element.setAttribute(MARK, '');
  }

  axe.configure({ rules: [{ id: contrast, selector: `*:not([${MARK}])` }] });
  const { violations, incomplete } = await axe.run(document, {
    resultTypes: ['violations', 'incomplete'],
    elementRef: true,
    selectors: false,
    ...(rules && { runOnly: [...rules] }),
  });
  const unsure: readonly unknown[] = incomplete.flatMap(({ id, nodes }) =>
    id === contrast ? nodes.map(({ element }) => element) : [],
  );
  const decided = [...alike].flatMap(([look, all]) => (all.some((one) => unsure.includes(one)) ? [] : look));
  return {
    faults: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`),
    // What is like nothing else is looked at wherever it stands, and every text of a page with a fault again.
    decided: violations.length > 0 ? [] : decided.filter((look) => !look.startsWith('apart')),
  };
}
