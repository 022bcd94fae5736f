/** Names that tell the subjects of one answer apart: any two districts have an education bureau each. */

import { APPLICANT_LABELS } from '../form/applicants.ts';
import type { Label, Lang } from '../language.ts';
import { BUREAU_KIND_LABELS } from '../report/publisher.ts';
import { behindLine } from './facts.ts';
import type { Series, SeriesAnswer } from './series.ts';

export interface Named {
  readonly id: string;
  readonly name: Label;
  readonly shortName: Label;
  /** The region above it; null where there is none. */
  readonly home: Label | null;
}

export type Names = Pick<Named, 'name' | 'shortName'>;

/**
 * The names of each subject, by id. Short ones that are the same get their region's before them, or give way to the full
 * ones; full ones that are the same get their region's and in the end the id. Names that stand alone stay as they are.
 */
export function namesApart(subjects: readonly Named[]): ReadonlyMap<string, Names> {
  const unique = [...new Map(subjects.map((subject) => [subject.id, subject])).values()];
  const apart = (waysOf: (subject: Named, lang: Lang) => readonly string[]): readonly Label[] => {
    const zh = chooseApart(unique.map((subject) => waysOf(subject, 'zh')));
    const en = chooseApart(unique.map((subject) => waysOf(subject, 'en')));
    return zh.map((name, index) => ({ zh: name, en: en[index] ?? name }));
  };
  const full = apart((subject, lang) => waysToName(subject, subject.name[lang], lang));
  const short = apart((subject, lang) => waysToName(subject, subject.shortName[lang] || subject.name[lang], lang));
  return new Map(
    unique.map(({ id, name, shortName }, index) => [
      id,
      { name: full[index] ?? name, shortName: short[index] ?? shortName },
    ]),
  );
}

/** From the shortest to the one that nobody shares. */
function waysToName({ id, name, home }: Named, own: string, lang: Lang): readonly string[] {
  const ways = [
    own,
    home === null ? own : lang === 'zh' ? `${home.zh}${own}` : `${own}, ${home.en}`,
    name[lang],
    lang === 'zh' ? `${name.zh}（${id}）` : `${name.en} (${id})`,
  ];
  return [...new Set(ways)];
}

/** Of each subject's ways the first that leaves no two the same. */
function chooseApart(ways: readonly (readonly string[])[]): readonly string[] {
  const steps = ways.map(() => 0);
  for (;;) {
    const names = ways.map((own, index) => own[steps[index] ?? 0] ?? '');
    const shared = names.flatMap((name, index) =>
      names.indexOf(name) !== names.lastIndexOf(name) && (steps[index] ?? 0) < (ways[index]?.length ?? 0) - 1
        ? [index]
        : [],
    );
    if (shared.length === 0) return names;
    for (const index of shared) steps[index] = (steps[index] ?? 0) + 1;
  }
}

/**
 * Lines that differ by applicant alone, each as a subject of its own, so that what is drawn tells them apart. Parts of one subject, be they
 * applicants or kinds of bureaus, go by what tells them apart, and the whole is named once; those of several are named with theirs.
 */
export function linesApart(answer: SeriesAnswer): SeriesAnswer {
  const wholes = new Set(answer.series.map(({ subject: { scope, id } }) => `${scope}/${id.split('#')[0]}`));
  const series = answer.series.map((line): Series => {
    const { subject, key } = line;
    const { applicant, kind } = key ?? {};
    const isOfKind = kind !== undefined && subject.id.includes('#') && key?.region === undefined;
    const label =
      applicant !== undefined
        ? APPLICANT_LABELS[applicant]
        : isOfKind && wholes.size === 1
          ? BUREAU_KIND_LABELS[kind]
          : null;
    if (label === null) return line;
    const isAlone = wholes.size === 1 && (applicant === undefined || !subject.id.includes('#'));
    const named = ({ zh, en }: Label): Label =>
      isAlone ? label : { zh: `${zh}${label.zh}`, en: `${en}, ${label.en}` };
    const own = { name: named(subject.name), shortName: named(subject.shortName) };
    const whole = isAlone ? { whole: subject.whole ?? subject.shortName } : {};
    const id = applicant === undefined ? subject.id : `${subject.id}#${applicant}`;
    return {
      ...line,
      members: behindLine(line),
      subject: { ...subject, ...own, ...whole, id },
    };
  });
  return { ...answer, series };
}
