/** What a question for the list is answered from. */

/** The list, or what lies in a region (`within`: and below it). */
export interface RosterPart {
  readonly revision: number;
  readonly region: string | null;
  readonly within: string | readonly string[] | null;
}
