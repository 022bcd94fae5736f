/** The smallest PDF there is, for the cases no printer makes. */

export interface PdfOptions {
  readonly encrypted?: boolean;
  /** How often the pages are repeated. */
  readonly pages?: number;
  /** Degrees by which the pages are turned for showing. */
  readonly rotate?: number;
  /** Width and height in points. */
  readonly size?: readonly [number, number];
  /** What else stands in the resources of a page. */
  readonly resources?: string;
  /** Further fonts by their names on the page. */
  readonly fonts?: string;
}

/** A Chinese font that is not in the file, as older programs wrote it; digits and Latin letters half as wide as high. */
function song(encoding: string): string {
  return (
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [<< /Type /Font ` +
    `/Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500 814 907 500] /CIDSystemInfo << /Registry (Adobe) ` +
    '/Ordering (GB1) /Supplement 4 >> >>] >>'
  );
}

/**
 * A PDF whose pages show these operations each, with Helvetica as /F, and Song as /S, encoded in GBK, and as /U, encoded in
 * UTF-16.
 */
export function pdfOf(operations: string | readonly string[], options: PdfOptions = {}): Uint8Array {
  const { encrypted = false, pages = 1, rotate = 0, size = [595, 842], resources = '', fonts = '' } = options;
  const contents = typeof operations === 'string' ? [operations] : operations;
  const shown = Array.from({ length: pages }, () => contents.map((_, index) => index)).flat();
  const firstPage = 6 + contents.length;
  const kids = shown.map((_, index) => `${firstPage + index} 0 R`);
  const dictionary = `/Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 ${size.join(' ')}]`;
  const used = `/Resources << /Font << /F 3 0 R /S 4 0 R /U 5 0 R ${fonts} >> ${resources} >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    song('GBK-EUC-H'),
    song('UniGB-UCS2-H'),
    ...contents.map((content) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`),
    ...shown.map((index) => `<< ${dictionary} ${used} /Contents ${6 + index} 0 R >>`),
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
