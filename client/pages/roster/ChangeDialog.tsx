/** What happened to a bureau: one kind of change at a time. */
import { type ComponentType, useState } from 'react';
import { useRegions } from '../../app/shell.ts';
import { useWords } from '../../i18n/i18n.tsx';
import styles from '../../roster/roster.module.css';
import { rosterWords } from '../../roster/roster.words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import {
  EditForm,
  EndForm,
  MergeForm,
  MoveForm,
  type OfBureau,
  RemoveForm,
  RenameForm,
  SplitForm,
} from './change-forms.tsx';
import { listWords } from './list.words.ts';

const FORMS = {
  edit: EditForm,
  rename: RenameForm,
  merge: MergeForm,
  split: SplitForm,
  move: MoveForm,
  end: EndForm,
  remove: RemoveForm,
} as const satisfies Readonly<Record<string, ComponentType<OfBureau>>>;
type Kind = keyof typeof FORMS;
const KINDS = Object.keys(FORMS) as readonly Kind[];

interface Props extends Omit<OfBureau, 'bureau'> {
  /** null: closed. */
  readonly bureau: OfBureau['bureau'] | null;
  readonly onClose: () => void;
}

export function ChangeDialog({ bureau, onClose, ...rest }: Props) {
  const words = useWords(listWords);
  const common = useWords(rosterWords);
  const canMove = useRegions().length > 1;
  const [kind, setKind] = useState<Kind>('edit');
  const kinds = KINDS.filter((one) => one !== 'move' || canMove);
  const Form = FORMS[kind];
  return (
    <Dialog
      open={bureau !== null}
      title={words.changeTitle(bureau?.name.zh ?? '')}
      closeLabel={common.close}
      onClose={onClose}
    >
      {bureau && (
        <>
          <p className={styles.form}>
            <Select
              label={words.what}
              value={kind}
              onChange={(one) => setKind(kinds.find((known) => known === one) ?? kind)}
              groups={[{ label: null, options: kinds.map((one) => ({ value: one, label: words.kinds[one] })) }]}
            />
          </p>
          <p className={styles.hint}>{words.hints[kind]}</p>
          <Form key={`${kind} ${bureau.id}`} {...rest} bureau={bureau} />
        </>
      )}
    </Dialog>
  );
}
