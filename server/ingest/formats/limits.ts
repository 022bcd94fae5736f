/**
 * How much of a document is looked at, and how much is said of it. A real report has a few hundred cells, a dozen pages and some
 * hundred kilobytes; the limits leave room for pictures and appendices, and bound what a file made to be hostile can cost.
 */
export const LIMITS = {
  /** Bytes of a document as uploaded. */
  documentBytes: 30 * 1024 * 1024,
  /** Bytes of an archive of documents as uploaded. */
  archiveBytes: 100 * 1024 * 1024,
  /** Documents in an archive. */
  archiveMembers: 500,
  /** Inflated bytes of all documents of an archive together. */
  archiveInflatedBytes: 200 * 1024 * 1024,
  /** Parts of a Word document or a workbook. */
  entries: 5_000,
  /** Inflated bytes of one part that is read. */
  entryInflatedBytes: 16 * 1024 * 1024,
  /** Inflated bytes of all parts that are read. */
  inflatedBytes: 24 * 1024 * 1024,
  /** Inflated bytes of all documents within a Word document together. */
  chunkBytes: 8 * 1024 * 1024,
  /** Elements open at one time; a Word table within a text box within a table has about forty. */
  xmlDepth: 256,
  /** Elements of one part. */
  xmlElements: 1_500_000,
  /** Attributes of one element; elements that Office writes have a few dozen. */
  xmlAttributes: 1_000,
  /** Cells with something in them of all sheets of a workbook, or cells of all tables of a document. */
  cells: 300_000,
  /** Paragraphs of a document of the old formats of Word. */
  paragraphs: 100_000,
  sheets: 100,
  pages: 300,
  /** Pages that are pictures, which take seconds each: so many are read, and the others told of. */
  scannedPages: 30,
  /** Lines of text on a picture of a page. */
  scannedLines: 1_500,
  /** Pixels of one picture; a page of A4 with 600 an inch has 35 million. */
  pixels: 40_000_000,
  /** Characters on the pages of a PDF together. */
  pdfCharacters: 1_000_000,
  /** Objects painted on the pages of an OFD file together, those of units as often as they are used: a page has some thousands. */
  paintedObjects: 1_000_000,
  /** Characters of a transcript. */
  textLength: 5_000_000,
  /**
   * What is read of a report: many times what the largest known one has, which is 5,300 characters, 7 headings, 42 numbers in the
   * prose, and 150 kB in all. Findings and notes are only as many as these give rise to, some hundreds.
   */
  reportLength: 300_000,
  headings: 200,
  narrative: 1_000,
  /** Bytes of all that is said of it, in JSON. */
  readBytes: 1_250_000,
  /** Bytes of a list in JSON: twice those of 20,000 bureaus with all their columns. */
  listBytes: 8 * 1024 * 1024,
} as const;
