/** Whose figures: bureaus and regions found by typing, and the groups of the regions that are there already. */
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { MAX_SUBJECTS } from '../../../schema/chart/address.ts';
import type { Chart, Of } from '../../../schema/chart/chart.ts';
import { anchorOf, formatSet, parseSet } from '../../../schema/chart/sets.ts';
import { BUREAU_KINDS } from '../../../schema/report/publisher.ts';
import { SEARCH } from '../../app/search.query.ts';
import { useRegions } from '../../app/shell.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Select } from '../../ui/Select.tsx';
import { Chips } from './Chips.tsx';
import { KINDS } from './chart.query.ts';
import { setName } from './set-name.ts';
import { workbenchWords } from './workbench.words.ts';

interface Props {
  readonly chart: Chart;
  /** Names of bureaus that are drawn, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly onChange: (of: readonly Of[]) => void;
}

/** Typing asks once it pauses, in milliseconds. */
const PAUSE = 120;

export function Subjects({ chart, names, onChange }: Props) {
  const words = useWords(workbenchWords);
  const lang = useLang();
  const regions = useRegions();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  /** Names of what was chosen here and is not answered yet. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const typed = text.trim().slice(0, 200);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const anchor = chart.of.map(anchorOf).find((id) => regions.some((one) => one.id === id)) ?? regions[0]?.id ?? null;
  const [{ data, error, fetching }] = useQuery({
    query: SEARCH,
    variables: { text: asked, near: anchor },
    pause: asked === '',
  });
  const [kinds] = useQuery({ query: KINDS, variables: { region: anchor ?? '' }, pause: anchor === null });
  const held = new Set(kinds.data?.bureaus.nodes.map(({ kind }) => kind));
  const saved = kinds.data?.region?.saved.filter(({ kind }) => kind === 'set') ?? [];
  const isFull = chart.of.length >= MAX_SUBJECTS;
  const hits = (typed === '' || isFull ? [] : (data?.search.hits ?? [])).flatMap(({ target }) =>
    target.__typename === 'Bureau'
      ? [{ value: target.id, label: target.name[lang], note: target.region.name[lang] }]
      : target.__typename === 'Region'
        ? [{ value: target.id, label: target.name[lang] }]
        : [],
  );
  const status = isFull
    ? words.most(MAX_SUBJECTS)
    : typed === ''
      ? words.bureauHint
      : error
        ? words.failed
        : fetching || asked !== typed
          ? ''
          : hits.length === 0
            ? words.none(typed)
            : words.found(hits.length);
  const naming = {
    lang,
    words: words.sets,
    savedName: (number: number) => saved.find(({ id }) => id === String(number))?.name[lang],
    isRegion: (id: string) => regions.some((one) => one.id === id),
    nameOf: (id: string) => regions.find((one) => one.id === id)?.name[lang] ?? names.get(id) ?? chosen.get(id) ?? id,
  };
  const nameOf = (of: Of) => setName(of, naming);
  const add = (set: string) => {
    const parsed = parseSet(set);
    if ('of' in parsed && !chart.of.some((one) => formatSet(one) === formatSet(parsed.of)))
      onChange([...chart.of, parsed.of]);
  };
  const sets = saved.map(({ id }): Of => ({ kind: 'savedOf', region: anchor ?? '', number: Number(id) }));
  const there = new Set(chart.of.map(formatSet));
  const near = [...groupsNear(chart, anchor, regions, held), ...sets].filter((of) => !there.has(formatSet(of)));
  const groups = near.map((of) => ({ value: formatSet(of), label: nameOf(of) }));
  return (
    <>
      <Chips
        label={words.of}
        chips={chart.of.map((of) => ({ id: formatSet(of), name: nameOf(of) }))}
        onRemove={(id) => onChange(chart.of.filter((of) => formatSet(of) !== id))}
      />
      <Combobox
        label={words.addBureau}
        text={text}
        onText={setText}
        status={status}
        options={hits}
        onChoose={({ value, label }) => {
          setText('');
          setChosen(new Map(chosen).set(value, label));
          add(value);
        }}
      />
      {groups.length > 0 && !isFull && (
        <Select
          label={words.addSet}
          groups={[{ label: null, options: [{ value: '', label: words.chooseSet }, ...groups] }]}
          value=""
          onChange={add}
        />
      )}
    </>
  );
}

/** Groups of the region that is looked at, and those like each bureau that is. */
function groupsNear(
  chart: Chart,
  anchor: string | null,
  regions: ReturnType<typeof useRegions>,
  held: ReadonlySet<string>,
): readonly Of[] {
  const region = regions.find((one) => one.id === anchor);
  const hasBelow = regions.some((one) => one.parent?.id === anchor);
  const ofRegion: readonly Of[] =
    region === undefined
      ? []
      : [
          { kind: 'one', id: region.id },
          ...(region.bureaus.totalCount > 0
            ? [
                { kind: 'bureausOf' as const, region: region.id },
                ...BUREAU_KINDS.filter((kind) => held.has(kind)).map(
                  (kind): Of => ({ kind: 'bureausOf', region: region.id, class: kind }),
                ),
              ]
            : []),
          ...(hasBelow ? [{ kind: 'regionsOf' as const, region: region.id }] : []),
          { kind: 'reportOf', region: region.id },
        ];
  const peers = chart.of.flatMap((of): Of[] =>
    of.kind === 'one' && !regions.some((one) => one.id === of.id) ? [{ kind: 'peersOf', id: of.id }] : [],
  );
  return [...ofRegion, ...peers];
}
