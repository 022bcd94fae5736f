/** Beside a document whose publisher is on no list: put it there, or say whose other name it is. Then it is read again. */
import { type FormEvent, useState } from 'react';
import { useLocation } from 'react-router';
import { Link } from '../../app/Link.tsx';
import { type ShellRegion, useRegions, useViewer } from '../../app/shell.ts';
import { linkToSignIn, linkToStart, withLang } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { BureauField, type NamedPublisher } from '../../intake/BureauField.tsx';
import styles from '../../intake/intake.module.css';
import { AddBureau } from '../../roster/AddBureau.tsx';
import { Problems } from '../../roster/Problems.tsx';
import { ADD_NAME } from '../../roster/roster.query.ts';
import { useChange } from '../../roster/useChange.ts';
import ui from '../../ui/ui.module.css';
import { RegionChoice } from './RegionChoice.tsx';
import { unlistedWords } from './unlisted.words.ts';
import { regionIn } from './unlisted-names.ts';

interface Props {
  readonly printed: string;
  readonly onListed: () => void;
}

export function Unlisted({ printed, onListed }: Props) {
  const words = useWords(unlistedWords);
  const viewer = useViewer();
  const regions = useRegions();
  const { pathname, search } = useLocation();
  const [way, setWay] = useState<'add' | 'name' | null>(null);
  if (viewer === null) {
    return (
      <p className={styles.small}>
        <Link to={linkToSignIn(withLang(pathname + search, 'zh'))}>{words.signIn}</Link>
      </p>
    );
  }
  if (!viewer.actions.includes('changeRoster')) return null;
  if (regions.length === 0) {
    return (
      <p className={styles.small}>
        {words.noRegion} <Link to={linkToStart()}>{words.toStart}</Link>
      </p>
    );
  }
  const button = (one: 'add' | 'name') => (
    <button
      type="button"
      className={ui.button}
      aria-expanded={way === one}
      aria-label={words.of(words[one], printed)}
      onClick={() => setWay(way === one ? null : one)}
    >
      {words[one]}
    </button>
  );
  return (
    <div className={styles.unlisted}>
      <p className={styles.candidates}>
        {button('add')}
        {button('name')}
      </p>
      {way === 'add' && <AddThis printed={printed} regions={regions} onListed={onListed} />}
      {way === 'name' && <OtherName printed={printed} onListed={onListed} />}
    </div>
  );
}

function AddThis({ printed, regions, onListed }: Props & { readonly regions: readonly ShellRegion[] }) {
  const lang = useLang();
  const [region, setRegion] = useState(regionIn(printed, regions) ?? regions[0]);
  if (!region) return null;
  return (
    <>
      <RegionChoice region={region} onRegion={setRegion} />
      <AddBureau region={{ id: region.id, name: region.name[lang] }} name={printed} onAdded={onListed} />
    </>
  );
}

function OtherName({ printed, onListed }: Props) {
  const words = useWords(unlistedWords);
  const [chosen, setChosen] = useState<NamedPublisher | null>(null);
  const [isMissing, setMissing] = useState(false);
  const { make, problems, isGoing } = useChange(ADD_NAME);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(chosen === null);
    if (chosen !== null && (await make({ id: chosen.id, name: printed }))) onListed();
  };
  return (
    <form className={styles.otherName} onSubmit={(event) => void submit(event)}>
      <Problems of={problems} />
      <p>{words.nameOf(printed)}</p>
      {isMissing && (
        <p role="alert" className={styles.refusal}>
          {words.chooseOne}
        </p>
      )}
      <div className={styles.bureauField}>
        <BureauField
          chosen={chosen}
          onChoose={(one) => {
            setChosen(one);
            setMissing(false);
          }}
        />
      </div>
      <p>
        <button type="submit" className={ui.button} data-main disabled={isGoing}>
          {words.keepName}
        </button>
      </p>
    </form>
  );
}
