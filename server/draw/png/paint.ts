/** A thread that turns drawings into dots: the renderer computes for tens of milliseconds without a pause. */
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import type { Lang } from '../../../schema/language.ts';
import { FAMILIES, openFaces } from './faces.ts';

export interface ToPaint {
  readonly svg: string;
  readonly lang: Lang;
  /** Dots for a CSS pixel. */
  readonly scale: number;
}

/** The picture; or the characters that no face has, of which each would be an empty box; or what went wrong. */
export type Painted =
  | { readonly png: Uint8Array }
  | { readonly lacking: readonly string[] }
  | { readonly failed: string };

const faces = openFaces();

function paint({ svg, lang, scale }: ToPaint): Painted {
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).join('');
  const lacking = faces.lacking(texts);
  if (lacking.length > 0) return { lacking };
  const png = faces.within(texts, (files) => {
    const font = { defaultFontFamily: FAMILIES[lang], fontFiles: [...files], loadSystemFonts: false };
    return new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font }).render().asPng();
  });
  return { png };
}

parentPort?.on('message', (asked: ToPaint) => {
  try {
    parentPort?.postMessage(paint(asked));
  } catch (error) {
    parentPort?.postMessage({ failed: String(error) } satisfies Painted);
  }
});
