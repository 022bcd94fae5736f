import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { expectRead } from '../render/expect.ts';
import { publishedForm } from '../render/form.ts';
import { page } from '../render/page.ts';
import { gb18030 } from './gb18030.ts';
import { damagedCopies } from './old-files.ts';

interface MhtPart {
  readonly type: string;
  readonly location?: string;
  readonly encoding?: 'quoted-printable' | 'base64' | '8bit';
  readonly bytes: Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Lines end where 70 signs are full, as mail has it. */
function quoted(bytes: Uint8Array): string {
  const signs = Array.from(bytes, (byte) => {
    if (byte === 0x0a) return '\r\n';
    return byte < 0x80 && byte !== 0x3d ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`;
  });
  return signs.map((sign, index) => (index % 30 === 29 && sign !== '\r\n' ? `${sign}=\r\n` : sign)).join('');
}

function encoded({ bytes, encoding = 'quoted-printable' }: MhtPart): string {
  if (encoding === 'quoted-printable') return quoted(bytes);
  if (encoding === '8bit') return Buffer.from(bytes).toString('latin1');
  return Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
}

/** As browsers, Word and WPS save it. */
function mhtOf(...parts: MhtPart[]): Uint8Array {
  const mark = '----=_NextPart_01D9';
  const bodies = parts.map(
    (part) =>
      `--${mark}\r\nContent-Location: ${part.location ?? 'file:///C:/a.htm'}\r\nContent-Transfer-Encoding: ${part.encoding ?? 'quoted-printable'}\r\nContent-Type: ${part.type}\r\n\r\n${encoded(part)}\r\n`,
  );
  const head = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="${mark}"\r\n\r\nThis document is a web page in one file.\r\n\r\n`;
  return new Uint8Array(Buffer.from(`${head}${bodies.join('')}--${mark}--\r\n`, 'latin1'));
}

const FORM = publishedForm('suqian_city_2023');
const PAGE = page(FORM);
const PICTURE: MhtPart = { type: 'image/png', encoding: 'base64', bytes: new Uint8Array(900) };

describe('a web page saved as one file is read cell for cell', () => {
  const whole = async (bytes: Uint8Array): Promise<void> => {
    expect((await openDocument(bytes, '年报.doc')).format).toBe('savedPage');
    expectRead(await readAnyDocument(bytes, '年报.doc'), FORM);
  };

  it.each(['quoted-printable', 'base64', '8bit'] as const)('written as %s', (encoding) =>
    whole(mhtOf({ type: 'text/html; charset="utf-8"', encoding, bytes: utf8(PAGE) }, PICTURE)),
  );

  it.each([
    ['by its whole name', 'cid:css-1@page', '<link rel="stylesheet" href="cid:css-1@page">'],
    ['by the end of its name', 'file:///C:/a.files/b.css', '<LINK href="a.files/b.css" rel=stylesheet media=screen>'],
  ])('whose style sheet is a part of it, named %s: what it hides is not read', (_, location, link) => {
    const hidden = PAGE.replaceAll(/<p align[^>]*>(?=\d)/g, '$&<span class="old">7</span>');
    expect(hidden.length).toBeGreaterThan(PAGE.length + 3000);
    const linked = `${link}${hidden}`;
    const sheet: MhtPart = { type: 'text/css', location, bytes: utf8('.old{display:none}') };
    return whole(mhtOf({ type: 'text/html; charset="utf-8"', bytes: utf8(linked) }, sheet));
  });

  it('in the encoding its part names, although the page says nothing or something else', () =>
    whole(mhtOf({ type: 'text/html; charset="gb2312"', bytes: gb18030(PAGE.replace('utf-8', 'big5')) }, PICTURE)));

  it('in the encoding its page names', () =>
    whole(mhtOf({ type: 'text/html', bytes: gb18030(PAGE.replace('utf-8', 'gbk')) }, PICTURE)));

  it('as the second way to show a message', () => {
    const inner = new TextDecoder('latin1').decode(
      mhtOf({ type: 'text/plain', bytes: utf8('x') }, { type: 'text/html', bytes: utf8(PAGE) }),
    );
    const nested = `From: a@b\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=out\r\n\r\n--out\r\n${inner}\r\n--out--\r\n`;
    return whole(new Uint8Array(Buffer.from(nested, 'latin1')));
  });

  it('as a single part', () => {
    const head = 'MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n';
    return whole(utf8(head + Buffer.from(utf8(PAGE)).toString('base64')));
  });

  it('in frames, as Excel saves a workbook', () => {
    const frames = '<html><frameset rows="*,39"><frame src="sheet001.htm"><frame src="tabstrip.htm"></frameset></html>';
    return whole(
      mhtOf(
        { type: 'text/html; charset="us-ascii"', bytes: utf8(frames) },
        {
          type: 'text/html; charset="us-ascii"',
          location: 'file:///C:/a.files/tabstrip.htm',
          bytes: utf8('<table><tr><td>Sheet1</td></tr></table>'),
        },
        { type: 'text/html; charset="utf-8"', location: 'file:///C:/a.files/sheet001.htm', bytes: utf8(PAGE) },
      ),
    );
  });
});

describe('a web page saved as one file that is damaged or made to do harm', () => {
  const message = (body: string): Uint8Array =>
    utf8(`MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n${body}`);

  it.each([
    ['without a page', mhtOf(PICTURE), /单个文件网页的结构已损坏/],
    [
      'cut off within its page',
      mhtOf({ type: 'text/html', bytes: utf8(PAGE) }).slice(0, -9000),
      /单个文件网页的结构已损坏/,
    ],
    ['of parts without end', message('--b\n'.repeat(1_000_000)), /超过 2000 个文件/],
    [
      'with a head without end',
      utf8(`MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n${' a\n'.repeat(1_000_000)}`),
      /已损坏/,
    ],
  ])('is refused: %s', async (_, bytes, words) => {
    const error: unknown = await openDocument(bytes, '年报.mht').catch((e) => e);
    expect(error instanceof Problem && error.sentence.zh).toMatch(words);
  });

  it('is read or refused with a Problem, whatever was changed; cut off, it is never read', async () => {
    const whole = mhtOf({ type: 'text/html; charset="utf-8"', bytes: utf8(PAGE) });
    for (const bytes of damagedCopies(whole, 60)) {
      const outcome: unknown = await readAnyDocument(bytes, 'a').catch((error) => error);
      if (bytes.length < whole.length - 100) expect(outcome).toBeInstanceOf(Problem);
      if (outcome instanceof Error && !(outcome instanceof Problem)) throw outcome;
    }
  });
});
