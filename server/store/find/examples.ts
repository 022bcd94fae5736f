/** What is real among what is stored. */
import type { Reader } from '../reader.ts';

/** Whether any report is held of a publisher that is not made up. */
export async function holdsReal({ db }: Reader): Promise<boolean> {
  const report = await db
    .selectFrom('report')
    .innerJoin('publisher', 'publisher.id', 'report.publisher_id')
    .select('report.id')
    .where('publisher.illustrative', '=', 0)
    .limit(1)
    .executeTakeFirst();
  return report !== undefined;
}
