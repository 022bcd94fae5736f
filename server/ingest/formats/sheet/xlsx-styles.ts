/** The styles of a workbook's cells, as far as they change what is seen: number formats, struck text, letters that nobody sees. */
import { tooLarge } from '../../refusals.ts';
import { attribute, isOn, walkXml } from '../container/xml.ts';
import { BLACK, type Color, WHITE } from '../shown/color.ts';
import { isShown } from '../shown/shown.ts';
import { builtInFormat, type NumberShower, numberShower } from './number-format.ts';
import { type CellLook, colorOfAttributes } from './xlsx-strings.ts';

export interface CellStyle {
  readonly show: NumberShower;
  readonly struck: boolean;
  readonly look: CellLook;
  /** Letters of the colour of their ground, or of no size: nothing is seen. */
  readonly unseen: boolean;
}

interface Font {
  struck: boolean;
  color: Color | null;
  size: number | null;
}

const PLAIN_LOOK: CellLook = { color: BLACK, ground: WHITE, size: null };
export const PLAIN_STYLE: CellStyle = {
  show: numberShower('General', false),
  struck: false,
  look: PLAIN_LOOK,
  unseen: false,
};

/** Excel itself keeps some hundred number formats. */
const MOST_FORMATS = 5000;

/** The styles by their index. */
export function readStyles(bytes: Uint8Array, fileName: string, from1904: boolean): CellStyle[] {
  const codes = new Map<number, string>();
  const fonts: Font[] = [];
  /** The ground that each fill gives. */
  const grounds: (Color | null)[] = [];
  const styles: CellStyle[] = [];
  const showers = new Map<number, NumberShower>();
  const showerOf = (id: number): NumberShower => {
    if (showers.size >= MOST_FORMATS) throw tooLarge(fileName, 'formats', MOST_FORMATS);
    return numberShower(codes.get(id) ?? builtInFormat(id), from1904);
  };
  let [list, pattern] = ['', ''];
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      const font = fonts.at(-1);
      if (name === 'patternFill') pattern = attributes.patternType ?? 'none';
      if (name === 'fonts' || name === 'fills' || name === 'cellXfs' || name === 'cellStyleXfs' || name === 'dxfs')
        list = name;
      else if (name === 'numFmt' && list !== 'dxfs')
        codes.set(Number(attributes.numFmtId), attribute(attributes, 'formatCode') ?? '');
      else if (list === 'fonts' && name === 'font') fonts.push({ struck: false, color: BLACK, size: null });
      else if (list === 'fonts' && name === 'strike' && font) font.struck = isOn(attributes);
      else if (list === 'fonts' && name === 'color' && font) font.color = colorOfAttributes(attributes);
      else if (list === 'fonts' && name === 'sz' && font) font.size = Number(attributes.val) || null;
      else if (list === 'fills' && name === 'patternFill')
        grounds.push((attributes.patternType ?? 'none') === 'none' ? WHITE : null);
      else if (list === 'fills' && name === 'fgColor' && pattern === 'solid')
        grounds.splice(-1, 1, colorOfAttributes(attributes));
      else if (list === 'fills' && name === 'gradientFill') grounds.push(null);
      else if (list === 'cellXfs' && name === 'xf') {
        const id = Number(attributes.numFmtId ?? 0);
        const show = showers.get(id) ?? showerOf(id);
        showers.set(id, show);
        const own = fonts[Number(attributes.fontId ?? 0)];
        const ground = grounds[Number(attributes.fillId ?? 0)];
        const look: CellLook = {
          color: own ? own.color : BLACK,
          ground: ground === undefined ? WHITE : ground,
          size: own?.size ?? null,
        };
        styles.push({ show, struck: own?.struck ?? false, look, unseen: !isShown(look) });
      }
    },
    close: (name) => {
      if (name === list) list = '';
    },
  });
  return styles;
}
