/** The text of a draft, paragraph by paragraph. What is refused stays on the page as it was written. */
import { useId, useMemo, useState } from 'react';
import { useMutation } from 'urql';
import { type BriefText, LONGEST } from '../../../schema/briefing/text.ts';
import type { Label } from '../../../schema/language.ts';
import { useGo } from '../../app/Link.tsx';
import { linkToSavedBrief } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { refusalOf } from '../../notes/refusal.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import ui from '../../ui/ui.module.css';
import { EditedSection } from './EditedSection.tsx';
import { changeSection, type Material, moved, piecesOf, readText, typedText, without } from './editing.ts';
import styles from './editor.module.css';
import { COPY_BRIEF, EDIT_BRIEF } from './saved.query.ts';
import type { Saved } from './saved.ts';
import { savedWords } from './saved.words.ts';
import { useUnsaved } from './unsaved.ts';

interface Props {
  readonly saved: Saved;
  readonly made: NonNullable<Saved['made']>;
  readonly again: () => void;
  /** Back to reading; nothing unsaved is left behind unasked. */
  readonly onDone: () => void;
}

export function Editor({ saved: { id, ...saved }, made, again, onDone }: Props) {
  const words = useWords(savedWords);
  const lang = useLang();
  const go = useGo();
  const heading = useId();
  const [text, setText] = useState<BriefText>(() => readText(saved.text));
  /** The version that is edited, whatever was stored by others meanwhile. */
  const [version, setVersion] = useState(saved.version);
  const [isStored, setStored] = useState(true);
  /** Asked what is to become of what is not stored. */
  const [isLeaving, setLeaving] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly sentence: Label; readonly overtaken: boolean } | null>(null);
  const [{ fetching: storing }, store] = useMutation(EDIT_BRIEF);
  const [{ fetching: copying }, copy] = useMutation(COPY_BRIEF);
  const material = useMemo(() => readMaterial(made), [made]);
  const change = (next: BriefText) => {
    setText(next);
    setStored(false);
  };
  useUnsaved(!isStored);
  const save = async (of: string, seen: number) => {
    const { data, error } = await store({ id: of, version: seen, text: typedText(text) });
    const sentence = refusalOf(data?.editBrief.problems, error);
    const overtaken = data?.editBrief.problems[0]?.code === 'CHANGED_SINCE';
    setRefusal(sentence && { sentence, overtaken });
    return data?.editBrief.brief ?? null;
  };
  const onSave = async () => {
    const stored = await save(id, version);
    if (!stored) return false;
    setVersion(stored.version);
    setStored(true);
    again();
    return true;
  };
  const onSaveAndRead = async () => {
    const isDone = await onSave();
    setLeaving(false);
    if (isDone) onDone();
  };
  const onSaveApart = async () => {
    const { data, error } = await copy({ id });
    const sentence = refusalOf(data?.copyBrief.problems, error);
    if (sentence || !data?.copyBrief.brief) return setRefusal(sentence && { sentence, overtaken: true });
    const stored = await save(data.copyBrief.brief.id, 1);
    if (!stored) return;
    setStored(true);
    go(linkToSavedBrief(stored.id));
  };
  const absent = material.parts.filter((part) => !text.sections.some((section) => section.part === part.id));
  const addSection = (part: string) =>
    change({
      ...text,
      sections: [
        ...text.sections,
        part === OWN
          ? { part: null, heading: words.newHeading, charts: false, blocks: [{ made: null, text: [] }] }
          : { part, heading: null, charts: true, blocks: null },
      ],
    });
  const saving = (
    <p className={styles.saving}>
      <button
        type="button"
        className={ui.button}
        data-main
        disabled={storing || copying || isStored}
        onClick={() => void onSave()}
      >
        {words.save}
      </button>{' '}
      <span role="status">{isStored ? words.stored : words.unsaved}</span>{' '}
      <span role="alert">{refusal?.sentence[lang]}</span>{' '}
      {refusal?.overtaken && (
        <button type="button" className={ui.button} disabled={copying} onClick={() => void onSaveApart()}>
          {words.saveApart}
        </button>
      )}
    </p>
  );
  return (
    <div className={styles.editor}>
      <h1>{words.editing(text.title ?? made.title)}</h1>
      <p className={styles.lead}>{words.draftLead}</p>
      <p className={styles.deeds}>
        <button type="button" className={ui.button} onClick={isStored ? onDone : () => setLeaving(true)}>
          {words.done}
        </button>
      </p>
      <Dialog open={isLeaving} title={words.leaveTitle} closeLabel={words.close} onClose={() => setLeaving(false)}>
        <p>{words.leaveSaid}</p>
        <p>
          <button type="button" className={ui.button} data-main disabled={storing} onClick={() => void onSaveAndRead()}>
            {words.saveAndRead}
          </button>{' '}
          <button type="button" className={ui.button} disabled={storing} onClick={onDone}>
            {words.discard}
          </button>
        </p>
      </Dialog>
      {saving}
      <div className={ui.field}>
        <label htmlFor={heading}>{words.title}</label>
        <input
          id={heading}
          maxLength={LONGEST.title}
          value={text.title ?? made.title}
          onChange={(event) => change({ ...text, title: event.target.value })}
        />
      </div>
      {text.sections.map((section, at) => (
        <EditedSection
          // biome-ignore lint/suspicious/noArrayIndexKey: of the author's own parts there may be several alike
          key={`${section.part ?? ''} ${at}`}
          section={section}
          material={material}
          onChange={(next) => change(changeSection(text, at, () => next))}
          onMove={(by) => change({ ...text, sections: moved(text.sections, at, by) })}
          onRemove={() => change({ ...text, sections: without(text.sections, at) })}
        />
      ))}
      <Select
        label={words.addPart}
        value=""
        onChange={addSection}
        groups={[
          {
            label: null,
            options: [
              { value: '', label: words.choosePart },
              ...absent.map((part) => ({ value: part.id, label: part.heading })),
              { value: OWN, label: words.ownPart },
            ],
          },
        ]}
      />
      {saving}
    </div>
  );
}

/** No part has this name. */
const OWN = '+';

function readMaterial({ title, parts, figures }: Props['made']): Material {
  return {
    title,
    parts: parts.map(({ id, heading, charts, blocks }) => ({
      ...{ id, heading, charts },
      blocks: new Map(blocks.map((block) => [block.id, piecesOf(block.paragraphs)])),
    })),
    figures: new Map(figures.map(({ figure, ...rest }) => [figure, rest])),
  };
}
