/** What a briefing can be about besides the whole year. */
export const BRIEF_TOPICS = ['appeals', 'refusals'] as const;
export type BriefTopic = (typeof BRIEF_TOPICS)[number];
