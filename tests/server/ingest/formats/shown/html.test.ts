/** A page is read as a browser shows it: what it hides is in no cell, and what it shows is. */
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../../server/ingest/formats/text/html.ts';
import { expectLinear } from '../../../../support/linear.ts';
import { printedCells } from '../../render/form.ts';
import { htmlOf } from '../ways/html-form.ts';
import type { CellAt } from '../wordml.ts';
import { contentsOf, expectSeen, expectUnread, FORM, other } from './expect.ts';

/** A page whose cells are dressed. */
function pageOf(style: string, dress: (text: string, hidden: string) => string): string {
  return htmlOf(FORM, {
    head: `<style>${style}</style>`,
    cell: ({ value, text }: CellAt) => (value && text !== '' ? dress(text, other(text)) : text),
  });
}

/** A page with a span before each number, declared so. */
const before = (declared: string): string =>
  pageOf('', (text, hidden) => `<span style="${declared}">${hidden}</span>${text}`);
const box = (declared: string): string =>
  pageOf('', (text, hidden) => `<div style="${declared}">${hidden}</div>${text}`);
const ruled = (style: string, open = '<span class="old">'): string =>
  pageOf(style, (text, hidden) => `${open}${hidden}</${/\w+/.exec(open.slice(open.lastIndexOf('<')))?.[0]}>${text}`);

describe('a number that the page hides is no part of a figure', () => {
  it.each([
    'display:none',
    'visibility:hidden',
    'visibility: collapse',
    'opacity:0',
    'opacity: 0.0%',
    'filter:opacity(0)',
    'font-size:0',
    'font-size:.1px',
    'font-size:1px',
    'font-size:0.01em',
    'font:0/0 a',
    'color:transparent',
    'color:rgba(0,0,0,0)',
    'color:hsla(210, 50%, 40%, 0)',
    'color:#fff',
    'color:#FFFFFF80',
    'color:white',
    'color:rgb(255 255 255)',
    'color:hsl(0deg 0% 100%)',
    'color:#fefefe',
    'background:#036;color:#036',
    'background-color:hsl(120,100%,25%);color:rgb(0,127,0)',
    '-webkit-text-fill-color:transparent',
    'position:absolute;left:-9999px',
    'position:fixed;top:-200em',
    'position:relative;left:-999em',
    'position:absolute;clip:rect(0,0,0,0)',
    'position:absolute;clip:rect(1px 1px 1px 1px)',
    'clip-path:inset(50%)',
    'display:inline-block;width:0;overflow:hidden',
    'display:inline-block;text-indent:-9999px',
    'display:inline-block;transform:scale(0)',
    'display:inline-block;transform:translateX(-9999px)',
    'float:left;height:0;overflow:hidden',
    'mso-hide:all',
  ])('in a line: %s', (declared) => expectSeen(before(declared)));

  it.each([
    'display:none',
    'height:0;overflow:hidden',
    'max-height:0;overflow-y:hidden',
    'width:1px;height:1px;overflow:hidden',
    'text-indent:-9999px',
    'margin-left:-9999px',
    'content-visibility:hidden',
  ])('in a box: %s', (declared) => expectSeen(box(declared)));

  it.each([
    ['by its class', '.old{display:none}', undefined],
    ['by its class among others', '.new, .old , .x{ DISPLAY : None ; }', undefined],
    ['by its tag and class', 'span.old{opacity:0}', undefined],
    ['by two classes', '.old.last{display:none}', '<span class="last old">'],
    ['by its id', '#old{font-size:0}', '<span id="old">'],
    ['by an attribute', 'span[data-year="2022"]{display:none}', '<span data-year="2022">'],
    ['within a cell', 'table td > .old{visibility:hidden}', undefined],
    ['on a screen', '@media screen{.old{display:none}}', undefined],
    ['behind a comment', '/* .old{color:red} */ @charset "utf-8"; .old{display:none}', undefined],
    ['within the marks of a comment, as Word writes it', '<!-- .new{color:red}\n.old{display:none} -->', undefined],
    ['over its own style', '.old{display:none !important}', '<span class="old" style="display:inline">'],
    ['by its place', 'span:first-child{display:none}', '<span>'],
    ['by every so many places', 'span:nth-child( 2n + 1 ){display:none}', '<span>'],
    ['by odd places', 'span:nth-child(odd){display:none}', '<span>'],
    ['by the first places', 'span:nth-child(-n+2){display:none}', '<b></b><span>'],
    ['right behind another', 'i+span{display:none}', '<i></i><span>'],
    ['behind another', 'i ~ span{display:none}', '<i></i><b></b><span>'],
    ['behind another, within one more', 'tr td i~b+span{display:none}', '<i></i><b></b><span>'],
    ['struck out by its class', '.old{text-decoration:line-through}', undefined],
  ])('by the style sheet of the page: %s', (_, style, open) => expectSeen(ruled(style, open)));

  it.each([
    ['hidden as such', (text: string, hidden: string) => `<span hidden>${hidden}</span>${text}`],
    ['in white letters of old', (text: string, hidden: string) => `<font color="FFFFFF">${hidden}</font>${text}`],
    [
      'struck out by its style',
      (text: string, hidden: string) =>
        `<span style="text-decoration-line:underline line-through">${hidden}</span>${text}`,
    ],
    [
      'struck out by its tag',
      (text: string, hidden: string) => `<strike>${hidden}</strike><del>${hidden}</del>${text}`,
    ],
    ['in a hidden field', (text: string, hidden: string) => `<input type="hidden" value="${hidden}">${text}`],
    [
      'in a field that is not displayed',
      (text: string, hidden: string) => `<input style="display:none" value="${hidden}">${text}`,
    ],
    ['in place of a gauge', (text: string, hidden: string) => `<meter value="1">${hidden}</meter>${text}`],
    ['in brackets for browsers of old', (text: string, hidden: string) => `<ruby><rp>${hidden}</rp></ruby>${text}`],
    ['beside what is embedded', (text: string, hidden: string) => `<noembed>${hidden}</noembed>${text}`],
    ['in a note on a formula', (text: string, hidden: string) => `<annotation>${hidden}</annotation>${text}`],
    ['in a closed dialog', (text: string, hidden: string) => `<dialog>${hidden}</dialog>${text}`],
    ['in a part never closed', (text: string, hidden: string) => `${text}<span style="display:none">${hidden}`],
    [
      'around one that is visible',
      (text: string, hidden: string) =>
        `<span style="visibility:hidden">${hidden}<b style="visibility:visible">${text}</b></span>`,
    ],
  ])('%s', (_, dress) => expectSeen(pageOf('', dress)));
});

describe('what a style sheet writes or draws is seen', () => {
  const spans = (style: string): string => pageOf(style, (text) => `<span class="n" data-n="7">${text}</span>`);

  it.each([
    '.n::before{content:"7"}',
    '.n:after{content:"7"}',
    'td .n::before{content:"\\0037"}',
    '.n::before{content:attr(data-n)}',
    '.n::before{content:counter(n)}',
    '.n::before{content:"-"}',
    '.n::after{content:".5"}',
    '.n::after{content:"";position:absolute;top:50%;border-top:1px solid red}',
    '.n::after{content:"";position:absolute;height:1px;background:red;transform:rotate(-20deg)}',
    'td{background:linear-gradient(to top right, transparent 49%, red 49%, red 51%, transparent 51%)}',
  ])('and the number is not the one in the text: %s', async (style) => {
    for (const [cell, content] of await contentsOf(spans(style))) {
      const plain = printedCells(FORM).get(cell);
      if (content.kind === 'number') expect(`${cell} ${content.value}`).not.toBe(`${cell} ${plain}`);
    }
  });

  it.each([
    '.n::before{content:"7";display:none}',
    '.n::before{content:"7";color:#fff}',
    '.n::before{content:"7"} span.n::before{content:none}',
    '.x::before{content:"7"}',
    '.n:hover::before{content:"7"}',
    '@media print{.n::before{content:"7"}}',
    '.n::before{content:"\\e60a"}.n::after{content:"："}',
    '.n::after{content:"";display:block;clear:both}',
    '.n::after{content:"";position:absolute;bottom:0;border-bottom:1px solid red}',
    'td{background:linear-gradient(#fff,#eee)}',
  ])('but not where it shows nothing of a figure: %s', (style) => expectSeen(spans(style)));

  it('and read where the cell holds nothing else', () =>
    expectSeen(pageOf('b::before{content:attr(data-n)}', (text) => `<b data-n="${text}"></b>`)));

  it('and words of a cell that a line divides are read', () => {
    const askew = 'linear-gradient(to top right, transparent 49%, red 49%, red 51%, transparent 51%)';
    const page = htmlOf(FORM, { head: `<style>td{background:${askew}} .n{background:none}</style>` });
    return expectSeen(page.replace(/<td([^>]*)>(?=\d+<)/g, '<td class="n"$1>'));
  });
});

describe('a number that the page shows is read', () => {
  it.each([
    'color:#eee',
    'color:#fff;background:#036',
    'color:white;background:url(a.png)',
    'font-size:6px',
    'opacity:.4',
    'height:0;overflow:hidden',
    'text-indent:-9999px',
    'clip:rect(0,0,0,0)',
    'text-decoration:underline',
  ])('%s', (declared) => expectSeen(pageOf('', (text) => `<span style="${declared}">${text}</span>`)));

  it.each([
    ['a rule for paper', '@media print{.old{display:none}}', 'class="old"'],
    ['a rule for small screens', '@media (max-width: 600px){.old{display:none}}', 'class="old"'],
    ['a rule for another tag', 'div.old{display:none}', 'class="old"'],
    ['a rule for what stands in a list', 'li .old{display:none}', 'class="old"'],
    ['a rule for what stands directly in the row', 'tr > .old{display:none}', 'class="old"'],
    ['a rule of another place', 'span:nth-child(2){display:none}', ''],
    ['a rule of even places', 'span:nth-child(even){display:none}', ''],
    ['a rule behind another', 'b + span, td ~ span, i>span{display:none}', ''],
    ['its own style over a rule', '.old{display:none}', 'class="old" style="display:inline"'],
    [
      'a rule in a comment',
      '</style><!--[if lt IE 7]><style>.old{display:none}</style><![endif]--><style>',
      'class="old"',
    ],
    [
      'a rule for readers without scripts',
      '</style><noscript><style>.old{display:none}</style></noscript><style>',
      'class="old"',
    ],
    ['a later rule', '.old{display:none}.old{display:inline}', 'class="old"'],
    ['a stronger rule', 'td span.old{display:inline} .old{display:none}', 'class="old"'],
    ['a state of the mouse', '.old:hover{display:none}', 'class="old"'],
    ['dark rows with white letters', 'td{background:#036}.old{color:#fff}', 'class="old"'],
  ])('whatever is said of others: %s', (_, style, attributes) =>
    expectSeen(pageOf(style, (text) => `<span ${attributes}>${text}</span>`)),
  );

  it.each([
    ['a text field', (text: string) => `<input value="${text}" disabled>`],
    ['a field for numbers', (text: string) => `<input type="number" readonly value=${text}>`],
    ['a button', (text: string) => `<button type="button">${text}</button>`],
    ['a text area', (text: string) => `<textarea rows="1">${text}</textarea>`],
    ['the chosen option', (text: string) => `<select><option>7<option selected>${text}<option>9</select>`],
    [
      'the first option',
      (text: string) =>
        `<select><optgroup label="7"><option disabled>7</option><option>${text}</option></optgroup></select>`,
    ],
    ['the name of an option', (text: string) => `<select><option label="${text}" selected>7</option></select>`],
  ])('in a form: %s', (_, dress) => expectSeen(pageOf('', dress)));

  it('in parts that look the same, bold or in another type', () =>
    expectSeen(pageOf('', (text) => `<span style="font-family:a">${text.slice(0, 1)}</span><b>${text.slice(1)}</b>`)));
});

describe('two runs that look otherwise make no number, whatever hides one of them', () => {
  it.each([
    ['a class of another style sheet', '', '<span class="old">'],
    ['a colour', '', '<span style="color:red">'],
    ['a size', '', '<small>'],
    ['something nobody foresaw', '', '<span style="mask-image:none">'],
    ['letters upon one another', '', '<span style="letter-spacing:-1em">'],
    ['so by a rule', '.old{letter-spacing:-8px}', '<span class="old">'],
    ['letters upon those before', '', '<span style="margin-left:-2em">'],
    ['a rule that is not understood', 'td :last-of-type{display:none}', '<span>'],
    ['a rule for the tag that is not understood', 'i:last-of-type{display:none}', '<i>'],
    [
      'white letters on a ground of another style sheet',
      '</style><link rel="stylesheet" href="a.css"><style>',
      '<font color=white>',
    ],
  ])('%s', (_, style, open) => expectUnread(ruled(style, open)));

  it('a field beside a number is another number', () =>
    expectUnread(pageOf('', (text, hidden) => `<input value="${hidden}">${text}`)));

  it('a letter without width between them does not make them one', () =>
    expectUnread(pageOf('', (text, hidden) => `<span class="old">${hidden}</span>&#8203;${text}`)));

  it('but a sum of the form may prove that they are one', async () => {
    const page = htmlOf(FORM, {
      cell: ({ section, row, column, value, text }: CellAt) =>
        value && section === 'III' && row === 5 && column === 3
          ? `<span class="a">${text.slice(0, 1)}</span>${text.slice(1)}`
          : text,
    });
    expect(page).toContain('class="a"');
    await expectSeen(page);
  });
});

describe('digits that are seen in another order than they are written in make no number', () => {
  const back = (text: string): string => [...text].reverse().join('');
  it.each<[string, string, (text: string) => string]>([
    ['from right to left', '', (text) => `<bdo dir="rtl">${back(text)}</bdo>`],
    ['so by style', '', (text) => `<b style="unicode-bidi:bidi-override;direction:rtl">${back(text)}</b>`],
    ['so by class', '.r{direction:rtl;unicode-bidi:isolate-override}', (text) => `<i class="r">${back(text)}</i>`],
    ['so by a mark', '', (text) => `\u202e${back(text)}\u202c`],
    [
      'in boxes that follow each other backwards',
      '.b{display:inline-flex;flex-direction:row-reverse}',
      (text) => `<span class="b">${back(text).replace(/./g, '<i>$&</i>')}</span>`,
    ],
    ['in a mirror', '', (text) => `<span style="display:inline-block;transform:scaleX(-1)">${back(text)}</span>`],
  ])('%s', (_, style, dress) => expectUnread(pageOf(style, dress)));

  it('nor in prose', () => {
    expect(readHtml('<p>主动公开 <bdo dir="rtl">563</bdo> 条</p>')).toContain('\u202e563\u202c');
  });

  it('but are read where they only stand in a part for such a script', () =>
    expectSeen(pageOf('', (text) => `<span dir="rtl" style="direction:rtl">${text}</span>`)));
});

it('what a cell draws is not read, and makes it no blank one', () =>
  expectUnread(pageOf('', (text) => `<svg width="20"><text y="12">${text}</text></svg>`)));

describe('rows that a page does not show', () => {
  /** A row of last year's numbers over this year's. */
  const lastYear = (attributes: string): string => {
    const page = htmlOf(FORM, { head: '<style>.old{display:none}</style>' });
    const [row = ''] = /<tr><td>规章<.*?<\/tr>/.exec(page) ?? [];
    return page.replace(row, row.replace('<tr>', `<tr ${attributes}>`).replace(/>\d+</g, '>7<') + row);
  };

  it('such a row is read where it is shown', async () => {
    const contents = await contentsOf(lastYear(''));
    expect(contents.get('II/rules.made')).toMatchObject({ value: 7 });
  });

  it.each([
    'style="display:none"',
    'class="old"',
    'hidden',
    'style="visibility:collapse"',
    'style="visibility:hidden"',
    'style="opacity:0"',
    'style="color:#fff"',
    'style="text-decoration:line-through"',
    'style="font-size:0;line-height:0"',
  ])('are no rows of the table: %s', (attributes) => expectSeen(lastYear(attributes)));
});

describe('parts of a page that are not displayed', () => {
  const page = htmlOf(FORM);
  const table = /<table.*?<\/table>/s.exec(page)?.[0] ?? '';
  const last = table.replace(/>\d+</g, '>7<');

  it.each([
    ['a table', last.replace('<table', '<table style="display:none"')],
    ['a part with a table', `<div style="display:none">${last}</div>`],
    ['a part that is set aside', `<div style="position:absolute;left:-9999px">${last}</div>`],
  ])('are not read where the page shows the same: %s', (_, hidden) =>
    expectSeen(page.replace(table, `${hidden}${table}`)),
  );

  it('are read where the page does not: a script shows them', async () => {
    await expectSeen(page.replace('<body>', '<body style="visibility:hidden">'));
    await expectSeen(page.replace('<p>二、', '<div style="display:none"><p>二、').replace('<p>三、', '</div><p>三、'));
  });

  it('are left out where they only add words', () => {
    const words = (attributes: string): string =>
      readHtml(`<body><p>一、总体情况</p><p ${attributes}>主动公开 7 条</p><div ${attributes}>第 8 条</div></body>`);
    expect(words('')).toBe('一、总体情况\n主动公开 7 条\n第 8 条');
    expect(words('hidden')).toBe('一、总体情况');
  });
});

it.each<[string, (many: number) => string]>([
  ['style sheets', (many) => `<style>${'.a{display:none}'.repeat(5 * many)}</style><td class="a">`],
  ['an unclosed style sheet', (many) => `<style>${'@media screen{'.repeat(5 * many)}`],
  ['classes', (many) => `<style>.a .a .a .a .a{opacity:0}</style>${'<div class="a">'.repeat(many)}`],
  ['hidden parts', (many) => '<div hidden>1'.repeat(2 * many)],
  ['struck parts', (many) => `<table><tr><td>${'<s>1'.repeat(2 * many)}`],
  ['styles', (many) => '<b style="color:red;opacity:1">1'.repeat(many)],
  ['classes within classes', (many) => `<table><tr><td>${'<b class="abcdefgh">1'.repeat(many)}`],
  ['rules for everything', (many) => `<style>${'x .a{opacity:0}'.repeat(many)}</style>${'<b class="a">'.repeat(many)}`],
  ['rules for one class', (many) => `<style>${'.a{opacity:0}'.repeat(many)}</style>${'<b class="a">'.repeat(50)}`],
  ['unclosed style sheets', (many) => `${'<style>'.repeat(10 * many)}${'a'.repeat(20 * many)}`],
  ['style sheets in a comment', (many) => `<!--${'<style>'.repeat(20 * many)}`],
  ['selectors', (many) => `<style>${'a '.repeat(10 * many)}{display:none}</style><a>`],
])('%s without end take longer by as many as they are', (_, source) =>
  expectLinear((factor) => readHtml(source(factor * 4000))),
);
