/** Documents as submitted, byte for byte, with the transcript that places point into. */
export interface DocumentTable {
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string;
  file_name: string;
  media_type: string;
  size: number;
  /** None where they were pruned. */
  bytes: Uint8Array;
  text: string;
  /** When its bytes were pruned: ISO 8601, UTC; null while they are kept. */
  pruned_at: string | null;
  /** Of name, media type, size and pruning, and of the text: checksums.ts. The bytes have their hash. */
  label_checksum: number;
  text_checksum: number;
}
