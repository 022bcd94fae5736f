/** What the address of the page asks for; words that nothing has are passed over. */
import { THEME_IDS, type ThemeId } from '../../../schema/prose/themes.ts';
import { ITEM_KIND_LABELS, TRACE_LABELS, type Trace } from '../../../schema/prose/trace.ts';

type Kind = keyof typeof ITEM_KIND_LABELS;

export interface ProseAsked {
  readonly q: string;
  readonly section: string | null;
  readonly bureau: string | null;
  readonly year: number | null;
  readonly theme: ThemeId | null;
  readonly kind: Kind | null;
  readonly trace: Trace | null;
}

export const SECTIONS = ['一', '二', '三', '四', '五', '六'] as const;
export const KINDS = Object.keys(ITEM_KIND_LABELS) as readonly Kind[];
export const TRACES = Object.keys(TRACE_LABELS) as readonly Trace[];

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}

export function readAsked(params: URLSearchParams, years: readonly number[]): ProseAsked {
  const year = Number(params.get('year') ?? 0);
  return {
    q: (params.get('q') ?? '').trim(),
    section: oneOf(SECTIONS, params.get('section')),
    bureau: params.get('bureau'),
    year: years.includes(year) ? year : null,
    theme: oneOf(THEME_IDS, params.get('theme')),
    kind: oneOf(KINDS, params.get('kind')),
    trace: oneOf(TRACES, params.get('trace')),
  };
}
