/** Dates of a workbook are numbers of days; only the style of the cell tells them from other numbers. */
import { attribute, walkXml } from './xml.ts';

/** Formats of the standard that show a date, those of Chinese editions included. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

/** Indexes of the cell styles that show dates. */
export function readDateStyles(bytes: Uint8Array, fileName: string): Set<number> {
  const custom = new Set<number>();
  const dates = new Set<number>();
  let inCells = false;
  let index = 0;
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        if (isDateCode(attribute(attributes, 'formatCode') ?? '')) custom.add(Number(attributes.numFmtId));
      } else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        if (isBuiltInDate(id) || custom.has(id)) dates.add(index);
        index++;
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
}

/** Years and days, outside quotes and brackets; elapsed times and plain numbers have none. */
function isDateCode(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

const DAY = 86_400_000;

/** ISO date of a day number; null when there is no such day. The year 1900 was no leap year, though workbooks count so. */
export function dateOf(days: number, from1904: boolean): string | null {
  if (days < 1 || days > 2_958_465) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + Math.floor(days) * DAY).toISOString().slice(0, 10);
}
