/** The files that a briefing is carried away as, whoever asks for them: by address, from the page or by command. */
import type { Lang } from '../../schema/language.ts';
import type { AnsweredBrief } from '../aggregate/brief.ts';
import type { Compiled } from '../aggregate/compile.ts';
import type { BriefEnding, CompiledEnding } from '../endings.ts';
import { compiledDocx } from './compiled.ts';
import { compiledXlsx } from './compiled-workbook.ts';
import { briefDocx, type Paint } from './docx.ts';
import { briefHtml } from './html.ts';
import { briefMarkdown } from './markdown.ts';
import { briefSlides } from './slides.ts';

export interface BriefWays {
  /** Where readers reach this server; null: numbers are not linked. */
  readonly origin: string | null;
  readonly paint: Paint;
  /** The number of one that is kept; null or left out: it is made from the data. */
  readonly id?: string | null;
}

interface BriefFile {
  readonly type: string;
  readonly make: (answered: AnsweredBrief, ways: BriefWays) => string | Promise<Uint8Array>;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** By the ending of their address. */
export const BRIEF_FILES: Readonly<Record<string, BriefFile>> = {
  docx: {
    type: WORD,
    make: (answered, { paint }) => briefDocx(answered, paint),
  },
  pptx: { type: SLIDES, make: briefSlides },
  html: { type: 'text/html; charset=utf-8', make: (answered, { origin }) => briefHtml(answered, origin) },
  md: { type: 'text/markdown; charset=utf-8', make: ({ brief }, { origin, id }) => briefMarkdown(brief, origin, id) },
} satisfies Record<BriefEnding, BriefFile>;

interface CompiledFile {
  readonly type: string;
  readonly make: (compiled: Compiled, lang: Lang) => Promise<Uint8Array>;
}

/** Of the tables compiled. */
export const COMPILED_FILES: Readonly<Record<string, CompiledFile>> = {
  docx: { type: WORD, make: compiledDocx },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: compiledXlsx },
} satisfies Record<CompiledEnding, CompiledFile>;
