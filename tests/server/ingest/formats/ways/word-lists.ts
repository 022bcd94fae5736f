/** Ordinals that Word counts itself, before headings and before the labels of rows. */
import { bodyOf, PLAIN, p, run, W, wordFile } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { WordWays } from './word-ways.ts';

const ways = new WordWays();

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering xmlns:w="${W}">
  <w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}</w:abstractNum>
  ${[1, 2, 3, 4, 5].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id === 1 ? 0 : 1}"/>${id > 2 ? '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' : ''}</w:num>`).join('')}
</w:numbering>`;
const styles = `<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="heading"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
const rest = {
  relations: [
    ['rId1', 'numbering', 'numbering.xml'],
    ['rId2', 'styles', 'styles.xml'],
  ] as const,
  parts: { 'word/numbering.xml': numbering, 'word/styles.xml': styles },
};

const listed = (text: string, list: number): string =>
  p(run(text), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`);
const heading = (text: string): string => {
  const words = /^[一二三四五六]、(.*)$/.exec(text)?.[1];
  return words === undefined ? PLAIN.line(text) : p(run(words), '<w:pStyle w:val="heading"/>');
};

ways.addFile('headings numbered by their style', (form) => wordFile(bodyOf(form, { line: heading }), rest));
ways.addFile('labels of rows numbered by Word, each group from 1', (form) => {
  let list = 1;
  const cell = (text: string): string => {
    const words = /^(\d)\.(.*)$/.exec(text);
    if (!words) return p(run(text));
    if (words[1] === '1') list = Math.min(5, list + 1);
    return listed(words[2] ?? '', list);
  };
  return wordFile(
    bodyOf(form, { cell: (at) => (at.text === '' ? p('') : at.value ? p(run(at.text)) : cell(at.text)) }),
    rest,
  );
});

export const LISTS: readonly FormCase[] = ways.cases;
