/** The files that a briefing is carried away as, whoever asks for them: by address, from the page or by command. */
import type { AnsweredBrief } from '../aggregate/brief.ts';
import { briefHtml } from './html.ts';
import { briefMarkdown } from './markdown.ts';

interface BriefFile {
  readonly type: string;
  /** `origin`: where readers reach this server; null: numbers are not linked. */
  readonly make: (answered: AnsweredBrief, origin: string | null) => string;
}

/** By the ending of their address. */
export const BRIEF_FILES: Readonly<Record<string, BriefFile>> = {
  html: { type: 'text/html; charset=utf-8', make: briefHtml },
  md: { type: 'text/markdown; charset=utf-8', make: ({ brief }, origin) => briefMarkdown(brief, origin) },
};
