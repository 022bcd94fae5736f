/** Several forms of one content, such as a text box for Word of today and for Word of old: the first is taken. */
export class Alternatives {
  /** Whether one was taken, for each that is open. */
  readonly #taken: boolean[] = [];

  /** Whether what the element holds is on the page. The last form is there for programs that know none of the others. */
  open(name: string): boolean {
    if (name === 'AlternateContent') this.#taken.push(false);
    if (name !== 'Choice' && name !== 'Fallback') return true;
    if (this.#taken.at(-1)) return false;
    if (this.#taken.length > 0) this.#taken[this.#taken.length - 1] = true;
    return true;
  }

  close(name: string): void {
    if (name === 'AlternateContent') this.#taken.pop();
  }
}
