/** Whether a token is a certain mark. */
import type { Token } from './token.ts';

export function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.sign === mark;
}
