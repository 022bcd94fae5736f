/** Documents as submitted, byte for byte, with the transcript that places point into. */
export interface DocumentTable {
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string;
  file_name: string;
  media_type: string;
  size: number;
  bytes: Uint8Array;
  text: string;
  /** Of name, media type and size, and of the text: checksums.ts. The bytes have their hash. */
  label_checksum: number;
  text_checksum: number;
}
