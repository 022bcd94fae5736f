/** Endings of the files that charts, briefings and compiled tables are carried away as: what can be chosen is said without loading what makes it. */
export const CHART_FILE_ENDINGS = ['svg', 'csv', 'xlsx', 'pptx', 'json', 'metadata.json', 'jsonstat'] as const;
export type ChartFileEnding = (typeof CHART_FILE_ENDINGS)[number];

/** Of files that a command writes a chart as: those, and what a painter takes part in. */
export const CHART_ENDINGS: readonly string[] = [...CHART_FILE_ENDINGS, 'png', 'docx'];

export const BRIEF_ENDINGS = ['docx', 'pptx', 'html', 'md'] as const;
export type BriefEnding = (typeof BRIEF_ENDINGS)[number];

export const COMPILED_ENDINGS = ['docx', 'xlsx'] as const;
export type CompiledEnding = (typeof COMPILED_ENDINGS)[number];

/** The ending of a file's name among these; undefined for any other. The longest counts: `x.metadata.json` is no `.json`. */
export function endingOf<Ending extends string>(file: string, endings: readonly Ending[]): Ending | undefined {
  const name = file.toLowerCase();
  return endings
    .filter((ending) => name.endsWith(`.${ending}`))
    .reduce<Ending | undefined>((longest, one) => (one.length > (longest?.length ?? 0) ? one : longest), undefined);
}
