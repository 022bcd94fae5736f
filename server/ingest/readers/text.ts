/** The reading text of a text file: as decoded, with line ends as \n. */
export function readText(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}
