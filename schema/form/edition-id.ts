/** The editions of the statutory form, by the year from which reports are printed on it; 2014 is the statistics table. */
export type EditionId = '2014' | '2019' | '2021';
/** The editions with tables in sections 二, 三 and 四. */
export type SectionedEditionId = Exclude<EditionId, '2014'>;
/** An edition where names may not begin with a digit: in the graph, and in whatever speaks its words. */
export type EditionName = `EDITION_${EditionId}`;
