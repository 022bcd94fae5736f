/** The words of the lexicon found in a text; the longest wins. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Kind } from './kinds.ts';
import { LEXICON } from './lexicon.ts';
import { BECOMES, type Token } from './token.ts';

interface Node {
  readonly next: Map<number, Node>;
  word: { readonly kind: Kind; readonly measure: NarrativeMeasure | null } | null;
}

const ROOT: Node = { next: new Map(), word: null };
/** The words by their first character; 0 for none. */
const FIRSTS: Node[] = [ROOT];
const FIRST = new Uint16Array(0x10000);
for (const [kind, words, measure] of LEXICON) {
  for (const word of words) {
    let node = ROOT;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      let next = node.next.get(code);
      if (!next) {
        next = { next: new Map(), word: null };
        node.next.set(code, next);
        if (node === ROOT) FIRST[code] = FIRSTS.push(next) - 1;
      }
      node = next;
    }
    node.word = { kind, measure };
  }
}

/** The longest word that begins there; null for none. */
export function wordAt(text: string, start: number): Token | null {
  const first = FIRST[text.charCodeAt(start)] ?? 0;
  if (first === 0) return null;
  let node = FIRSTS[first];
  let word: Node['word'] = null;
  let end = start;
  for (let at = start + 1; node; at++) {
    // 政策宣传栏目 is no 宣传栏.
    if (node.word && !(node.word.kind === 'channel' && text.charAt(at) === '目' && text.charAt(at - 1) === '栏')) {
      word = node.word;
      end = at;
    }
    node = at < text.length ? node.next.get(text.charCodeAt(at)) : undefined;
  }
  let sign = word?.kind === 'among' ? text.charAt(start) : '';
  // 增加到: what stands behind it is no difference.
  if (word?.kind === 'compare' && /[到至为]/.test(text.charAt(end - 1))) sign = BECOMES;
  return word && { kind: word.kind, sign, measure: word.measure, text, start, end, quantity: null };
}
