/** A report as a Word file. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';

/** The lines of a report as a Word file: lines with cells become rows of tables. */
export async function wordOfText(lines: readonly string[]): Promise<Buffer> {
  const children: (Paragraph | Table)[] = [];
  let rows: TableRow[] = [];
  const flush = () => {
    if (rows.length > 0) children.push(new Table({ rows }));
    rows = [];
  };
  for (const line of lines) {
    const cells = line.split('\t');
    if (cells.length > 1) {
      rows.push(new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }));
    } else {
      flush();
      children.push(new Paragraph(line));
    }
  }
  flush();
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
