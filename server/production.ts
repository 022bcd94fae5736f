/**
 * To be imported before anything else: libraries that look for faults of their callers at every step do so unless they are told that this is no
 * workshop, when they are loaded. graphql-js compares each type it meets by name as well.
 */
process.env.NODE_ENV ??= 'production';
