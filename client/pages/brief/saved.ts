import type { SavedBriefQuery } from '../../gql/graphql.ts';

/** A briefing that is kept, as its page asks for it. */
export type Saved = NonNullable<SavedBriefQuery['savedBrief']>;
