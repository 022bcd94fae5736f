/** A bureau or region of the list, found by typing part of its name. */
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useRegions } from '../app/shell.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { BUREAU_CHOICE } from './bureaus.query.ts';
import { importWords } from './intake.words.ts';

export interface NamedPublisher {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly chosen: NamedPublisher | null;
  readonly onChoose: (publisher: NamedPublisher | null) => void;
}

/** Typing asks once it pauses, in milliseconds. */
const PAUSE = 200;

export function BureauField({ chosen, onChoose }: Props) {
  const lang = useLang();
  const words = useWords(importWords);
  const [text, setText] = useState(chosen?.name ?? '');
  const [asked, setAsked] = useState('');
  const regions = useRegions();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const isAsking = asked !== '' && asked !== chosen?.name;
  const [{ data, error, fetching }] = useQuery({
    query: BUREAU_CHOICE,
    variables: { name: asked },
    pause: !isAsking,
  });

  const found = isAsking ? (data?.bureaus.nodes ?? []) : [];
  const ofRegions = isAsking ? regions.filter((one) => one.name.zh.includes(asked) || one.name.en.includes(asked)) : [];
  const options = [
    ...found.map((one) => ({ value: one.id, label: one.name[lang], note: one.region.name[lang] })),
    ...ofRegions.map((one) => ({ value: one.id, label: one.name[lang], note: words.ofRegion })),
  ];
  const total = (data?.bureaus.totalCount ?? 0) + ofRegions.length;
  const status = chosen
    ? words.bureauChosen(chosen.name)
    : !isAsking || fetching
      ? words.bureauHint
      : error
        ? words.bureauFailed
        : options.length === 0
          ? words.bureauNone
          : words.bureauCount(options.length, total);
  return (
    <Combobox
      label={words.bureau}
      text={text}
      options={options}
      status={status}
      onText={(next) => {
        setText(next);
        if (chosen) onChoose(null);
      }}
      onChoose={({ value, label }) => {
        setText(label);
        setAsked(label);
        onChoose({ id: value, name: label });
      }}
    />
  );
}
