/** The arguments by which a question of series is split, read, compared and cut. */
import { LEFT_OUT } from '../../schema/chart/chart.ts';
import { type CompareTo, type Finer, PLAIN, type Where } from '../../schema/chart/finer.ts';
import { parseSet } from '../../schema/chart/sets.ts';
import { editionId } from '../../schema/form/edition.ts';
import { isMeasureId, MEASURES } from '../../schema/form/measures/index.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import type { Label } from '../../schema/language.ts';
import { didYouMean } from '../../schema/nearest.ts';
import { Problem } from '../../schema/problem.ts';
import { FUNCTIONS, findFunction } from '../../schema/roster/functions.ts';
import { someOrAll } from './filters.ts';
import type { CompareTo as GivenCompareTo, Where as GivenWhere, QuerySeriesArgs } from './generated.ts';

/** What questions have of it: only series are split, or given in another view than as counted. */
type Given = Partial<Pick<QuerySeriesArgs, 'by' | 'view' | 'per' | 'compareTo' | 'where' | 'figures'>>;

/** Throws BAD_ARGUMENT for a measure, set or function that is none. What the sum rules forbid is told later, of the whole question. */
export function finerOf({ by, view, per, compareTo, where, figures }: Given): Finer {
  return {
    ...(figures && figures !== 'corrected' && { figures }),
    by: [...new Set([...PLAIN.by, ...(by ?? [])])],
    view: view ?? PLAIN.view,
    per: per == null ? null : ensureMeasure(per),
    compareTo: compareTo ? comparedOf(compareTo) : PLAIN.compareTo,
    where: where ? whereOf(where) : PLAIN.where,
  };
}

function ensureMeasure(id: string): MeasureId {
  if (isMeasureId(id)) return id;
  const shown = id.slice(0, 60);
  const meant = didYouMean(
    shown,
    MEASURES.map((measure) => measure.id),
  );
  throw refused('per', shown, {
    zh: `须为指标，比率不能作基数。${meant.zh}`,
    en: `it must be a measure, and no ratio.${meant.en}`,
  });
}

function comparedOf({ yearsBefore, year, published, set }: GivenCompareTo): CompareTo {
  if (typeof yearsBefore === 'number') return { kind: 'yearsBefore', years: yearsBefore };
  if (typeof year === 'number') return { kind: 'year', year };
  if (published === true) return { kind: 'published' };
  if (typeof set !== 'string') throw refused('compareTo', 'published: false', ONLY_TRUE);
  const parsed = parseSet(set);
  if ('of' in parsed) return { kind: 'set', set: parsed.of };
  throw refused('compareTo', set, parsed.why);
}

function whereOf({ kinds, functions, minBase, without, editions }: GivenWhere): Where {
  const unknown = functions?.find((id) => findFunction(id) === undefined);
  if (unknown !== undefined) {
    const ids = FUNCTIONS.map(({ id }) => id);
    const meant = didYouMean(unknown.slice(0, 60), ids);
    throw refused('where', unknown, {
      zh: `没有这样的职能。${meant.zh}全部职能见查询 functions`,
      en: `no function has this id.${meant.en} The query functions lists them all`,
    });
  }
  const found = (without ?? []).map((outcome) => {
    const known = LEFT_OUT.find((one) => one === outcome);
    if (known !== undefined) return known;
    throw refused('where', outcome, {
      zh: 'without 只用于 failed 和 suspicious：其余的并非问题',
      en: 'without leaves out failed and suspicious only; the others are no fault',
    });
  });
  return {
    kinds: someOrAll('kinds', kinds),
    functions: someOrAll('functions', functions),
    minBase: minBase ?? PLAIN.where.minBase,
    without: [...new Set(found)],
    editions: someOrAll('editions', editions)?.map(editionId) ?? null,
  };
}

const ONLY_TRUE: Label = {
  zh: 'published 只能是 true；不与它比较就不写',
  en: 'published can only be true; leave it out to compare with something else',
};

function refused(argument: string, value: string, why: Label): Problem {
  const shown = value.slice(0, 60);
  return new Problem('BAD_ARGUMENT', {
    zh: `参数 ${argument} 的“${shown}”不可用：${why.zh}。`,
    en: `The argument ${argument} cannot be “${shown}”: ${why.en}.`,
  });
}
