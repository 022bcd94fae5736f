import { type KeyboardEvent, type Ref, useEffect, useId, useState } from 'react';
import styles from './combobox.module.css';
import ui from './ui.module.css';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** Lighter, after the label: what tells two of the same name apart. */
  readonly note?: string;
}

interface Props {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly ComboboxOption[];
  readonly onChoose: (option: ComboboxOption) => void;
  /** Said under the field: how many were found, or why there are none. */
  readonly status: string;
  /** Label and status are for screen readers only, because the place is narrow; said in the empty field instead. */
  readonly placeholder?: string;
  /** The key that leads here, for screen readers. */
  readonly shortcut?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Enter, while no option is walked to. */
  readonly onEnter?: () => void;
}

/** A field that is searched by typing: arrow keys walk the options, Enter takes one, Escape closes the list. */
export function Combobox({
  label,
  text,
  onText,
  options,
  onChoose,
  status,
  placeholder,
  shortcut,
  inputRef,
  onEnter,
}: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const shown = open && options.length > 0;
  const active = shown ? options[at] : undefined;

  const isCompact = placeholder !== undefined;
  /** Nothing to choose: the list's place says why. */
  const isAlone = open && !shown && text.trim() !== '' && status !== '';
  const activeId = active ? `${id}-${at}` : undefined;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const choose = (option: ComboboxOption) => {
    setOpen(false);
    setAt(-1);
    onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      setAt((old) =>
        options.length === 0 ? -1 : (old + step + options.length + (old < 0 && step < 0 ? 1 : 0)) % options.length,
      );
    }
    if (event.key === 'Enter' && (active || onEnter)) {
      event.preventDefault();
      if (active) choose(active);
      else onEnter?.();
    }
    if (event.key === 'Escape' && shown) {
      event.preventDefault();
      setOpen(false);
    }
  };

  return (
    <div className={isCompact ? styles.comboboxCompact : styles.combobox}>
      <label htmlFor={id} className={isCompact ? ui.hidden : undefined}>
        {label}
      </label>
      <input
        id={id}
        ref={inputRef}
        type="text"
        placeholder={placeholder}
        aria-keyshortcuts={shortcut}
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={shown}
        aria-controls={shown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        aria-describedby={`${id}-status`}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.options}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
            <div
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={styles.option}
              // The field must not lose the focus before the click arrives.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.label} {option.note && <small>{option.note}</small>}
            </div>
          ))}
        </div>
      )}
      <p
        id={`${id}-status`}
        role="status"
        className={isCompact ? (isAlone ? styles.statusAlone : ui.hidden) : ui.fieldStatus}
      >
        {status}
      </p>
    </div>
  );
}
