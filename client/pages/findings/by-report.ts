/** Findings under the report they were found in. */
export interface Group<Line> {
  readonly key: string;
  readonly lines: readonly Line[];
}

/** Lines by publisher and year, groups in the order in which their first line comes. */
export function byReport<Line extends { readonly report: { readonly id: string } }>(
  lines: readonly Line[],
): readonly Group<Line>[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.report.id);
    if (group) group.push(line);
    else groups.set(line.report.id, [line]);
  }
  return [...groups].map(([key, members]) => ({ key, lines: members }));
}
