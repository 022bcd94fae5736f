/** The editions of the statutory form, by the year from which reports are printed on it. */
export type EditionId = '2019' | '2021';
/** An edition where names may not begin with a digit: in the graph, and in whatever speaks its words. */
export type EditionName = `EDITION_${EditionId}`;
