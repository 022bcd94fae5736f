/** Text that a converter made of a page is read as the page showed it. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../../../server/ingest/formats/text/text.ts';

describe('text with marks of a page', () => {
  it.each([
    ['hidden by its style', '| <span style="display:none">356</span>365 |'],
    ['in white letters', '| <font color=white>356</font>365 |'],
    ['hidden as such', "| <span hidden class='a'>356</span>365 |"],
    ['without size', '| <span style="font-size: 0">356</span>365 |'],
    ['struck by its style', '| <span style="text-decoration: line-through">356</span>365 |'],
    ['hidden, as pandoc writes it', '| [356]{style="display: none"}365 |'],
  ])('has no number that is %s', (_, text) => {
    expect(readText(text).replace(/\s/g, '')).toBe('|365|');
  });

  it.each([
    ['of another class', '<span class="old">356</span>365', '356 365'],
    ['of another colour', '356<font color="red">365</font>', '356 365'],
    ['of another size', '<small>356</small>365', '356 365'],
    ['of another class, as pandoc writes it', '[356]{.old}365', '356 365'],
    ['before one, as pandoc writes it', '356[365]{.new}', '356 365'],
  ])('keeps a number apart that is %s', (_, text, seen) => {
    expect(readText(text)).toBe(seen);
  });

  it.each([
    ['<b>3</b>65', '365'],
    ['<span style="color:#333">365</span>件', '365件'],
    ['[0]{style="x"}', '0'],
    ['第<span class="a">3</span>条', '第3条'],
  ])('puts nothing between what is one: %s', (text, seen) => {
    expect(readText(text)).toBe(seen);
  });
});
