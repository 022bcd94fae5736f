/** A briefing as Markdown, with the numbers linked to their charts. */
import { type Brief, type Paragraph, textOf } from '../../schema/briefing/brief.ts';

/** `origin`: where readers reach this server, without a slash at its end; null: numbers are not linked. */
export function briefMarkdown(brief: Brief, origin: string | null): string {
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
      ...(origin === null
        ? []
        : charts.map(({ title, address }) => `![${escaped(title)}](${origin}/chart.png?${address}&size=a4)`)),
    ]),
    escaped(brief.source),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Signs that Markdown would take for its own. A full stop behind a number at the beginning of a line would make a list of it. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/^(\d+)\./, '$1\\.');
}
