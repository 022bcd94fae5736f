/**
 * Several forms of one content, such as a text box for Word of today and for Word of old: the first is taken whose vocabularies
 * Word knows, else the one that is there for programs that know none of them.
 */

/** Vocabularies of Word, by the prefixes that it gives them. */
const KNOWN =
  /^(?:w|r|m|o|v|a|pic|wp|w1\d\w*|wp1\d\w*|wps|wpg|wpc|wpi|wne|a1\d\w*|c1\d\w*|cx\d?|dgm\w*|am3d|aink|oel|sl|mc|ma|mo|mv|pvml|asvg)$/;

export class Alternatives {
  /** Whether one was taken, for each that is open. */
  readonly #taken: boolean[] = [];

  /** Whether what the element holds is on the page. `requires`: the vocabularies that a choice is written in. */
  open(name: string, requires: readonly string[]): boolean {
    if (name === 'AlternateContent') this.#taken.push(false);
    if (name !== 'Choice' && name !== 'Fallback') return true;
    if (this.#taken.at(-1) || !requires.every((vocabulary) => KNOWN.test(vocabulary))) return false;
    if (this.#taken.length > 0) this.#taken[this.#taken.length - 1] = true;
    return true;
  }

  close(name: string): void {
    if (name === 'AlternateContent') this.#taken.pop();
  }
}
