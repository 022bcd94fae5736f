import type { DocumentBytes } from '../../../../server/intake/examine.ts';

const FORMS = 30;

/** A PDF of some kilobytes that nobody ever finishes reading: each of its forms draws the next one twice. */
export function endlessPdf(): DocumentBytes {
  const page = '/Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R';
  const forms = Array.from({ length: FORMS }, (_, index) => {
    const next = `/Resources << /XObject << /X ${6 + index} 0 R >> >>`;
    return streamOf(index === FORMS - 1 ? '' : '/X Do /X Do', `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${next}`);
  });
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< ${page} >>`,
    streamOf('/X Do', ''),
    ...forms,
  ];
  let file = '%PDF-1.4\n';
  const entries = objects.map((object, index) => {
    const entry = `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return entry;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return { bytes: new TextEncoder().encode(file + table + end), fileName: '无尽.pdf', mediaType: null };
}

function streamOf(content: string, dictionary: string): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}
