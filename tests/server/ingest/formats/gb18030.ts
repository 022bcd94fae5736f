/** GB18030 bytes of a text, by asking the decoder for every character of two bytes. */
const TABLE = new Map<string, readonly number[]>();

export function gb18030(words: string): Uint8Array {
  if (TABLE.size === 0) {
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) {
        if (low !== 0x7f) TABLE.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
      }
    }
  }
  return Uint8Array.from(
    Array.from(words).flatMap((sign) => {
      const code = sign.charCodeAt(0);
      return code < 0x80 ? [code] : (TABLE.get(sign) ?? [0x3f]);
    }),
  );
}
