/** What a set of an address is called on its chip. */
import type { Of } from '../../../schema/chart/chart.ts';
import type { Lang } from '../../../schema/language.ts';
import { BUREAU_KIND_LABELS, BUREAU_KINDS } from '../../../schema/report/publisher.ts';
import { FUNCTIONS } from '../../../schema/roster/functions.ts';
import type { workbenchWords } from './workbench.words.ts';

export interface SetNaming {
  readonly lang: Lang;
  readonly words: (typeof workbenchWords)['en']['sets'];
  /** Name of a bureau or region; its id where it is not known. */
  readonly nameOf: (id: string) => string;
  readonly isRegion: (id: string) => boolean;
  /** What a saved set is called; undefined where that is not known. */
  readonly savedName: (number: number) => string | undefined;
}

export function setName(of: Of, naming: SetNaming): string {
  const { words, nameOf } = naming;
  switch (of.kind) {
    case 'one':
      return naming.isRegion(of.id) ? words.region(nameOf(of.id)) : nameOf(of.id);
    case 'bureausOf': {
      const all = of.below ? words.below(nameOf(of.region)) : words.bureausOf(nameOf(of.region));
      return of.class === undefined ? all : words.ofClass(all, className(of.class, naming.lang));
    }
    case 'reportOf':
      return words.reportOf(nameOf(of.region));
    case 'regionsOf':
      return words.regionsOf(nameOf(of.region));
    case 'reportsOf':
      return words.reportsOf(nameOf(of.region));
    case 'savedOf':
      return naming.savedName(of.number) ?? words.savedOf(of.number);
    case 'peersOf':
      return words.peersOf(nameOf(of.id));
    case 'sumOf':
      return words.sumOf(setName(of.set, naming));
  }
}

/** A kind or a function of bureaus. */
function className(id: string, lang: Lang): string {
  const kind = BUREAU_KINDS.find((one) => one === id);
  if (kind) return BUREAU_KIND_LABELS[kind][lang];
  return FUNCTIONS.find((one) => one.id === id)?.label[lang] ?? id;
}
