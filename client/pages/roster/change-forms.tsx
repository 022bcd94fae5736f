/** The changes of one bureau, a form each. */
import { useId, useState } from 'react';
import { BUREAU_KINDS } from '../../../schema/report/publisher.ts';
import { type ShellRegion, useRegions } from '../../app/shell.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { BureauField, type NamedPublisher } from '../../intake/BureauField.tsx';
import { ensureYear } from '../../intake/ensure-year.ts';
import { BureauFields } from '../../roster/BureauFields.tsx';
import styles from '../../roster/roster.module.css';
import { TextField } from '../../roster/TextField.tsx';
import { NO_TEXTS, namesIn } from '../../roster/texts.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import ui from '../../ui/ui.module.css';
import { ChangeForm, type FormProps } from './ChangeForm.tsx';
import {
  BEGIN_BUREAU,
  EDIT_BUREAU,
  END_BUREAU,
  MERGE_BUREAUS,
  MOVE_BUREAU,
  REMOVE_FROM_ROSTER,
  RENAME_BUREAU,
  type RosterBureau,
  SPLIT_BUREAU,
} from './list.query.ts';
import { listWords } from './list.words.ts';

export interface OfBureau extends FormProps {
  readonly bureau: RosterBureau;
  readonly region: ShellRegion;
}

export function EditForm({ bureau, region: _, ...rest }: OfBureau) {
  const words = useWords(listWords);
  const [texts, setTexts] = useState({
    ...NO_TEXTS,
    name: bureau.name.zh,
    shortName: bureau.shortName.zh,
    englishName: bureau.name.en === bureau.name.zh ? '' : bureau.name.en,
    kind: bureau.kind as string,
    aliases: bureau.aliases.join('、'),
    function: bureau.function ?? '',
    contact: bureau.contact ?? '',
    since: String(bureau.since ?? ''),
    until: String(bureau.until ?? ''),
  });
  const since = ensureYear(texts.since);
  const until = ensureYear(texts.until);
  const wrong = since === undefined || until === undefined;
  return (
    <ChangeForm
      {...rest}
      document={EDIT_BUREAU}
      decided={false}
      go={words.go.edit}
      variables={(_, revision) =>
        texts.name.trim() === '' || wrong
          ? null
          : {
              id: bureau.id,
              since: revision,
              input: {
                name: texts.name.trim(),
                shortName: texts.shortName.trim() || null,
                englishName: texts.englishName.trim() || null,
                kind: BUREAU_KINDS.find((kind) => kind === texts.kind) ?? null,
                aliases: namesIn(texts.aliases),
                function: texts.function.trim() || null,
                contact: texts.contact.trim() || null,
                since,
                until,
              },
            }
      }
    >
      <BureauFields
        texts={texts}
        onTexts={setTexts}
        wrongName={texts.name.trim() === '' ? words.missing : null}
        wrongYears={wrong ? words.yearBad : null}
        region={null}
      />
    </ChangeForm>
  );
}

export function RenameForm({ bureau, region: _, ...rest }: OfBureau) {
  const words = useWords(listWords);
  const [name, setName] = useState('');
  const [shortName, setShortName] = useState('');
  const [isMissing, setMissing] = useState(false);
  return (
    <ChangeForm
      {...rest}
      document={RENAME_BUREAU}
      go={words.go.rename}
      variables={(decision, since) => {
        setMissing(name.trim() === '');
        if (name.trim() === '') return null;
        return { id: bureau.id, name: name.trim(), shortName: shortName.trim() || null, decision, since };
      }}
    >
      <TextField label={words.newName} wrong={isMissing ? words.missing : null} value={name} onText={setName} />
      <TextField label={words.newShort} hint={words.shortHint} value={shortName} onText={setShortName} />
    </ChangeForm>
  );
}

export function MergeForm({ bureau, region, ...rest }: OfBureau) {
  const words = useWords(listWords);
  const [others, setOthers] = useState<readonly (NamedPublisher | null)[]>([null]);
  const [way, setWay] = useState<'new' | 'existing'>('new');
  const [name, setName] = useState('');
  const [into, setInto] = useState<NamedPublisher | null>(null);
  const [isMissing, setMissing] = useState(false);
  const chosen = others.flatMap((one) => one?.id ?? []);
  return (
    <ChangeForm
      {...rest}
      document={MERGE_BUREAUS}
      go={words.go.merge}
      variables={(decision, since) => {
        const target = way === 'new' ? name.trim() !== '' : into !== null;
        setMissing(chosen.length === 0 || !target);
        if (chosen.length === 0 || !target) return null;
        const from = [bureau.id, ...chosen];
        return way === 'new'
          ? { from, new: { region: region.id, name: name.trim() }, decision, since }
          : { from: from.filter((id) => id !== into?.id), into: into?.id ?? null, decision, since };
      }}
    >
      {isMissing && (
        <p role="alert" className={styles.wrong}>
          {words.missing}
        </p>
      )}
      {others.map((other, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields are only ever added at the end
        <fieldset key={at} className={styles.group}>
          <legend>{words.others}</legend>
          <BureauField
            chosen={other}
            onChoose={(one) => setOthers(others.map((before, place) => (place === at ? one : before)))}
          />
        </fieldset>
      ))}
      <p>
        <button type="button" className={ui.textButton} onClick={() => setOthers([...others, null])}>
          {words.addOther}
        </button>
      </p>
      <fieldset className={styles.group}>
        <legend>{words.mergeInto}</legend>
        <Segmented
          label={words.mergeInto}
          value={way}
          onChange={setWay}
          options={[
            { value: 'new', label: words.into.new },
            { value: 'existing', label: words.into.existing },
          ]}
        />
        {way === 'new' ? (
          <TextField label={words.intoName} value={name} onText={setName} />
        ) : (
          <BureauField chosen={into} onChoose={setInto} />
        )}
      </fieldset>
    </ChangeForm>
  );
}

export function SplitForm({ bureau, region, ...rest }: OfBureau) {
  const words = useWords(listWords);
  const id = useId();
  const [text, setText] = useState('');
  const [goesOn, setGoesOn] = useState(false);
  const [isMissing, setMissing] = useState(false);
  return (
    <ChangeForm
      {...rest}
      document={SPLIT_BUREAU}
      go={words.go.split}
      variables={(decision, since) => {
        const into = namesIn(text).map((name) => ({ region: region.id, name }));
        setMissing(into.length === 0);
        return into.length === 0 ? null : { from: bureau.id, into, goesOn, decision, since };
      }}
    >
      <div className={`${ui.field} ${styles.field}`}>
        <label htmlFor={id}>{words.parts}</label>
        {isMissing && (
          <p role="alert" className={styles.wrong}>
            {words.missing}
          </p>
        )}
        <textarea id={id} rows={4} value={text} lang="zh-CN" onChange={(event) => setText(event.target.value)} />
      </div>
      <label className={ui.check}>
        <input type="checkbox" checked={goesOn} onChange={(event) => setGoesOn(event.target.checked)} /> {words.goesOn}
      </label>
    </ChangeForm>
  );
}

export function MoveForm({ bureau, region, ...rest }: OfBureau) {
  const words = useWords(listWords);
  const lang = useLang();
  const others = useRegions().filter(({ id }) => id !== region.id);
  const [to, setTo] = useState(others[0]?.id ?? '');
  return (
    <ChangeForm
      {...rest}
      document={MOVE_BUREAU}
      go={words.go.move}
      variables={(decision, since) => (to === '' ? null : { id: bureau.id, region: to, decision, since })}
    >
      <Select
        label={words.toRegion}
        value={to}
        onChange={setTo}
        groups={[{ label: null, options: others.map((one) => ({ value: one.id, label: one.name[lang] })) }]}
      />
    </ChangeForm>
  );
}

export function EndForm({ bureau, region: _, ...rest }: OfBureau) {
  const words = useWords(listWords);
  return (
    <ChangeForm
      {...rest}
      document={END_BUREAU}
      go={words.go.end}
      variables={(decision, since) => ({ id: bureau.id, decision, since })}
    >
      {null}
    </ChangeForm>
  );
}

export function RemoveForm({ bureau, region: _, ...rest }: OfBureau) {
  const words = useWords(listWords);
  return (
    <ChangeForm
      {...rest}
      document={REMOVE_FROM_ROSTER}
      decided={false}
      go={words.go.remove}
      variables={(_, since) => ({ id: bureau.id, since })}
    >
      {null}
    </ChangeForm>
  );
}

export function BeginForm({ region, ...rest }: Omit<OfBureau, 'bureau'>) {
  const words = useWords(listWords);
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  return (
    <ChangeForm
      {...rest}
      document={BEGIN_BUREAU}
      go={words.go.begin}
      variables={(decision, since) => {
        setMissing(name.trim() === '');
        return name.trim() === '' ? null : { input: { region: region.id, name: name.trim() }, decision, since };
      }}
    >
      <TextField label={words.newName} wrong={isMissing ? words.missing : null} value={name} onText={setName} />
    </ChangeForm>
  );
}
