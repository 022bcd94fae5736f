/** The smallest PDF there is, for the cases no printer makes. */

export interface PdfOptions {
  readonly encrypted?: boolean;
  readonly pages?: number;
  /** Degrees by which the pages are turned for showing. */
  readonly rotate?: number;
}

/** A Chinese font that is not in the file, as older programs wrote it. */
const SONG =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [<< /Type /Font ' +
  '/Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) ' +
  '/Supplement 2 >> >>] >>';

/** A PDF whose pages all show these operations, with Helvetica as /F and Song, encoded in GBK, as /S. */
export function pdfOf(operations: string, { encrypted = false, pages = 1, rotate = 0 }: PdfOptions = {}): Uint8Array {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 6} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${operations.length} >>\nstream\n${operations}\nendstream`,
    SONG,
    ...kids.map(
      () =>
        `<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R /S 5 0 R >> >> /Contents 4 0 R >>`,
    ),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const key = '00'.repeat(32);
  const lock = encrypted
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >> /ID [<00> <00>]`
    : '';
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${lock} >>\nstartxref\n${file.lastIndexOf('xref\n0 ')}\n%%EOF`;
  return new TextEncoder().encode(file);
}
