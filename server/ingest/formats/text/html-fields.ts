/** What fields of a form show: the text that stands in them, or the option that is chosen. */
import type { Styled } from './css.ts';

type Attributes = Styled['attributes'];

/** Kinds of `<input>` that show no text of their own, or a command. */
const NO_TEXT = new Set('button submit reset image hidden checkbox radio range color file password'.split(' '));

function attributeOf(attributes: Attributes, name: string): string | null {
  return attributes.find((attribute) => attribute.name === name)?.value ?? null;
}

/** The text in an `<input>`. */
export function textOfInput(attributes: Attributes): string {
  const type = attributeOf(attributes, 'type')?.trim().toLowerCase() ?? 'text';
  const value = attributeOf(attributes, 'value') ?? '';
  if (NO_TEXT.has(type)) return '';
  // A browser shows nothing in a field for numbers that holds something else.
  return type === 'number' && !/^\s*[+-]?\d*\.?\d+(?:e[+-]?\d+)?\s*$/i.test(value) ? '' : value;
}

interface Choice {
  readonly chosen: boolean;
  readonly disabled: boolean;
  /** Shown instead of its text. */
  readonly label: string | null;
  text: string;
}

/** An open `<select>` or `<textarea>` and what is written in it. */
export class Field {
  readonly #isList: boolean;
  readonly #several: boolean;
  readonly #choices: Choice[] = [];
  #text = '';

  constructor(tag: string, attributes: Attributes) {
    this.#isList = tag === 'select';
    this.#several = attributeOf(attributes, 'multiple') !== null;
  }

  /** An element begins; says whether it can stand in the field. */
  begin(tag: string, attributes: Attributes): boolean {
    if (tag === 'option') {
      const [chosen, disabled] = ['selected', 'disabled'].map((name) => attributeOf(attributes, name) !== null);
      const label = attributeOf(attributes, 'label');
      this.#choices.push({ chosen: chosen ?? false, disabled: disabled ?? false, label, text: '' });
    }
    return this.#isList && /^(?:option|optgroup|hr|span|b|i|font)$/.test(tag);
  }

  take(text: string): void {
    const choice = this.#choices.at(-1);
    if (!this.#isList) this.#text += text;
    else if (choice) choice.text += text;
  }

  /** What is seen in the field. */
  seen(): string {
    if (!this.#isList) return this.#text;
    const chosen = this.#choices.filter((choice) => choice.chosen);
    const shown = this.#several
      ? chosen
      : [chosen.at(-1) ?? this.#choices.find((choice) => !choice.disabled)].filter((choice) => choice !== undefined);
    return shown.map(({ label, text }) => label ?? text.trim()).join(' ');
  }
}
