/** A filled form as a sheet saved as text: every row as long as the widest, cells in quotes where they must be. */
import type { FilledForm } from '../render/form.ts';
import { sheetOf } from './sheet.ts';

/** `kept`: how numbers are kept from being taken for others. */
export function commaSeparated(
  form: FilledForm,
  mark: ',' | ';' | '\t',
  kept: (text: string) => string = (text) => text,
): string {
  const { rows } = sheetOf(form);
  const width = Math.max(...rows.map((row) => row.length));
  const quoted = (text: string): string => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  // Narrow columns break their headers.
  const broken = (text: string): string => text.replace(/^(社会公益|法律服务)/, '$1\n');
  return rows
    .map((row) => Array.from({ length: width }, (_, index) => quoted(broken(kept(row[index] ?? '')))).join(mark))
    .join('\r\n');
}
