/** Names a region: what it is called, its level, what it lies in. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { REGION_LEVELS, type RegionLevel } from '../../schema/report/publisher.ts';
import { useRegions } from '../app/shell.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import ui from '../ui/ui.module.css';
import { Problems } from './Problems.tsx';
import styles from './roster.module.css';
import { ADD_REGION } from './roster.query.ts';
import { rosterWords } from './roster.words.ts';
import { TextField } from './TextField.tsx';
import { useChange } from './useChange.ts';

interface Props {
  /** It is the one thing to do: typing starts at once. */
  readonly focused?: boolean;
  readonly onAdded: (id: string) => void;
}

export function RegionForm({ focused = false, onAdded }: Props) {
  const lang = useLang();
  const words = useWords(rosterWords);
  const regions = useRegions();
  const { make, problems, isGoing } = useChange(ADD_REGION);
  const [name, setName] = useState('');
  const [englishName, setEnglishName] = useState('');
  const [level, setLevel] = useState<RegionLevel>('district');
  const [parent, setParent] = useState('');
  const [isMissing, setMissing] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) first.current?.focus();
  }, [focused]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    const input = { name: name.trim(), level, parent: parent || null, englishName: englishName.trim() || null };
    const id = (await make({ input }))?.regions[0]?.id;
    if (id !== undefined) onAdded(id);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Problems of={problems} />
      <TextField
        label={words.regionName}
        inputRef={first}
        hint={words.regionNameHint}
        wrong={isMissing ? words.regionNameMissing : null}
        maxLength={60}
        value={name}
        onText={(text) => {
          setName(text);
          setMissing(false);
        }}
      />
      <Select
        label={words.level}
        value={level}
        onChange={(one) => setLevel(REGION_LEVELS.find((known) => known === one) ?? level)}
        groups={[{ label: null, options: REGION_LEVELS.map((one) => ({ value: one, label: words.levels[one] })) }]}
      />
      {regions.length > 0 && (
        <Select
          label={words.parent}
          value={parent}
          onChange={setParent}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.noParent },
                ...regions.map((one) => ({ value: one.id, label: one.name[lang] })),
              ],
            },
          ]}
        />
      )}
      <TextField label={words.englishName} hint={words.optional} value={englishName} onText={setEnglishName} />
      <p>
        <button type="submit" className={ui.button} data-main disabled={isGoing}>
          {isGoing ? words.going : words.addRegion}
        </button>
      </p>
    </form>
  );
}
