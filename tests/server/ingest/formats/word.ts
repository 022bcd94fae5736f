/** A filled form as a Word document, by the docx library. */
import { AlignmentType, Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { FilledForm } from '../render/form.ts';
import { type FormTable, type Part, partsOf } from './parts.ts';

export interface WordOptions {
  /** Headings carry their ordinals as text, or are numbered by Word. */
  readonly ordinals: 'text' | 'automatic';
}

/** The bytes of a .docx. */
export async function wordOf(form: FilledForm, options: WordOptions = { ordinals: 'text' }): Promise<Uint8Array> {
  return wordOfParts(partsOf(form).map((part) => written(part, options)));
}

async function wordOfParts(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'sections',
          levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、', alignment: AlignmentType.START }],
        },
      ],
    },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function written(part: Part, options: WordOptions): Paragraph | Table {
  if (part.kind === 'table') return tableOf(part);
  if (part.heading !== null && options.ordinals === 'automatic') {
    return new Paragraph({ text: part.heading, numbering: { reference: 'sections', level: 0 } });
  }
  // Word cuts a paragraph into runs wherever it was edited.
  const half = Math.ceil(part.text.length / 2);
  return new Paragraph({ children: [new TextRun(part.text.slice(0, half)), new TextRun(part.text.slice(half))] });
}

function tableOf(table: FormTable): Table {
  return new Table({
    rows: table.rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            ({ text, across, down }) =>
              new TableCell({ children: [new Paragraph(text)], columnSpan: across, rowSpan: down }),
          ),
        }),
    ),
  });
}
