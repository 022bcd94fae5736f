import { EDITIONS, TABLE_NAMES } from '../../form/cells.ts';
import type { SectionedEditionId } from '../../form/edition.ts';
import { twoNumbers } from '../arithmetic.ts';
import type { Found } from '../finding.ts';
import { FORM, type Rule } from '../rule.ts';

/** The form that reports of a year are to follow. */
function expectedOf(year: number): SectionedEditionId | undefined {
  return SECTIONED.find((id) => {
    const { from, to } = EDITIONS[id].years;
    return year >= from && (to === null || year <= to);
  });
}

const SECTIONED: readonly SectionedEditionId[] = ['2019', '2021'];

/**
 * Subject `II`, `III` or, where only some items of table 2 follow another form, `II/1,8`. A table that is missing follows none. Item
 * (9) stands on the form of 2019 only, and is no evidence of its own beside the others. Silent where it holds.
 */
export const T2_EDITION: Rule<'T2-EDITION'> = {
  id: 'T2-EDITION',
  family: 'tables',
  severity: 'hint',
  title: { zh: '表式与年度', en: 'Form of the year' },
  why: {
    zh: '2019、2020 年报告用国办公开办函〔2019〕60号的表式，2021 年起用〔2021〕30号的。各项所填的数照原表式读取，列意不同的不能直接比较。',
    en: 'Reports on 2019 and 2020 are printed on the form of notice 〔2019〕60号, those since 2021 on that of 〔2021〕30号. Figures are read by the form they stand in; columns that mean something else are not comparable.',
  },
  basis: FORM,
  apply: ({ report: { year, editions } }) => {
    const expected = year === null ? undefined : expectedOf(year);
    if (expected === undefined) return [];
    const found = (subject: string, edition: SectionedEditionId): Found[] =>
      edition === expected
        ? []
        : [
            {
              outcome: 'suspicious',
              subject,
              operands: [],
              expected: Number(expected),
              actual: Number(edition),
            },
          ];
    const items = Object.entries(editions.II).filter(([item]) => item !== '9');
    const others = items.filter(([, edition]) => edition !== expected);
    const [, edition = expected] = others[0] ?? [];
    return [
      ...found(others.length === items.length ? 'II' : `II/${others.map(([item]) => item).join(',')}`, edition),
      ...found('III', editions.III ?? expected),
    ];
  },
  sentence: ({ subject, expected, actual }) => {
    const [table, items] = subject.split('/');
    const parts = items?.split(',') ?? [];
    const name = TABLE_NAMES[table === 'II' ? 'II' : 'III'];
    return {
      zh: `${name.zh}${parts.length > 0 ? `第二十条第${parts.map(ordinalOf).join('、')}项` : ''}用了 ${actual} 年表式，该年度应为 ${expected} 年表式，请核对`,
      en: `${name.en}${parts.map((item) => `, item (${item})`).join('')} is on the ${actual} form; the one for the year is that of ${expected}, please check`,
    };
  },
  arithmetic: twoNumbers,
  examples: {
    holds: { edition: '2021', year: 2022 },
    fails: { edition: '2019', year: 2022 },
    notAssessable: null,
  },
};

const ORDINALS = '一二三四五六七八九';

function ordinalOf(item: string): string {
  return `（${ORDINALS.charAt(Number(item) - 1)}）`;
}
