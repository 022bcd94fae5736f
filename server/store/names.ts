/** Names of publishers are kept as they are compared. */
export { foldName } from '../../schema/roster/names.ts';
