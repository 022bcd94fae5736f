/** The same sheets in other files: the strict kind, those of other programs. */
import type { FilledForm } from '../../render/form.ts';
import { bookFile, bookParts, type SheetPart, sheetXml, wholeForm } from '../sheetml.ts';
import { type ZipEntry, zipOf } from '../zip-writer.ts';
import type { FormCase } from './case.ts';
import { SheetWays } from './sheet-ways.ts';

const ways = new SheetWays();

const sheetsOf = (form: FilledForm): SheetPart[] => [{ name: '年报', xml: sheetXml(wholeForm(form)) }];

/** The file with the text of its parts changed. */
const rewritten = (form: FilledForm, change: (xml: string, part: ZipEntry) => string): Uint8Array =>
  zipOf(bookParts(sheetsOf(form)).map((part) => ({ ...part, bytes: change(String(part.bytes), part) })));

ways.addBook('the strict kind', (form) =>
  rewritten(form, (xml) =>
    xml
      .replaceAll('schemas.openxmlformats.org/spreadsheetml/2006/main', 'purl.oclc.org/ooxml/spreadsheetml/main')
      .replaceAll(
        'schemas.openxmlformats.org/officeDocument/2006/relationships',
        'purl.oclc.org/ooxml/officeDocument/relationships',
      ),
  ),
);
ways.addBook('prefixes on every element', (form) =>
  rewritten(form, (xml, { name }) =>
    /sheet1|workbook\.xml$/.test(String(name))
      ? xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=')
      : xml,
  ),
);
ways.addBook('the workbook in another folder', (form) => bookFile(sheetsOf(form), { folder: 'book' }));
ways.addBook('a workbook with macros', (form) =>
  rewritten(form, (xml) =>
    xml.replace(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
    ),
  ),
);
ways.addBook('part names with backslashes', (form) =>
  zipOf(bookParts(sheetsOf(form)).map((part) => ({ ...part, name: String(part.name).replaceAll('/', '\\') }))),
);

export const PACKAGES: readonly FormCase[] = ways.cases;
