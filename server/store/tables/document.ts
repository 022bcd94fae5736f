/** Documents as submitted, byte for byte, with the transcript that places point into. */
export interface DocumentTable {
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string;
  file_name: string;
  media_type: string;
  size: number;
  bytes: Uint8Array;
  text: string;
}
