/** Where reading is closed, every question but “who am I?” is for those who are signed in: one added later as well. */
import { notSignedIn } from '../access/viewer.ts';
import type { Context } from './context.ts';
import type { QueryResolvers } from './generated.ts';

/** Nobody has to be signed in to ask these. */
const FOR_EVERYBODY: ReadonlySet<string> = new Set(['viewer']);

type Resolve = (parent: unknown, args: unknown, context: Context) => unknown;

/** The same questions, refused with NOT_SIGNED_IN to whoever may not read. */
export function forReaders(query: QueryResolvers): QueryResolvers {
  const guarded = Object.entries(query).map(([name, resolve]): [string, unknown] => {
    if (FOR_EVERYBODY.has(name)) return [name, resolve];
    const ask: Resolve = (parent, args, context) => {
      if (context.access.reading === 'keys' && context.role === null) throw notSignedIn();
      return (resolve as Resolve)(parent, args, context);
    };
    return [name, ask];
  });
  return Object.fromEntries(guarded);
}
