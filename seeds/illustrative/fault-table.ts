/** The planted faults as the table of seeds/README.md; `node seeds/illustrative/fault-table.ts` prints it. */
import { PLANTED_FAULTS, type PlantedFault } from './faults.ts';

export function renderFaults(faults: readonly PlantedFault[]): string {
  const rows = faults.map(({ id, bureau, year, rule, what, where, expected, actual }) => [
    `\`${id}\``,
    `\`${bureau}\``,
    year,
    rule,
    `${what.en} (${what.zh})`,
    /^(?:II|III|IV)\//.test(where) ? `\`${where}\`` : where,
    expected ?? '',
    actual ?? '',
  ]);
  const header = ['id', 'bureau', 'year', 'rule', 'what', 'where', 'expected', 'printed'];
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (import.meta.main) process.stdout.write(`${renderFaults(PLANTED_FAULTS)}\n`);
