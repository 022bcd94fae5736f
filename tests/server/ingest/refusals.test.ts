import { describe, expect, it } from 'vitest';
import { Problem } from '../../../schema/problem.ts';
import { readAnyDocument } from '../../../server/ingest/ingest.ts';
import { expectRead, readText } from './render/expect.ts';
import { publishedForm } from './render/form.ts';
import { page } from './render/page.ts';
import { pipes, tabs } from './render/rows.ts';

async function refusal(bytes: Uint8Array, fileName = 'a.txt'): Promise<Problem> {
  try {
    await readAnyDocument(bytes, fileName);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('the document was not refused');
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from([...values, ...Array<number>(64).fill(0x41)]);

describe('a document is refused', () => {
  it.each([
    ['nothing', text('')],
    ['white space', text(' \n\t\u3000 \ufeff')],
    ['a page without text', text('<html><body><script>var a = "一、总体情况";</script></body></html>')],
  ])('as empty: %s', async (_, document) => {
    expect((await refusal(document)).code).toBe('EMPTY_DOCUMENT');
  });

  it.each([
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47)],
    ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0)],
  ])('by its format, with what to do: %s', async (_, document) => {
    const problem = await refusal(document, '年报.dat');
    expect(problem.code).toBe('UNSUPPORTED_FORMAT');
    expect(problem.sentence.zh).toMatch(/“年报\.dat”是图片.*请上传年报的 Word/);
    expect(problem.sentence.en).toMatch(/Upload the report itself/);
  });

  it('as unreadable when its bytes are no text', async () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * index * 31 + index * 7) % 256);
    expect((await refusal(noise)).code).toBe('UNREADABLE_DOCUMENT');
  });

  it('as no report when it has neither table nor two of the headings', async () => {
    const problem = await refusal(text('一、总体情况\n关于春季植树活动的通知。'));
    expect(problem.code).toBe('NOT_A_REPORT');
    expect(problem.sentence.zh).toContain('1 个');
    expect(problem.sentence.en).toContain('only 1 of the six');
  });
});

it('a fault of ours is not told as one of the document', async () => {
  const noBytes: unknown = { length: 3 };
  const error: unknown = await readAnyDocument(noBytes as Uint8Array, 'a.txt').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TypeError);
});

describe('a document is read in every encoding offices use', () => {
  const form = publishedForm('shapotou_iic_2019');
  const utf16 = (words: string, littleEndian: boolean, mark: boolean): Uint8Array => {
    const units = mark ? `\ufeff${words}` : words;
    const view = new DataView(new ArrayBuffer(units.length * 2));
    for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), littleEndian);
    return new Uint8Array(view.buffer);
  };
  it.each([
    ['UTF-8', text(pipes(form))],
    ['UTF-8 with its mark', text(`\ufeff${pipes(form)}`)],
    ['UTF-16, little end first', utf16(pipes(form), true, true)],
    ['UTF-16, big end first', utf16(pipes(form), false, true)],
    ['UTF-16 without its mark', utf16(pipes(form), true, false)],
    ['GB18030', gb18030(pipes(form))],
    ['GBK as its page declares', gb18030(page(form).replace('utf-8', 'gbk'))],
  ])('%s', async (_, document) => {
    const report = await readAnyDocument(document, 'a');
    expectRead(report, form);
    expect(report.text.startsWith('\ufeff')).toBe(false);
  });

  it('and with the line ends of every system', async () => {
    expectRead(await readText(tabs(form).replaceAll('\n', '\r\n')), form);
    expectRead(await readText(tabs(form).replaceAll('\n', '\r')), form);
  });

  it('and with a few broken bytes, which are noted', async () => {
    const broken = text(pipes(form));
    broken[broken.length - 12] = 0xff;
    const report = await readAnyDocument(broken, 'a.txt');
    expectRead(report, form);
    expect(report.notes.map(({ code }) => code)).toEqual(['sourceDamaged']);
  });
});

/** GB18030 bytes of a text, by asking the decoder for every two-byte character. */
function gb18030(words: string): Uint8Array {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      table.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Uint8Array.from(
    Array.from(words).flatMap((character) => {
      const code = character.charCodeAt(0);
      return code < 0x80 ? [code] : (table.get(character) ?? [0x3f]);
    }),
  );
}
