/** One document held against what a person read in it: its cells, its prose, and what the rules say of it. */
import type { Finding, Operand } from '../../schema/check/finding.ts';
import { isEmptyCell } from '../../schema/report/figure.ts';
import type { ReadReport } from '../../schema/report/report.ts';
import { share, Tally } from './tally.ts';
import type { Truth } from './truth.ts';

/** Numbers that nobody labelled: years, parts of an account, and “all closed”. */
const NOT_SCORED = /^(?:document\.|wechat\.|requests\.leftOpen)/;

export interface Looked {
  readonly name: string;
  readonly format: string;
  readonly read: ReadReport;
  readonly findings: readonly Finding[];
}

export class Scores {
  readonly cells = new Tally('cells', ['right', 'wrong', 'gaps']);
  readonly prose = new Tally('prose', ['stated', 'read', 'right', 'wrong']);
  readonly findings = new Tally('findings', ['true', 'false', 'open']);
  /** What differs, a line each. */
  readonly details: string[] = [];

  /** A document that was not read at all: all of it is missing. */
  addRefused(name: string, format: string, truth: Truth): void {
    this.details.push(`${name}: refused`);
    this.cells.add(format, 'gaps', truth.cells.size);
    for (const figure of truth.prose?.figures ?? []) this.#countProse(truth, measureOf(figure), 'stated');
    this.#countProse(truth, 'disclosures.item', 'stated', truth.prose?.entries.length ?? 0);
  }

  add(looked: Looked, truth: Truth): void {
    this.#addCells(looked, truth);
    if (truth.prose) this.#addProse(looked, truth, truth.prose);
    for (const finding of looked.findings) this.#addFinding(looked, truth, finding);
  }

  #addCells({ name, format, read }: Looked, truth: Truth): void {
    const figures = new Map(read.figures.map((figure) => [figure.cell, figure.content]));
    for (const [cell, wanted] of truth.cells) {
      const content = figures.get(cell);
      const value = content?.kind === 'number' ? content.value : null;
      const isBlank = content?.kind === 'gap' && isEmptyCell(content.reason);
      const result =
        value === null ? (wanted === null && isBlank ? 'right' : 'gaps') : value === wanted ? 'right' : 'wrong';
      this.cells.add(format, result);
      if (result === 'wrong') this.details.push(`${name}: ${cell} is ${wanted}, read as ${value}`);
    }
  }

  #addProse({ name, read }: Looked, truth: Truth, prose: NonNullable<Truth['prose']>): void {
    const stated = read.narrative.filter(({ measure }) => !NOT_SCORED.test(measure));
    const figures = stated
      .filter(({ measure }) => measure !== 'disclosures.item')
      .map(({ measure, value }) => `${measure}=${value}`);
    const right = new Set([...prose.figures, ...prose.alsoRight]);
    const missed = without(prose.figures, figures);
    // The same number read twice is no fault.
    const wrong = without(figures, prose.figures).filter((figure) => !right.has(figure));
    const entries = stated.flatMap(({ measure, value }) => (measure === 'disclosures.item' ? [String(value)] : []));
    const lost = without(prose.entries.map(String), entries);
    const strange = without(entries, prose.entries.map(String));
    for (const figure of prose.figures) this.#countProse(truth, measureOf(figure), 'stated');
    for (const figure of without(prose.figures, missed)) this.#countProse(truth, measureOf(figure), 'right');
    for (const figure of wrong) this.#countProse(truth, measureOf(figure), 'wrong');
    this.#countProse(truth, 'disclosures.item', 'stated', prose.entries.length);
    this.#countProse(truth, 'disclosures.item', 'right', prose.entries.length - lost.length);
    this.#countProse(truth, 'disclosures.item', 'wrong', strange.length);
    if (missed.length + wrong.length + lost.length + strange.length > 0)
      this.details.push(
        `${name}: missed [${missed}] wrong [${wrong}] entries lost [${lost}] entries wrong [${strange}]`,
      );
  }

  #countProse(truth: Truth, measure: string, column: 'stated' | 'right' | 'wrong', count = 1): void {
    const sums = measure === 'disclosures.item' ? `entries, ${truth.era}` : `figures, ${truth.era}`;
    for (const row of [sums, measure]) {
      this.prose.add(row, column, count);
      if (column !== 'stated') this.prose.add(row, 'read', count);
    }
  }

  #addFinding({ name, read }: Looked, truth: Truth, finding: Finding): void {
    if (finding.outcome !== 'failed' && finding.outcome !== 'suspicious') return;
    const verdict = truth.verdictOf(finding) ?? verdictOf(finding.operands, read, truth);
    const told = verdict === null ? 'open' : String(verdict);
    this.findings.add(`${finding.rule} (${finding.severity})`, told);
    if (verdict !== true) this.details.push(`${name}: ${told} ${finding.severity} ${finding.rule} ${finding.subject}`);
  }

  /** The three tables; what differs is in `details`. */
  print(): string {
    const prose = this.prose.print(
      (row) =>
        `   recall ${share(this.prose.count(row, 'right'), this.prose.count(row, 'stated'))}   precision ${share(this.prose.count(row, 'right'), this.prose.count(row, 'read'))}`,
    );
    return [this.cells.print(), prose, this.findings.print()].join('\n\n');
  }
}

function measureOf(figure: string): string {
  return figure.slice(0, figure.indexOf('='));
}

/** The first without the second, each counted once. */
function without(from: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return from.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/**
 * A finding stands on numbers: false where one of them is not what the document says, true where all are; null where it
 * stands on none, or on some that nobody looked at. What numbers alone do not tell a person says in the truth file.
 */
function verdictOf(operands: readonly Operand[], read: ReadReport, truth: Truth): boolean | null {
  const verdicts = operands.map(({ ref, value }) => {
    if (ref.kind === 'cell') {
      const wanted = truth.cells.get(ref.cell);
      return wanted === undefined ? null : wanted === value;
    }
    if (ref.kind !== 'narrative') return null;
    const { measure } = ref;
    const stated = read.narrative[ref.index];
    if (!truth.prose || NOT_SCORED.test(measure) || !stated) return null;
    if (measure === 'disclosures.item') return truth.prose.entries.includes(stated.value);
    return [...truth.prose.figures, ...truth.prose.alsoRight].includes(`${measure}=${stated.value}`);
  });
  if (verdicts.includes(false)) return false;
  return verdicts.length === 0 || verdicts.includes(null) ? null : true;
}
