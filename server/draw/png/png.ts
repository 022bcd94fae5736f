/** A chart as a picture of dots: the drawing of `drawSvg`, with what it is and where it comes from inside the file. */
import type { Chart } from '../../../schema/chart/chart.ts';
import type { SeriesAnswer } from '../../../schema/chart/series.ts';
import type { NameOf } from '../../../schema/chart/words/coverage-notes.ts';
import type { ChartWords } from '../../../schema/chart/words/words.ts';
import { drawSvg } from '../draw.ts';
import type { ToDraw } from './painter.ts';

interface Answered {
  readonly chart: Chart;
  /** Canonical query string. */
  readonly address: string;
  readonly answer: SeriesAnswer;
  readonly words: ChartWords;
  readonly nameOf: NameOf;
}

/** What a painter needs to make it, at so many dots for a CSS pixel. */
export function pngOf({ chart, address, answer, words, nameOf }: Answered, scale: number): ToDraw {
  return {
    svg: drawSvg(chart, answer, words, nameOf),
    lang: chart.lang,
    scale,
    // The keywords with a capital are those of the standard.
    texts: {
      Title: words.title,
      Description: words.description,
      Source: words.source,
      Software: 'Gongkai 公开年报',
      address,
      revision: String(answer.revision),
      revised: answer.revisedOn,
    },
  };
}
