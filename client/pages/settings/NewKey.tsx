/** Makes a key: for whom, as what, for how long; and shows it, once. */
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { ROLES, type Role } from '../../../schema/access/role.ts';
import type { Label } from '../../../schema/language.ts';
import { useRegions } from '../../app/shell.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { BureauField, type NamedPublisher } from '../../intake/BureauField.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Select } from '../../ui/Select.tsx';
import ui from '../../ui/ui.module.css';
import styles from './settings.module.css';
import { CREATE_KEY } from './settings.query.ts';
import { settingsWords } from './settings.words.ts';

interface Made {
  readonly label: string;
  readonly secret: string;
}

export function NewKey({ onMade }: { readonly onMade: () => void }) {
  const words = useWords(settingsWords);
  const lang = useLang();
  const id = useId();
  const regions = useRegions();
  const [{ fetching }, create] = useMutation(CREATE_KEY);
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<Role>('bureau');
  const [bureau, setBureau] = useState<NamedPublisher | null>(null);
  const [region, setRegion] = useState('');
  const [expires, setExpires] = useState('');
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const scope = { bureau: bureau?.id ?? null, editor: region === '' ? null : region, administrator: null }[role];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMade(null);
    const { data } = await create({ input: { label, role, scope, expires: expires === '' ? null : expires } });
    const { secret, key, problems } = data?.createKey ?? { problems: [] };
    if (!secret || !key) {
      return setRefusal(problems[0]?.sentence ?? { zh: settingsWords.zh.failed, en: settingsWords.en.failed });
    }
    setRefusal(null);
    setMade({ label: key.label, secret });
    setLabel('');
    setBureau(null);
    onMade();
  };

  return (
    <form onSubmit={(event) => void submit(event)} className={styles.form} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.create}</h3>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      {made && (
        <div role="status" className={styles.made}>
          <p>{words.madeOnce}</p>
          <CopyField label={words.madeFor(made.label)} text={made.secret} rows={2} words={words.copy} />
        </div>
      )}
      <div className={ui.field}>
        <label htmlFor={`${id}-label`}>{words.label}</label>
        <input
          id={`${id}-label`}
          type="text"
          autoComplete="off"
          maxLength={60}
          value={label}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setLabel(event.target.value)}
        />
        <p id={`${id}-hint`} className={ui.fieldStatus}>
          {words.labelHint}
        </p>
      </div>
      <fieldset className={styles.roles}>
        <legend>{words.role}</legend>
        {ROLES.map((one) => (
          <label key={one} className={styles.role}>
            <input type="radio" name={`${id}-role`} checked={one === role} onChange={() => setRole(one)} />
            {words.roles[one]}
          </label>
        ))}
      </fieldset>
      {role === 'bureau' && (
        // A new field for a new key: it keeps what was typed in it.
        <BureauField key={made?.secret ?? ''} chosen={bureau} onChoose={setBureau} />
      )}
      {role === 'editor' && (
        <Select
          label={words.region}
          value={region}
          onChange={setRegion}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.chooseRegion },
                ...regions.map((one) => ({ value: one.id, label: one.name[lang] })),
              ],
            },
          ]}
        />
      )}
      <div className={ui.field}>
        <label htmlFor={`${id}-expires`}>{words.expires}</label>
        <input
          id={`${id}-expires`}
          type="date"
          className={styles.day}
          value={expires}
          aria-describedby={`${id}-expires-hint`}
          onChange={(event) => setExpires(event.target.value)}
        />
        <p id={`${id}-expires-hint`} className={ui.fieldStatus}>
          {words.expiresHint}
        </p>
      </div>
      <p>
        <button type="submit" className={ui.button} data-main disabled={fetching}>
          {fetching ? words.going : words.go}
        </button>
      </p>
    </form>
  );
}
