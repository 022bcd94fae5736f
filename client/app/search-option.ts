/** A hit of the search as one line of the list, and where it leads. */
import type { Lang } from '../../schema/language.ts';
import { PAGES } from '../../schema/pages.ts';
import type { ComboboxOption } from '../ui/Combobox.tsx';
import type { SearchHit } from './search.query.ts';
import type { searchWords } from './search.words.ts';
import { linkToBureau, linkToCompare, linkToOverview, linkToPage, type OverviewAddress } from './urls.ts';

/** The address of what was found; measures and pages are shown in the region and year looked at. */
function linkOf({ target }: SearchHit, where: OverviewAddress): string {
  switch (target.__typename) {
    case 'Bureau':
      return linkToBureau(target.id);
    case 'Region':
      return linkToOverview({ region: target.id });
    case 'ProductPage': {
      const page = PAGES.find((one) => one.id === target.id);
      return page ? linkToPage(page, where) : linkToOverview(where);
    }
    default:
      return linkToCompare({ ...where, measure: target.id });
  }
}

/** The option's value is the address it leads to. */
export function searchOption(
  hit: SearchHit,
  where: OverviewAddress,
  words: (typeof searchWords)['en'],
  lang: Lang,
): ComboboxOption {
  const { target, by, matched } = hit;
  const value = linkOf(hit, where);
  switch (target.__typename) {
    case 'Bureau': {
      const notes = [
        target.region.name[lang],
        ...(by === 'formerName' ? [words.formerly(matched)] : by === 'alias' ? [words.also(matched)] : []),
        ...(target.until === null ? [] : [words.ended(target.until)]),
      ];
      return { value, label: target.name[lang], note: notes.join(words.join) };
    }
    case 'Region':
      return { value, label: target.name[lang], note: words.region };
    case 'ProductPage':
      return { value, label: target.title[lang], note: words.page };
    default:
      return { value, label: target.label[lang], note: words.quantity };
  }
}
