/** The files that a chart is carried away as, whoever asks for them: by address, from a page or by command. */
import type { Chart } from '../../schema/chart/chart.ts';
import { findOutcomeSet } from '../../schema/chart/outcomes.ts';
import { anchorOf } from '../../schema/chart/sets.ts';
import { quantityNames } from '../../schema/chart/words/phrases.ts';
import { say } from '../../schema/language.ts';
import type { AnsweredChart } from '../aggregate/chart.ts';
import type { ChartFileEnding } from '../endings.ts';
import { drawCsv } from './csv.ts';
import { drawSvg } from './draw.ts';
import { drawJsonStat } from './json-stat.ts';
import { drawMetadata } from './metadata.ts';
import { drawSlide } from './slide.ts';
import { drawWorkbook } from './workbook.ts';

interface ChartFile {
  readonly type: string;
  /** Nothing that a browser shows. */
  readonly isDownload: boolean;
  readonly make: (answered: AnsweredChart) => string | Promise<Buffer>;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** By the ending of their address. A PNG is made of the SVG by a painter (png/). */
export const CHART_FILES: Readonly<Record<string, ChartFile>> = {
  svg: {
    type: 'image/svg+xml; charset=utf-8',
    isDownload: false,
    make: ({ chart, answer, words, nameOf }) => drawSvg(chart, answer, words, nameOf),
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    isDownload: true,
    make: ({ chart, answer, nameOf }) => drawCsv(chart, answer, nameOf),
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isDownload: true,
    make: async (answered) => Buffer.from(await drawWorkbook(answered)),
  },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    isDownload: true,
    make: drawSlide,
  },
  json: {
    type: JSON_TYPE,
    isDownload: false,
    make: ({ address, words, answer }) => JSON.stringify({ address, words, ...answer }),
  },
  'metadata.json': { type: JSON_TYPE, isDownload: false, make: drawMetadata },
  jsonstat: { type: JSON_TYPE, isDownload: false, make: drawJsonStat },
} satisfies Record<ChartFileEnding, ChartFile>;

/** The same for a question whatever the data say, so that a file fetched again takes its own place. */
export function fileNameOf(chart: Chart): string {
  if (chart.title !== null) return chart.title;
  const set = chart.kind === 'outcomes' ? findOutcomeSet(chart.measures) : undefined;
  const counted = set ? say(chart.lang, `${set.label.zh}的构成`, `Make-up of ${set.label.en}`) : quantityNames(chart);
  const { years } = chart;
  const when = years.kind === 'range' ? [...new Set([years.from, years.to])].join('-') : '';
  return [counted, [...new Set(chart.of.map(anchorOf))].join(' '), when]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 100);
}
