/** Out of reports whose publishers are on no list: the list that they propose, looked at, corrected and entered whole. */
import { useState } from 'react';
import { useRegions, useViewer } from '../../app/shell.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from '../../intake/intake.module.css';
import { ListPreview } from '../../roster/ListPreview.tsx';
import ui from '../../ui/ui.module.css';
import { RegionChoice } from './RegionChoice.tsx';
import { unlistedWords } from './unlisted.words.ts';
import { regionIn, type UnlistedDocument } from './unlisted-names.ts';

interface Props {
  readonly documents: readonly UnlistedDocument[];
  /** Told the printed names that are on the list now. */
  readonly onListed: (names: readonly string[]) => void;
}

export function ProposedList({ documents, onListed }: Props) {
  const lang = useLang();
  const words = useWords(unlistedWords);
  const may = useViewer()?.actions.includes('changeRoster') ?? false;
  const regions = useRegions();
  /** The documents that the list shown was made of: those read meanwhile come with the next. */
  const [taken, setTaken] = useState<readonly UnlistedDocument[] | null>(null);
  const [named, setRegion] = useState<(typeof regions)[number] | null>(null);
  const names = [...new Set(documents.map(({ printedPublisher }) => printedPublisher))];
  const region = named ?? regionIn(names.join(' '), regions) ?? regions[0];
  if (!may || !region || (names.length === 0 && taken === null)) return null;
  return (
    <section aria-label={words.propose} className={styles.proposed}>
      {taken === null ? (
        <>
          <p>{words.unlisted(documents.length, names.length)}</p>
          <p>
            <button type="button" className={ui.button} onClick={() => setTaken(documents)}>
              {words.propose}
            </button>
          </p>
        </>
      ) : (
        <>
          <RegionChoice region={region} onRegion={setRegion} />
          <ListPreview
            key={region.id}
            source={{ kind: 'documents', documents: taken }}
            region={{ id: region.id, name: region.name[lang] }}
            backLabel={words.notNow}
            onBack={() => setTaken(null)}
            onAccepted={() => {
              setTaken(null);
              onListed(taken.map(({ printedPublisher }) => printedPublisher));
            }}
          />
        </>
      )}
    </section>
  );
}
