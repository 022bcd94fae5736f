/** The ways to compile a region's report. */
export const OFFICE_WAYS = ['with', 'without'] as const;
export const CARRY_WAYS = ['before', 'sum'] as const;

/** The two conventions about the government office, and what stands where the form asks for the year before. */
export interface CompiledWays {
  /** Whether the office's own report is part of the sum. */
  readonly office: (typeof OFFICE_WAYS)[number];
  /** before: what the year before hands on; sum: what the bureaus themselves wrote there. */
  readonly carry: (typeof CARRY_WAYS)[number];
}

export const USUAL_WAYS: CompiledWays = { office: 'with', carry: 'before' };
