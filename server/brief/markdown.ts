/** A briefing as Markdown, with the numbers linked to their charts. */
import { type Brief, type Paragraph, textOf } from '../../schema/briefing/brief.ts';

/**
 * `origin`: where readers reach this server, without a slash at its end; null: numbers are not linked. `id`: of one that is kept, whose pictures are
 * its own once it is signed.
 */
export function briefMarkdown(brief: Brief, origin: string | null, id: string | null = null): string {
  let chart = 0;
  const picture = (address: string): string => {
    chart += 1;
    if (id === null || brief.signature === null) return `${origin}/chart.png?${address}&size=a4`;
    return `${origin}/brief.png?id=${id}&chart=${chart}&size=a4`;
  };
  const link = (address: string): string => `${origin}/chart?${address}`;
  const written = (paragraph: Paragraph): string =>
    paragraph
      .map((piece) =>
        typeof piece === 'string' || piece.chart === null || origin === null
          ? escaped(textOf([piece]))
          : `[${escaped(piece.text)}](${link(piece.chart)})`,
      )
      .join('');
  const blocks = [
    `# ${escaped(brief.title)}`,
    ...brief.sections.flatMap(({ heading, paragraphs, charts }) => [
      `## ${escaped(heading)}`,
      ...paragraphs.map(written),
      ...(origin === null ? [] : charts.map(({ title, address }) => `![${escaped(title)}](${picture(address)})`)),
    ]),
    escaped(brief.source),
    ...(brief.signature === null ? [] : [escaped(brief.signature)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Signs that Markdown would take for its own. A full stop behind a number at the beginning of a line would make a list of it. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/^(\d+)\./, '$1\\.');
}
