/** The styles of a workbook's cells, as far as they change what is seen: number formats, struck text, white on white. */
import { tooLarge } from '../../refusals.ts';
import { attribute, isOn, walkXml } from '../container/xml.ts';
import { builtInFormat, type NumberShower, numberShower } from './number-format.ts';

export interface CellStyle {
  readonly show: NumberShower;
  readonly struck: boolean;
  /** White letters on no fill: nothing is seen. */
  readonly unseen: boolean;
}

interface Font {
  struck: boolean;
  white: boolean;
}

export const PLAIN_STYLE: CellStyle = { show: numberShower('General', false), struck: false, unseen: false };

/** Excel itself keeps some hundred number formats. */
const MOST_FORMATS = 5000;

/** The styles by their index. */
export function readStyles(bytes: Uint8Array, fileName: string, from1904: boolean): CellStyle[] {
  const codes = new Map<number, string>();
  const fonts: Font[] = [];
  const filled: boolean[] = [];
  const styles: CellStyle[] = [];
  const showers = new Map<number, NumberShower>();
  const showerOf = (id: number): NumberShower => {
    if (showers.size >= MOST_FORMATS) throw tooLarge(fileName, 'formats', MOST_FORMATS);
    return numberShower(codes.get(id) ?? builtInFormat(id), from1904);
  };
  let list = '';
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      const font = fonts.at(-1);
      if (name === 'fonts' || name === 'fills' || name === 'cellXfs' || name === 'cellStyleXfs' || name === 'dxfs')
        list = name;
      else if (name === 'numFmt' && list !== 'dxfs')
        codes.set(Number(attributes.numFmtId), attribute(attributes, 'formatCode') ?? '');
      else if (list === 'fonts' && name === 'font') fonts.push({ struck: false, white: false });
      else if (list === 'fonts' && name === 'strike' && font) font.struck = isOn(attributes);
      else if (list === 'fonts' && name === 'color' && font) font.white = isWhite(attributes.rgb, attributes.theme);
      else if (list === 'fills' && name === 'patternFill') filled.push((attributes.patternType ?? 'none') !== 'none');
      else if (list === 'fills' && name === 'gradientFill') filled.push(true);
      else if (list === 'cellXfs' && name === 'xf') {
        const id = Number(attributes.numFmtId ?? 0);
        const show = showers.get(id) ?? showerOf(id);
        showers.set(id, show);
        const own = fonts[Number(attributes.fontId ?? 0)];
        const bare = !filled[Number(attributes.fillId ?? 0)];
        styles.push({ show, struck: own?.struck ?? false, unseen: bare && (own?.white ?? false) });
      }
    },
    close: (name) => {
      if (name === list) list = '';
    },
  });
  return styles;
}

/** Theme colour 0 is the background. */
function isWhite(rgb: string | undefined, theme: string | undefined): boolean {
  return rgb === undefined ? theme === '0' : /^(?:FF)?FFFFFF$/i.test(rgb);
}
