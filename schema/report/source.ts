/**
 * Where a figure was read. Offsets count UTF-16 code units in the document's transcript: the decoded text of a text
 * file (line ends as \n), or, for other formats, the text drawn from it with one paragraph or table row a line and a tab
 * between cells. The transcript is stored with the document, so a place stays valid.
 */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Line of the transcript, from 1. */
  readonly line: number;
}
