/** What runs until the test file that started it has ended. */
type End = () => Promise<unknown>;

const running: End[] = [];

export function untilFileEnds(end: End): void {
  running.push(end);
}

/** Ends the last first. */
export async function endWhatRuns(): Promise<void> {
  for (let end = running.pop(); end; end = running.pop()) await end();
}
