/** The fields of one bureau. Only the name is needed: the rest is told from it, or not known. */
import { useState } from 'react';
import { BUREAU_KINDS } from '../../schema/report/publisher.ts';
import { kindOfWord } from '../../schema/roster/names.ts';
import { kindWords } from '../app/kind.words.ts';
import { useRegions } from '../app/shell.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import ui from '../ui/ui.module.css';
import styles from './roster.module.css';
import { rosterWords } from './roster.words.ts';
import { TextField } from './TextField.tsx';
import type { BureauTexts } from './texts.ts';

interface Props {
  readonly texts: BureauTexts;
  readonly onTexts: (texts: BureauTexts) => void;
  /** What is wrong with the name. */
  readonly wrongName: string | null;
  /** What is wrong with the years. */
  readonly wrongYears?: string | null;
  /** What a region left empty means; null: it is not asked for. */
  readonly region: string | null;
  /** Everything but name, short name and kind stands folded away at first. */
  readonly brief?: boolean;
}

export function BureauFields({ texts, onTexts, wrongName, wrongYears = null, region, brief = false }: Props) {
  const lang = useLang();
  const words = useWords(rosterWords);
  const kinds = useWords(kindWords);
  const regions = useRegions();
  const [isFolded, setFolded] = useState(brief);
  const field = (column: keyof BureauTexts) => ({
    value: texts[column],
    onText: (text: string) => onTexts({ ...texts, [column]: text }),
  });
  // A word that names no kind or region stays to be seen until something else is chosen.
  const kind = kindOfWord(texts.kind) ?? texts.kind;
  const place = regions.find((one) => one.id === texts.region || one.name.zh === texts.region)?.id ?? texts.region;
  const odd = (value: string, known: boolean) => (value === '' || known ? [] : [{ value, label: words.odd(value) }]);
  return (
    <>
      <TextField label={words.name} wrong={wrongName} maxLength={80} {...field('name')} />
      <TextField label={words.shortName} hint={words.shortNameHint} {...field('shortName')} />
      <Select
        label={words.kind}
        value={kind}
        onChange={(one) => onTexts({ ...texts, kind: one })}
        groups={[
          {
            label: null,
            options: [
              { value: '', label: words.kindByName },
              ...odd(
                kind,
                BUREAU_KINDS.some((one) => one === kind),
              ),
              ...BUREAU_KINDS.map((one) => ({ value: one, label: kinds.kinds[one] })),
            ],
          },
        ]}
      />
      {isFolded ? (
        <p>
          <button type="button" className={ui.textButton} onClick={() => setFolded(false)}>
            {words.moreFields}
          </button>
        </p>
      ) : (
        <>
          {region !== null && (
            <Select
              label={words.region}
              value={place}
              onChange={(one) => onTexts({ ...texts, region: one })}
              groups={[
                {
                  label: null,
                  options: [
                    { value: '', label: words.regionOfList(region) },
                    ...odd(
                      place,
                      regions.some((one) => one.id === place),
                    ),
                    ...regions.map((one) => ({ value: one.id, label: one.name[lang] })),
                  ],
                },
              ]}
            />
          )}
          <TextField label={words.aliases} hint={words.aliasesHint} {...field('aliases')} />
          <TextField label={words.englishName} {...field('englishName')} />
          <TextField label={words.function} hint={words.functionHint} {...field('function')} />
          <TextField label={words.contact} hint={words.contactHint} {...field('contact')} />
          <div className={styles.pair}>
            <TextField year label={words.since} wrong={wrongYears} {...field('since')} />
            <TextField year label={words.until} {...field('until')} />
          </div>
        </>
      )}
    </>
  );
}
