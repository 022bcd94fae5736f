/** Which colour, dash and name each series of a chart has; the same rules for every drawing. */
import { REST, SERIES_COLOURS, SUBJECT_COLOURS } from '../../schema/chart/palette.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { Series } from '../../schema/chart/series.ts';
import type { Lang } from '../../schema/language.ts';

const DASHES = [undefined, '7 3', '2 3', '9 3 2 3', '4 2', '1 2'] as const;

export interface SeriesStyle {
  readonly name: string;
  readonly colour: string;
  readonly dash: string | undefined;
}

/** What tells the series of one chart apart: the subject's name, the quantity's, or both. */
export function seriesName(one: Series, all: readonly Series[], lang: Lang): string {
  const subjects = new Set(all.map((series) => `${series.subject.id}/${series.subject.scope}`)).size;
  const quantities = new Set(all.map((series) => series.quantity)).size;
  const { short } = describeQuantity(one.quantity);
  if (subjects === 1) return short[lang];
  return quantities === 1 ? one.subject.shortName[lang] : `${one.subject.shortName[lang]} · ${short[lang]}`;
}

/**
 * One subject with several quantities: the first in the subject's colour, the others grey. Several bureaus: six colours,
 * then grey; with a focus that one alone in colour.
 */
export function stylesOf(all: readonly Series[], lang: Lang, focus: string | null = null): readonly SeriesStyle[] {
  const subjects = new Set(all.map((series) => series.subject.id)).size;
  return all.map((series, index) => {
    const own = SUBJECT_COLOURS[describeQuantity(series.quantity).subject];
    const colour =
      focus !== null
        ? series.subject.id === focus
          ? own
          : REST
        : subjects === 1
          ? index === 0
            ? own
            : REST
          : (SERIES_COLOURS[index] ?? REST);
    const dash = subjects > 1 && focus === null ? DASHES[index % DASHES.length] : undefined;
    return { name: seriesName(series, all, lang), colour, dash };
  });
}
