/** Ways in which a correct table goes wrong, one at a time: on the page, or in the reading of it. */
import { APPLICANTS } from '../../../../schema/form/applicants.ts';
import { cellIII, EDITIONS } from '../../../../schema/form/cells.ts';
import type { CellId, EditionId } from '../../../../schema/form/edition.ts';
import { SECTION_IV } from '../../../../schema/form/editions/section-iv.ts';
import type { CellValues } from '../../../support/report-builder.ts';

/** Draws a whole number from 0 up to, but not including, `below`. */
export type Draw = (below: number) => number;

export interface Mutation {
  /** Changes the values; false when the table offers no place for it. */
  readonly spoil: (values: CellValues, rows: readonly (readonly CellId[])[], draw: Draw) => boolean;
  readonly sections: readonly ('III' | 'IV')[];
}

export function rowsOf(section: 'III' | 'IV', edition: EditionId): readonly (readonly CellId[])[] {
  if (section === 'IV') return SECTION_IV.map((block) => block.columns.map((column): CellId => `IV/${column.measure}`));
  return EDITIONS[edition].sectionIII.flatMap((row) =>
    row.measure === null ? [] : [APPLICANTS.map((applicant) => cellIII(row.code, applicant))],
  );
}

function numberAt(values: CellValues, cell: CellId | undefined): number {
  const value = cell === undefined ? 0 : (values[cell] ?? 0);
  return typeof value === 'number' ? value : 0;
}

/** Puts another number into one cell of those whose number fits. */
function oneCell(change: (digits: string, draw: Draw) => string | null): Mutation['spoil'] {
  return (values, rows, draw) => {
    const fit = rows.flat().filter((cell) => numberAt(values, cell) > 0);
    const cell = fit[draw(fit.length)];
    if (!cell) return false;
    const from = numberAt(values, cell);
    const digits = change(String(from), draw);
    if (digits === null || digits === '' || Number(digits) === from) return false;
    values[cell] = Number(digits);
    return true;
  };
}

/** Gives a row other numbers, as printed from left to right. */
function oneRow(change: (numbers: readonly number[], draw: Draw) => readonly number[] | null): Mutation['spoil'] {
  return (values, rows, draw) => {
    // Section 四 is printed as one row.
    const lines = rows.length === SECTION_IV.length ? [rows.flat()] : rows;
    const filled = lines.filter((row) => row.some((cell) => numberAt(values, cell) > 0));
    const row = filled[draw(filled.length)];
    const changed =
      row &&
      change(
        row.map((cell) => numberAt(values, cell)),
        draw,
      );
    if (!row || !changed) return false;
    row.forEach((cell, column) => {
      values[cell] = changed[column] ?? 0;
    });
    return true;
  };
}

const BOTH = ['III', 'IV'] as const;

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a digit lost': {
    sections: BOTH,
    spoil: oneCell((digits, draw) => {
      const at = draw(digits.length);
      return digits.length < 2 ? null : digits.slice(0, at) + digits.slice(at + 1);
    }),
  },
  'a digit doubled': {
    sections: BOTH,
    spoil: oneCell((digits, draw) => {
      const at = draw(digits.length);
      return digits.slice(0, at + 1) + digits.slice(at);
    }),
  },
  'digits transposed': {
    sections: BOTH,
    spoil: oneCell((digits, draw) => {
      const at = draw(digits.length - 1);
      if (digits.length < 2) return null;
      return digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2);
    }),
  },
  'a value split over two cells': {
    sections: BOTH,
    spoil: oneRow((numbers, draw) => {
      const places = numbers.flatMap((value, column) => (value >= 10 && column + 1 < numbers.length ? [column] : []));
      const column = places[draw(places.length)];
      if (column === undefined) return null;
      const digits = String(numbers[column]);
      const cut = 1 + draw(digits.length - 1);
      const halves = [Number(digits.slice(0, cut)), Number(digits.slice(cut))];
      if (String(halves[1]) !== digits.slice(cut)) return null;
      // An empty neighbour takes the second half; otherwise the row grows, and its last cell is cut off.
      const rest = numbers.slice(numbers[column + 1] === 0 && draw(2) === 0 ? column + 2 : column + 1);
      return [...numbers.slice(0, column), ...halves, ...rest].slice(0, numbers.length);
    }),
  },
  'two neighbouring columns swapped': {
    sections: BOTH,
    spoil: oneRow((numbers, draw) => {
      const column = draw(numbers.length - 1);
      const [left = 0, right = 0] = numbers.slice(column, column + 2);
      return left === right ? null : [...numbers.slice(0, column), right, left, ...numbers.slice(column + 2)];
    }),
  },
  'a row shifted by one column': {
    sections: BOTH,
    spoil: oneRow((numbers, draw) => (draw(2) === 0 ? [0, ...numbers.slice(0, -1)] : [...numbers.slice(1), 0])),
  },
  'a row on its neighbour’s line': {
    sections: ['III'],
    spoil: (values, rows, draw) => {
      const line = draw(rows.length - 1);
      const [upper = [], lower = []] = rows.slice(line, line + 2);
      const numbers = upper.map((cell) => numberAt(values, cell));
      upper.forEach((cell, column) => {
        values[cell] = numberAt(values, lower[column]);
      });
      lower.forEach((cell, column) => {
        values[cell] = numbers[column] ?? 0;
      });
      return true;
    },
  },
  'a total not filled': {
    sections: BOTH,
    spoil: (values, rows, draw) => {
      const totals = rows.flatMap((row) => row.slice(-1)).filter((cell) => numberAt(values, cell) > 0);
      const total = totals[draw(totals.length)];
      if (!total) return false;
      values[total] = total.startsWith('IV/') && draw(2) === 0 ? 'blank' : 0;
      return true;
    },
  },
  'a total wrong': {
    sections: BOTH,
    spoil: (values, rows, draw) => {
      const filled = rows.filter((row) => numberAt(values, row.at(-1)) > 1);
      const row = filled[draw(filled.length)];
      const total = row?.at(-1);
      if (!row || !total) return false;
      const parts = row
        .slice(0, -1)
        .map((cell) => numberAt(values, cell))
        .filter((part) => part > 0);
      const sum = numberAt(values, total);
      // Half leave a part out; half are any other number.
      const left = draw(2) === 0 ? (parts[draw(parts.length)] ?? 0) : 0;
      const wrong = left > 0 && left < sum ? sum - left : 1 + draw(sum * 2);
      values[total] = wrong;
      return wrong !== sum;
    },
  },
  'a blank that should be a number': {
    sections: BOTH,
    spoil: (values, rows, draw) => {
      const parts = rows.flatMap((row) => row.slice(0, -1)).filter((cell) => numberAt(values, cell) > 0);
      const part = parts[draw(parts.length)];
      if (!part) return false;
      values[part] = 'blank';
      return true;
    },
  },
};
