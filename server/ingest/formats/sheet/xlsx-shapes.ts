/** Shapes that lie over the cells of a sheet, such as text boxes: what a filled one covers nobody sees. */
import { relationsOf, targetOf } from '../container/office-package.ts';
import { isOn, walkXml } from '../container/xml.ts';
import type { Zip } from '../container/zip.ts';
import { type Area, MOST_RULES } from './hiding-rules.ts';

/** Half of a column and of a row of usual size, in the units of drawings: a cell whose middle lies under a shape is covered. */
const HALF = { col: 304_800, row: 95_250 } as const;
/** What is clearer, in thousandths of a per cent, covers nothing. */
const LEAST_SOLID = 50_000;
const PLACES: ReadonlySet<string> = new Set(['col', 'colOff', 'row', 'rowOff']);

/** The areas under filled shapes; none when the sheet has no drawing. */
export async function coveredAreas(zip: Zip, sheet: string, fileName: string): Promise<readonly Area[]> {
  const drawing = targetOf(await relationsOf(zip, sheet, fileName), 'drawing');
  const bytes = drawing === null ? null : await zip.read(drawing);
  const areas: Area[] = [];
  if (!bytes) return areas;
  const within: string[] = [];
  let places = new Map<string, number>();
  let text = '';
  let [isFilled, isHidden] = [false, false];
  const at = (side: string, axis: 'col' | 'row'): number => {
    const isBeyond = (places.get(`${side} ${axis}Off`) ?? 0) > HALF[axis];
    return (places.get(`${side} ${axis}`) ?? 0) + (isBeyond ? 1 : 0);
  };
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      within.push(name);
      if (name === 'twoCellAnchor') [places, isFilled, isHidden] = [new Map(), false, false];
      else if (name === 'cNvPr' && attributes.hidden !== undefined) isHidden ||= isOn({ val: attributes.hidden });
      // Lines and letters are filled, too.
      else if (/^(?:solid|grad|patt|blip)Fill$/.test(name) && within.at(-2) === 'spPr' && within.at(-3) === 'sp')
        isFilled = true;
      else if (name === 'alpha' && within.at(-3) === 'solidFill' && within.at(-4) === 'spPr')
        isFilled &&= Number(attributes.val) >= LEAST_SOLID;
      text = '';
    },
    close: (name) => {
      within.pop();
      if (PLACES.has(name)) places.set(`${within.at(-1)} ${name}`, Number(text) || 0);
      if (name !== 'twoCellAnchor' || !isFilled || isHidden || areas.length >= MOST_RULES) return;
      areas.push({
        left: at('from', 'col') + 1,
        right: at('to', 'col'),
        top: at('from', 'row') + 1,
        bottom: at('to', 'row'),
      });
    },
    text: (more) => {
      if (text.length < 12) text += more;
    },
  });
  return areas;
}
