/** Where pictures lie on a sheet: a table of the form may be one. */
import { relationsOf, targetOf } from '../container/office-package.ts';
import { walkXml } from '../container/xml.ts';
import type { Zip } from '../container/zip.ts';

const MOST_PICTURES = 100;

/** The rows at which pictures begin, from 1; none when the sheet has no drawing. */
export async function pictureRows(zip: Zip, sheet: string, fileName: string): Promise<readonly number[]> {
  const drawing = targetOf(await relationsOf(zip, sheet, fileName), 'drawing');
  const bytes = drawing === null ? null : await zip.read(drawing);
  const rows: number[] = [];
  if (!bytes) return rows;
  let row = '';
  let inFrom = false;
  let inRow = false;
  walkXml(bytes, fileName, {
    open: (name) => {
      if (name === 'from') inFrom = true;
      else if (name === 'row' && inFrom) {
        inRow = true;
        row = '';
      } else if (name === 'pic' && rows.length < MOST_PICTURES) rows.push((Number(row) || 0) + 1);
    },
    close: (name) => {
      if (name === 'from') inFrom = false;
      else if (name === 'row') inRow = false;
      // An anchor that gives no row lies at the top.
      else if (name.endsWith('Anchor')) row = '';
    },
    text: (text) => {
      if (inRow && row.length < 8) row += text;
    },
  });
  return rows;
}
