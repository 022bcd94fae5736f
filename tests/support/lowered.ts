import { LIMITS } from '../../server/ingest/formats/limits.ts';

type Limit = keyof typeof LIMITS;

/**
 * Runs with some of the reader's limits lowered, so that what goes beyond them need not be made as large as they are.
 * For documents that are read in this process only.
 */
export async function lowered<Result>(
  limits: Partial<Readonly<Record<Limit, number>>>,
  run: () => Promise<Result>,
): Promise<Result> {
  const before = { ...LIMITS };
  Object.assign(LIMITS, limits);
  try {
    return await run();
  } finally {
    Object.assign(LIMITS, before);
  }
}
