/** What a page writes or draws by its style sheet, before and behind what stands in an element (`::before`, `::after`). */
import type { Declarations, Styled } from './css.ts';
import { lengthOf } from './css-values.ts';
import { type HtmlLook, lookWithin } from './html-look.ts';

/** Signs that make another figure of the one they stand beside; icons, bullets and colons do not. */
const FIGURE = /[\d０-９.,+%‰〇零一二三四五六七八九十百千万亿-]/;
/** A string, the value of an attribute, or something that is counted or drawn. */
const PART = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|attr\(\s*([\w-]+)[^)]*\)|(counters?)\(|\//g;
const LONGEST = 200;

/** The text that is seen there, as far as it may belong to a figure; empty where nothing is. `look`: of the element itself. */
export function generatedText(declared: Declarations, { attributes }: Styled, look: HtmlLook): string {
  const content = declared.get('content')?.value ?? '';
  if (content === '' || !look.shown || !lookWithin(look, declared, 'inline').shown) return '';
  let text = '';
  for (const [sign, double, single, name, counter] of content.slice(0, LONGEST).matchAll(PART)) {
    // What stands behind a slash is for those who cannot see it.
    if (sign === '/') break;
    if (counter !== undefined) text += UNTOLD;
    else if (name === undefined) text += unescaped(double ?? single ?? '');
    else text += attributes.find((own) => own.name === name)?.value ?? '';
  }
  return text === UNTOLD || FIGURE.test(text) ? text : '';
}

/** What a counter shows is not worked out. */
const UNTOLD = '\ufffd';

/** `\0033 65`: signs by their numbers. */
function unescaped(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_, code: string | undefined, sign: string | undefined) => {
    const number = code === undefined ? 0 : Number.parseInt(code, 16);
    return sign ?? (number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : '');
  });
}

/** A line of its own that is laid through the middle of the element, or askew over it. */
export function laysLine(declared: Declarations): boolean {
  const value = (name: string): string => declared.get(name)?.value ?? '';
  if (!/^(?:""|'')$/.test(value('content')) || value('position') !== 'absolute' || value('display') === 'none')
    return false;
  const isThin = (lengthOf(value('height'), 1) ?? 0) <= THICKEST;
  const isDrawn = DRAWN.some((name) => !/^(?:none|0|)$/.test(value(name)));
  return (
    isThin && isDrawn && (MIDDLE.test(value('top')) || MIDDLE.test(value('bottom')) || ASKEW.test(value('transform')))
  );
}

/** In points. */
const THICKEST = 3;
const DRAWN = ['border', 'border-top', 'border-bottom', 'background', 'background-color'];
const MIDDLE = /^(?:calc\(\s*)?(?:[45]\d(?:\.\d+)?%|\.?0?\.[4-9]\d*em)/;
const ASKEW = /rotate\(\s*-?(?!0|90|180|270|360)\d|skew/;

/** A line from corner to corner, as a ground that changes its colour only there. */
export function isCrossed(declared: Declarations): boolean {
  const ground = (declared.get('background')?.value ?? '') + (declared.get('background-image')?.value ?? '');
  return (
    /linear-gradient\(\s*(?:to (?:top|bottom) (?:left|right)|to (?:left|right) (?:top|bottom)|-?\d{2,3}deg)/.test(
      ground,
    ) && /(?:transparent|#fff(?:fff)?|white)[^,]*,.*(?:transparent|#fff(?:fff)?|white)/.test(ground)
  );
}
