/** Pages as they come out of a printer. The library that reads them is large, and loaded by who looks at paper only. */
interface Sheet {
  /** Its text without spaces. As a font of this machine may have it, 日 is the radical of that look: it is told as the character. */
  readonly text: string;
  /** Points from the right end of its text to the edge of the paper, of the text that comes nearest. */
  readonly room: number;
}

export async function sheetsOf(pdf: Uint8Array): Promise<readonly Sheet[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width } = page.getViewport({ scale: 1 });
    const texts = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []));
    sheets.push({
      text: texts
        .map(({ str }) => str)
        .join('')
        .replace(/\s/g, '')
        .normalize('NFKC'),
      room: Math.min(...texts.map((item) => width - (item.transform[4] ?? 0) - item.width)),
    });
  }
  return sheets;
}
