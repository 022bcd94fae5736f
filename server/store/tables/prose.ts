/**
 * Pieces of the prose of documents, section by section, by which they are searched. Made of the texts of documents and of nothing else, so that
 * they are never copied, exported or checked: whoever opens a store makes what is missing (save/prose.ts). What stands in a piece is known by
 * pairs of characters: in SQLite in a full-text table beside this one, in PostgreSQL in a column of it (dialect.ts).
 */
export interface ProseTable {
  id: number;
  document_hash: string;
  /** 一 to 六; empty before the first heading, or where the document has no prose at all. */
  section: string;
}
