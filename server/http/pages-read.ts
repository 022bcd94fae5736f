/** How far a scan is read, told between what is said of documents: each of its pages takes seconds. */
import type { PageRead } from '../../schema/intake/reading.ts';
import type { ReadFor } from '../intake/examine.ts';
import type { Item } from './answer-items.ts';

/** What is said of the documents of a file, and before each page that is a picture, that it is being read. */
export async function* withPages(
  fileName: string,
  start: (onPage: NonNullable<ReadFor['onPage']>) => AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  const pages: Item[] = [];
  let wake = (): void => {};
  const documents = start(({ page, pages: of }) => {
    const read: PageRead = { page, pages: of, fileName };
    pages.push({ json: JSON.stringify(read), refusal: null, isOnTheWay: true });
    wake();
  });
  try {
    let next = documents.next();
    for (;;) {
      const paged = new Promise<null>((resolve) => {
        wake = () => resolve(null);
      });
      // Whoever is answered slowly learns of a failure once it is asked for.
      next.catch(() => {});
      const one = pages.length > 0 ? null : await Promise.race([next, paged]);
      yield* pages.splice(0);
      if (one === null) continue;
      if (one.done) return;
      yield one.value;
      next = documents.next();
    }
  } finally {
    await documents.return(undefined);
  }
}
