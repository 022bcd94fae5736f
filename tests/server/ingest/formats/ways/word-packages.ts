/** The same text in other files: strict and flat ones, those of other programs, documents within documents. */
import type { FilledForm } from '../../render/form.ts';
import { bodyOf, documentXml, PLAIN, p, relationsXml, run, tc, W, wordFile, wordParts } from '../wordml.ts';
import { zipOf } from '../zip-writer.ts';
import type { FormCase } from './case.ts';
import { htmlOf } from './html-form.ts';
import { WordWays } from './word-ways.ts';

const ways = new WordWays();

ways.add('the text in another part', {}, { main: 'word/document2.xml' });
ways.add('the text outside the folder word', {}, { main: 'docs/main.xml' });
ways.add(
  'a template',
  {},
  { mainType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml' },
);
ways.add(
  'a document with macros',
  {},
  { mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml', parts: { 'word/vbaProject.bin': 'x' } },
);

const strict = (xml: string): string =>
  xml
    .replaceAll(W, 'http://purl.oclc.org/ooxml/wordprocessingml/main')
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    );
ways.addFile('the strict kind', (form) =>
  zipOf(
    wordParts({ document: strict(documentXml(bodyOf(form))) }).map((part) => ({
      ...part,
      bytes: strict(String(part.bytes)),
    })),
  ),
);
ways.addFile('other prefixes, as programs choose them', (form) => {
  const xml = documentXml(
    bodyOf(form, {
      tc: (content, properties, at) =>
        tc(
          at.value
            ? content.replace(
                '</w:pPr>',
                '</w:pPr><w:r><w:drawing><a:graphic><a:t>8</a:t></a:graphic></w:drawing></w:r>',
              )
            : content,
          properties,
        ),
    }),
  );
  return zipOf(
    wordParts({
      document: xml
        .replace(/(<\/?| )w:/g, '$1ns0:')
        .replace('xmlns:w=', 'xmlns:ns0=')
        .replace(/(<\/?)a:/g, '$1ns4:')
        .replace('xmlns:a=', 'xmlns:ns4='),
    }),
  );
});
ways.addFile('no prefix at all', (form) =>
  zipOf(
    wordParts({
      document: documentXml(bodyOf(form))
        .replaceAll('<w:', '<')
        .replaceAll('</w:', '</')
        .replace('xmlns:w=', `xmlns="${W}" xmlns:w=`),
    }),
  ),
);
ways.addFile('part names with backslashes', (form) =>
  zipOf(
    wordParts({ document: documentXml(bodyOf(form)) }).map((part) => ({
      ...part,
      name: String(part.name).replaceAll('/', '\\'),
    })),
  ),
);
ways.addFile('part names in other case', (form) =>
  zipOf(
    wordParts({ document: documentXml(bodyOf(form)) }).map((part) => ({
      ...part,
      name: String(part.name) === 'word/document.xml' ? 'Word/Document.xml' : part.name,
    })),
  ),
);
ways.addFile('XML in UTF-16', (form) =>
  zipOf(
    wordParts({ document: '' }).map((part) =>
      part.name === 'word/document.xml'
        ? {
            ...part,
            bytes: new Uint8Array(
              Buffer.from(`\ufeff${documentXml(bodyOf(form)).replace('UTF-8', 'UTF-16')}`, 'utf16le'),
            ),
          }
        : part,
    ),
  ),
);
ways.addFile('flat OPC', (form) => new TextEncoder().encode(flatOpc(documentXml(bodyOf(form)))));
ways.addFile('flat OPC, the text last, its lists before', (form) =>
  new TextEncoder().encode(flatOpc(documentXml(bodyOf(form)))),
);
ways.addFile('Word 2003 XML', (form) => new TextEncoder().encode(word2003(form)));
ways.addFile('another Word document embedded as a chunk', (form) =>
  wordFile(`${p('')}<w:altChunk r:id="rId5"/>`, {
    relations: [['rId5', 'aFChunk', 'afchunk.docx']],
    parts: { 'word/afchunk.docx': wordFile(bodyOf(form)) },
  }),
);
ways.addFile('a page embedded as a chunk', (form) =>
  wordFile(`<w:altChunk r:id="rId5"/>`, {
    relations: [['rId5', 'aFChunk', '/word/chunk.htm']],
    parts: { 'word/chunk.htm': htmlOf(form) },
  }),
);
ways.addFile('a page saved as one file embedded as a chunk, as web systems export', (form) => {
  const page = Buffer.from(htmlOf(form)).toString('base64');
  const message = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: file:///a.html\r\n\r\n${page}\r\n--b--\r\n`;
  return wordFile('<w:altChunk r:id="rId5"/>', {
    relations: [['rId5', 'aFChunk', 'afchunk.mht']],
    parts: { 'word/afchunk.mht': message },
  });
});

function flatOpc(document: string): string {
  const part = (name: string, xml: string): string =>
    `<pkg:part pkg:name="${name}" pkg:contentType="application/xml"><pkg:xmlData>${xml.replace(/^<\?xml[^>]*\?>\s*/, '')}</pkg:xmlData></pkg:part>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${part('/_rels/.rels', relationsXml([['rId1', 'officeDocument', 'word/document.xml']]))}${part('/word/document.xml', document)}<pkg:part pkg:name="/word/media/image1.png" pkg:contentType="image/png" pkg:compression="store"><pkg:binaryData>iVBORw0KGgo=</pkg:binaryData></pkg:part></pkg:package>`;
}

/** As Word 2003 saved: `w:vmerge`, ordinals and changes in a vocabulary of their own. */
function word2003(form: FilledForm): string {
  const body = bodyOf(form, {
    cell: (at) =>
      at.value && at.text !== ''
        ? `<w:p><w:r><w:t>${at.text}</w:t></w:r><aml:annotation aml:id="0" w:type="Word.Deletion" aml:author="a"><aml:content><w:r><w:delText>7</w:delText></w:r></aml:content></aml:annotation><w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:footnote><w:p><w:r><w:t>注 5</w:t></w:r></w:p></w:footnote></w:r><aml:annotation aml:id="1" w:type="Word.Comment"><aml:content><w:p><w:r><w:t>批注 6</w:t></w:r></w:p></aml:content></aml:annotation></w:p>`
        : PLAIN.cell(at),
    tc: (content, properties) => tc(content, properties.replace(/<w:vMerge/g, '<w:vmerge')),
    line: (text) => {
      const ordinal = /^[一二三四五六]、/.exec(text)?.[0];
      if (ordinal === undefined) return p(run(text));
      return `<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="${ordinal}"/><wx:font wx:val="宋体"/></w:listPr></w:pPr><w:r><w:t>${text.slice(ordinal.length)}</w:t></w:r></w:p>`;
    },
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" w:macrosPresent="no" xml:space="preserve"><o:DocumentProperties xmlns:o="o"><o:Title>标题 1</o:Title></o:DocumentProperties><w:styles><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles><w:body><wx:sect>${body}<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>页眉 9</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`;
}

export const PACKAGES: readonly FormCase[] = ways.cases;
