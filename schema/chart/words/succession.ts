/** What became of the bureaus of a chart, in words: at the place on the line, and in the notes. */
import { type Lang, nameSome, say } from '../../language.ts';
import type { SuccessionMark, SuccessionRole } from '../../roster/lineage.ts';
import type { Chart } from '../chart.ts';
import { yearsOf } from '../facts.ts';
import type { Series, SeriesAnswer } from '../series.ts';

export interface SuccessionTold {
  readonly year: number;
  readonly role: SuccessionRole;
  /** `2024 年由经信局、商务局合并`; with the name of the bureau where the chart has several. */
  readonly sentence: string;
}

/** Sentences in the notes; of more only the number is said. */
const TOLD = 6;

/** From which side an event is told where the lines of both sides stand in one chart. */
const TOLD_BY: Partial<Readonly<Record<SuccessionRole, readonly SuccessionRole[]>>> = {
  absorbed: ['formed', 'joined'],
  splitOff: ['splitUp', 'gaveOff'],
  movedAway: ['movedHere'],
};

/** Each event once, oldest first, however many lines tell of it. */
export function successionsTold(all: readonly Series[], lang: Lang): readonly SuccessionTold[] {
  const several = new Set(all.map(({ subject }) => `${subject.scope}/${subject.id}`)).size > 1;
  const marks = all.flatMap(({ successions }) => successions);
  const told = marks.flatMap((mark) => {
    const isToldBefore = marks.some(
      ({ year, role, others }) =>
        year === mark.year &&
        TOLD_BY[mark.role]?.includes(role) === true &&
        others.some(({ zh }) => zh === mark.body.zh),
    );
    if (isToldBefore) return [];
    const { year, role } = mark;
    return [{ year, role, sentence: sentenceOf(mark, several || !mark.own ? mark.body[lang] : '', lang) }];
  });
  return [...new Map(told.map((one) => [one.sentence, one])).values()].sort((a, b) => a.year - b.year);
}

function sentenceOf({ year, role, others }: SuccessionMark, name: string, lang: Lang): string {
  const them = nameSome(
    others.map((other) => other[lang]),
    lang,
  );
  if (lang === 'zh') {
    const clause: Readonly<Record<SuccessionRole, string>> = {
      formed: `${name}由${them}合并`,
      joined: `${them}并入${name}`,
      absorbed: `${name}并入${them}`,
      splitOff: `${name}由${them}分出`,
      splitUp: `${name}分设为${them}`,
      gaveOff: `${name}分出${them}`,
      renamed: `${name}更名，原名“${them}”`,
      movedHere: `${name}由其他地区划入`,
      movedAway: `${name}划归其他地区`,
    };
    return `${year} 年${clause[role]}`;
  }
  const [of, to, it] = [name === '' ? '' : `${name} `, name === '' ? '' : ` ${name}`, name === '' ? 'it' : name];
  const clause: Readonly<Record<SuccessionRole, string>> = {
    formed: `${of}formed of ${them}`,
    joined: `${them} merged into ${it}`,
    absorbed: `${of}merged into ${them}`,
    splitOff: `${of}split off from ${them}`,
    splitUp: `${of}split into ${them}`,
    gaveOff: `${them} split off${to === '' ? '' : ` from${to}`}`,
    renamed: `${of}renamed, before “${them}”`,
    movedHere: `${of}moved here from another region`,
    movedAway: `${of}moved to another region`,
  };
  return `${year}: ${clause[role]}`;
}

/** What a reader must know of the years before: whose figures stand there, and that a sum with a part missing is none. */
export function successionNotes({ kind, lang, over }: Chart, answer: SeriesAnswer): readonly string[] {
  const years = yearsOf(answer);
  const told = successionsTold(answer.series, lang).filter(({ year }) => years.includes(year));
  if (told.length === 0) return [];
  const rest = told.length - TOLD;
  const sentences = told.slice(0, TOLD).map(({ sentence }) => sentence);
  const list = [
    ...sentences,
    ...(rest > 0 ? [say(lang, `另有 ${rest} 起机构变动`, `${rest} more reorganizations`)] : []),
  ].join(say(lang, '；', '; '));
  const has = (...roles: readonly SuccessionRole[]): boolean => told.some(({ role }) => roles.includes(role));
  const joined = has('formed', 'joined', 'movedHere');
  return [
    list,
    // Where nothing is counted, nothing is added up either.
    ...(joined && over === 'none' && kind !== 'coverage'
      ? [
          say(
            lang,
            '年报归报送的单位：合并前的数字在原单位名下，未加在一起',
            'Reports stay with the body that filed them: figures before a merge stand under the bodies it came from and are not added up',
          ),
        ]
      : []),
    ...(joined && over === 'succession'
      ? [
          say(
            lang,
            '连同前身：合并前为各前身单位之和，有一家未报送的年度不相加',
            'With predecessors: before a merge the sum over the bodies it came from, and none for a year in which one did not report',
          ),
        ]
      : []),
    ...(has('splitOff', 'splitUp', 'gaveOff')
      ? [
          say(
            lang,
            '分设前后范围不同，不连为一线',
            'What is counted before a split and after it differs: never one line',
          ),
        ]
      : []),
  ];
}
