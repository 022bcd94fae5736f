import type { Label } from '../../schema/language.ts';

/** Why a change was refused. */
export interface ChangeProblem {
  readonly code: string;
  readonly sentence: Label;
}

export const UNANSWERED: ChangeProblem = {
  code: 'UNANSWERED',
  sentence: {
    zh: '服务器没有应答，没有改动任何内容。请检查网络后再试。',
    en: 'The server does not answer and nothing was changed. Check the network and try again.',
  },
};
