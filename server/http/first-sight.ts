/**
 * What a page shows before its script runs, and where none does: the way to the other pages, what it is about, what its first chart says with
 * the picture of it, or what the checks found. The page takes its place (client/app/first-sight.ts).
 */
import type { Lang } from '../../schema/language.ts';
import { escapeText } from '../../schema/markup.ts';
import { MENU, tabTitle } from '../../schema/pages.ts';
import type { LinkPreview } from './link-preview.ts';

/** Pixels of a picture for a telephone, and the width of a window up to which it is shown. */
const PHONE = { picture: 360, upTo: 600 };

/** Nothing where nothing is known of it: its own words come with its script. `title`: its heading. */
export function firstSight(title: string, preview: LinkPreview | null, lang: Lang): string {
  if (preview === null) return '';
  const { finding, description, picture } = preview;
  const at = (more: string): string => escapeText(`/chart.svg?${picture}${more}`);
  const drawn = [
    `<picture><source media="(max-width: ${PHONE.upTo}px)" srcset="${at(`&w=${PHONE.picture}`)}" />`,
    `<img src="${at('')}" alt="${escapeText(description)}" /></picture>`,
  ];
  const pages = MENU.map(({ path, title: name }) => {
    const address = lang === 'zh' ? path : `${path}?lang=en`;
    return `<a href="${escapeText(address)}">${escapeText(name[lang])}</a>`;
  });
  return [
    `<header data-first-head><b>${escapeText(tabTitle(null, lang, null))}</b><nav>${pages.join('')}</nav></header>`,
    `<main data-loading><div data-first><h1>${escapeText(title)}</h1>`,
    finding === title ? '' : `<p>${escapeText(finding)}</p>`,
    ...(picture === null ? [] : drawn),
    '</div></main>',
  ].join('');
}
