/** Numbers as word processors print them before the paragraphs of a list. */

const DIGITS = '〇一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** `count` in one of the formats of the standard (`w:numFmt`); null for bullets and formats that print nothing. */
export function ordinalOf(format: string, count: number): string | null {
  switch (format) {
    case 'none':
    case 'bullet':
      return null;
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return counting(count, DIGITS, '十', '百');
    case 'chineseLegalSimplified':
    case 'japaneseLegal':
    case 'ideographLegalTraditional':
      return counting(count, FORMAL, '拾', '佰');
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return Array.from(String(count), (digit) => DIGITS.charAt(Number(digit))).join('');
    case 'ideographTraditional':
      return STEMS.charAt((count - 1) % 10);
    case 'ideographZodiac':
      return BRANCHES.charAt((count - 1) % 12);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return Array.from(String(count), (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCharCode(0x245f + count) : String(count);
    case 'decimalEnclosedParen':
      return `(${count})`;
    case 'decimalEnclosedFullstop':
      return `${count}.`;
    case 'lowerLetter':
      return letters(count, 97);
    case 'upperLetter':
      return letters(count, 65);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    default:
      return String(count);
  }
}

/** 一, 十一, 二十, 一百零五; plain digits beyond 999, which no list reaches. */
function counting(count: number, digits: string, ten: string, hundred: string): string {
  if (count <= 0 || count > 999) return String(count);
  const zero = digits === DIGITS ? '零' : digits.charAt(0);
  const hundreds = Math.floor(count / 100);
  const tens = Math.floor((count % 100) / 10);
  const ones = count % 10;
  let text = hundreds > 0 ? digits.charAt(hundreds) + hundred : '';
  if (tens > 0) text += tens === 1 && hundreds === 0 && digits === DIGITS ? ten : digits.charAt(tens) + ten;
  else if (hundreds > 0 && ones > 0) text += zero;
  return ones > 0 ? text + digits.charAt(ones) : text;
}

/** a … z, aa, bb. */
function letters(count: number, first: number): string {
  if (count <= 0 || count > 26 * 20) return String(count);
  return String.fromCharCode(first + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const ROMAN: readonly (readonly [value: number, sign: string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  if (count <= 0 || count >= 4000) return String(count);
  let rest = count;
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}
