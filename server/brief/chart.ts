/** One chart as a Word document in official layout: title, picture with its alternative text, the figures as a table, notes, source and revision. */
import type { Paragraph, Table } from 'docx';
import { isIllustrative } from '../../schema/chart/facts.ts';
import { ILLUSTRATIVE } from '../../schema/chart/words/notes.ts';
import { say } from '../../schema/language.ts';
import type { AnsweredChart } from '../aggregate/chart.ts';
import { pngOf } from '../draw/png/png.ts';
import { forPaper, numbersOf, type Paint, SCALE, sizeOf } from './docx.ts';
import { captionOf, officialDocument, pictureOf, remarkOf, titleOf } from './official.ts';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** @throws Problem of whatever the painter refuses, such as a character that no face has */
export async function chartDocx(answered: AnsweredChart, paint: Paint): Promise<Buffer> {
  const { chart, answer, words, address } = answered;
  const { lang } = chart;
  const png = await paint(pngOf(forPaper(answered), SCALE));
  const children: (Paragraph | Table)[] = [
    titleOf(words.title),
    ...(isIllustrative(answer) ? [remarkOf(ILLUSTRATIVE[lang])] : []),
    pictureOf(png, sizeOf(png), words.description),
    captionOf(say(lang, `图　${words.subtitle}`, `Figure: ${words.subtitle}`)),
    numbersOf(answered),
    ...(words.notes.length === 0
      ? []
      : [remarkOf(say(lang, `注：${words.notes.join('；')}。`, `Notes: ${words.notes.join('. ')}.`))]),
    remarkOf(words.source),
    remarkOf(say(lang, `图表地址：/chart?${address}`, `Address of the chart: /chart?${address}`)),
  ];
  return Buffer.from(await officialDocument({ title: words.title, lang }, children));
}
