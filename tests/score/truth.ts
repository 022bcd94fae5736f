/**
 * What a careful reader took from a document: NAME.json beside it. Tables under the form's own labels (`section2`, `section3`,
 * `section4`; null is a cell left empty), the numbers of the prose (`figures`, others that are right too in `alsoRight`,
 * `entries` of lists by value), and what was found of it by a person (`findings`: `{ "TX-FEE missing": false }`).
 */
import type { Finding } from '../../schema/check/finding.ts';
import { APPLICANTS } from '../../schema/form/applicants.ts';
import { cellIII, cellsOf, EDITIONS } from '../../schema/form/cells.ts';
import type { CellId, EditionId } from '../../schema/form/edition.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';

export interface Truth {
  readonly cells: ReadonlyMap<CellId, number | null>;
  /** null: nobody looked at the prose. */
  readonly prose: {
    /** `requests.received=5`, as often as the text states it. */
    readonly figures: readonly string[];
    readonly alsoRight: readonly string[];
    readonly entries: readonly number[];
  } | null;
  readonly era: '2019 on' | 'before 2019';
  /** Whether what a rule says is so; null where nobody said. */
  readonly verdictOf: (finding: Finding) => boolean | null;
}

type Row = Readonly<Record<string, number | string | null>>;

interface Stated {
  readonly measure: string;
  readonly value: number;
}

/** The file as it may be; whatever is left out was not looked at. */
export interface TruthFile {
  readonly section2?: Readonly<Record<string, Row | string>>;
  readonly section3?: { readonly rows?: Readonly<Record<string, readonly (number | null)[]>> };
  readonly section4?: Readonly<Record<string, readonly (number | string | null)[]>>;
  readonly figures?: readonly Stated[];
  readonly alsoRight?: readonly Stated[];
  readonly entries?: readonly number[];
  readonly period?: string;
  readonly findings?: Readonly<Record<string, boolean>>;
}

export function truthOf(file: TruthFile): Truth {
  const key = ({ measure, value }: Stated) => `${measure}=${value}`;
  return {
    cells: new Map([...cellsII(file), ...cellsIII(file), ...cellsIV(file)]),
    prose: file.figures
      ? {
          figures: file.figures.map(key),
          alsoRight: (file.alsoRight ?? []).map(key),
          entries: file.entries ?? [],
        }
      : null,
    era: file.period === 'before 2019' ? 'before 2019' : '2019 on',
    verdictOf: ({ rule, subject }) => file.findings?.[`${rule} ${subject}`] ?? null,
  };
}

type Cells = (readonly [CellId, number | null])[];

const UNITS: Readonly<Record<string, string>> = { wanYuan: '万元', yuan: '元' };

function cellsII({ section2 = {} }: TruthFile): Cells {
  const edition: EditionId = String(section2.edition ?? '').startsWith('2019') ? '2019' : '2021';
  return cellsOf(edition, 'II').flatMap(({ id, row, column, measure }): Cells => {
    const printed = section2[row.zh];
    if (typeof printed !== 'object') return [];
    const name = column.zh.replace(/（.*）$/u, '');
    const value = printed[`${name}_${UNITS[getMeasure(measure).unit]}`] ?? printed[name];
    return value === undefined || typeof value === 'string' ? [] : [[id, value]];
  });
}

function cellsIII({ section3 }: TruthFile): Cells {
  return Object.entries(section3?.rows ?? {}).flatMap(([code, values]) =>
    APPLICANTS.map((applicant, column): Cells[number] => [cellIII(code, applicant), values[column] ?? null]),
  );
}

function cellsIV({ section4 = {} }: TruthFile): Cells {
  return EDITIONS['2021'].sectionIV.flatMap(({ heading, columns }): Cells => {
    const values = section4[heading.zh];
    return values
      ? columns
          .map(({ measure }, at) => [`IV/${measure}`, Number(values[at] ?? Number.NaN)] as const)
          .map(([cell, value]) => [cell, Number.isNaN(value) ? null : value])
      : [];
  });
}
