import { describe, expect, it } from 'vitest';
import { builtInFormat, numberShower } from '../../../../server/ingest/formats/sheet/number-format.ts';

const shown = (value: number, format: number | string, from1904 = false): string =>
  numberShower(typeof format === 'number' ? builtInFormat(format) : format, from1904)(value).trim();

const ACCOUNTING = '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ';

describe('a number in a cell is shown as its format says', () => {
  it.each([
    ['plainly', 7730.2799999999997, 'General', '7730.28'],
    ['plainly, by the name of the Chinese edition', 5, 'G/通用格式', '5'],
    ['rounded', 12.5, '0', '13'],
    ['rounded in decimal, not in binary', 1.005, '0.00', '1.01'],
    ['with the zeros of its format', 12, '000', '012'],
    ['without the zeros it does not ask for', 1234.5, '###0.0#', '1234.5'],
    ['without a point behind which nothing stands', 12, '0.##', '12'],
    ['with commas', 1234, ACCOUNTING, '1,234'],
    ['with a dash for zero', 0, ACCOUNTING, '-'],
    ['with nothing for zero', 0, '0;-0;;@', ''],
    ['with nothing for zero, on a condition', 0, '[=0]"";General', ''],
    ['with nothing where no place is for it', 0, '#', ''],
    ['with nothing at all', 5, ';;;', ''],
    ['with its sign', -3, '0;-0;;@', '-3'],
    ['with a sign that the format gives', 5, '+0;-0;0', '+5'],
    ['in brackets', -3, '#,##0_);[Red](#,##0)', '(3)'],
    ['in red alone, without a sign', -5, '0.00;[Red]0.00', '5.00'],
    ['without the sign of what is rounded to nothing', -0.4, '0', '0'],
    ['with words', 5, '"约"0"件"', '约5件'],
    ['as a year with words', 2023, '0"年"', '2023年'],
    ['in ten thousands, by a point that is none', 12345, '0!.0,"万"', '1.2万'],
    ['in ten thousands, by an escaped point', 12345, '0\\.0,"万"', '1.2万'],
    ['in thousands', 12345, '#,##0,', '12'],
    ['in ten thousands where it is large', 150000, '[>=10000]0!.0,"万";0', '15.0万'],
    ['in ones where it is not', -50, '[>=10000]0!.0,"万";0', '-50'],
    ['as per cent', 0.12, '0.00%', '12.00%'],
    ['as a number of many digits', 1e21, '0', '1000000000000000000000'],
    ['as a number too small to be seen', 1e-9, '0.00', '0.00'],
    ['by a format of the standard', 0, 41, '-'],
    ['by a format of the standard, rounded', 59237.2449, 37, '59,237'],
  ])('%s', (_, value, format, text) => expect(shown(value, format)).toBe(text));

  it.each([
    ['a day', 45306, 'yyyy"年"m"月"d"日"', '2024年1月15日'],
    ['a day by a format of the standard', 45306, 14, '2024/1/15'],
    ['a day by a format of the Chinese edition', 45306, 31, '2024年1月15日'],
    ['a year', 45306, 'yyyy"年"', '2024年'],
    ['a day and a time', 45306.75, 'yyyy-mm-dd hh:mm', '2024-01-15 18:00'],
    ['a time', 0.5, 'h:mm', '12:00'],
    ['number signs where there is no such day', -1, 'yyyy-m-d', '###'],
  ])('as %s', (_, value, format, text) => expect(shown(value, format)).toBe(text));

  it('counts days from 1904 where the workbook does', () => {
    expect(shown(43844, 14, true)).toBe('2024/1/15');
  });

  it('shows no number as Chinese numerals, which are words', () => {
    expect(shown(15, '[DBNum1][$-804]General')).toMatch(/大写/);
  });

  it('shows a number plainly by a code that is none', () => {
    expect([shown(5, `${'0'.repeat(300)}`), shown(5, '"'), shown(5, '[')]).toEqual(['5', '', '']);
  });
});
