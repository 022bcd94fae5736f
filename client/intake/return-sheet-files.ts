/** A return sheet as files: one standalone HTML page that prints on A4, plain text, and CSV for a spreadsheet. */

import { returnSheetWords } from '../../schema/intake/return-sheet.words.ts';
import { wordsIn } from '../../schema/language.ts';
import { csvOf, escapeText } from '../../schema/markup.ts';
import type { ReturnItem, ReturnSheet } from './return-sheet.ts';

const STYLE = `
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); } }
* { box-sizing: border-box; }
body { max-width: 178mm; margin: 12mm auto; padding: 0 5mm; background: #fff; color: #000;
  font: 10.5pt/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font: 700 20pt/1.3 SimSun, "Songti SC", "Noto Serif CJK SC", serif; text-align: center; }
h1 small { display: block; font-size: 11pt; font-weight: 400; }
h2 { margin: 6mm 0 2mm; font-size: 11pt; }
table { width: 100%; margin-top: 5mm; border-collapse: collapse; }
th, td { padding: 1.2mm 2mm; border: .3mm solid #444; text-align: left; vertical-align: top; }
th { width: 24mm; font-weight: 400; }
ol { margin: 0; padding: 0; list-style: none; border-bottom: .3mm solid #444; }
li { padding: 3mm 0; border-top: .3mm solid #444; break-inside: avoid; }
h3 { margin: 0; font-size: 10.5pt; }
p { margin: 1mm 0 0; }
.sum { font-size: 12pt; font-weight: 700; }
.lines { margin: 1.5mm 0 0; padding-left: 3mm; border-left: .8mm solid #999; white-space: pre-wrap; }
.lines span { color: #444; }
.small { color: #444; font-size: 9pt; }
.ask { margin-top: 2mm; }
.room { height: 9mm; border-bottom: .2mm dotted #444; }
.sign { margin-top: 10mm; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
`;

function itemHtml(item: ReturnItem, number: number, sheet: ReturnSheet): string {
  const words = wordsIn(returnSheetWords, sheet.lang);
  const lines = item.printed
    .map(({ line, to, text }) => `<span>${escapeText(words.line(line, to))}</span>  ${escapeText(text)}`)
    .join('\n');
  return [
    '<li>',
    `<h3>${number}. ${escapeText(words.outcomes[item.outcome])} · ${escapeText(item.title)}</h3>`,
    item.arithmetic && `<p class="sum">${escapeText(item.arithmetic)}</p>`,
    `<p>${escapeText(item.sentence)}</p>`,
    lines && `<div class="lines" lang="zh-CN">${lines}</div>`,
    item.rule && `<p class="small">${escapeText(item.rule)}</p>`,
    `<p class="ask">${escapeText(item.question)}</p><div class="room"></div>`,
    '</li>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** One file, nothing fetched and nothing run: its own policy forbids both, whatever the document said. */
export function returnSheetHtml(sheet: ReturnSheet): string {
  const words = wordsIn(returnSheetWords, sheet.lang);
  const facts: readonly (readonly [string, string])[] = [
    [words.publisher, sheet.publisher ?? words.unknown],
    [words.year, sheet.year === null ? words.unknown : words.yearOf(sheet.year)],
    [words.file, sheet.fileName],
    [words.day, sheet.day],
    [words.result, sheet.result],
  ];
  const title = [words.title, sheet.publisher ?? '', sheet.year ?? ''].filter((part) => part !== '').join(' · ');
  const items = sheet.items.map((item, index) => itemHtml(item, index + 1, sheet)).join('\n');
  return `<!doctype html>
<html lang="${sheet.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeText(words.title)}<small>${escapeText(words.subtitle)}</small></h1>
<table>
${facts.map(([name, value]) => `<tr><th scope="row">${escapeText(name)}</th><td>${escapeText(value)}</td></tr>`).join('\n')}
</table>
<h2>${escapeText(sheet.items.length === 0 ? words.none : words.items(sheet.items.length))}</h2>
${items === '' ? '' : `<ol>\n${items}\n</ol>`}
<p class="small">${escapeText(words.note)}</p>
<p class="sign">${escapeText(words.signed)}</p>
</main>
</body>
</html>
`;
}

/** For a message or a chat: no layout, one matter after another. */
export function returnSheetText(sheet: ReturnSheet): string {
  const words = wordsIn(returnSheetWords, sheet.lang);
  const colon = sheet.lang === 'zh' ? '：' : ': ';
  const head = [
    words.title,
    `${words.publisher}${colon}${sheet.publisher ?? words.unknown}`,
    `${words.year}${colon}${sheet.year === null ? words.unknown : words.yearOf(sheet.year)}`,
    `${words.file}${colon}${sheet.fileName}`,
    `${words.day}${colon}${sheet.day}`,
    `${words.result}${colon}${sheet.result}`,
    '',
    sheet.items.length === 0 ? words.none : words.items(sheet.items.length),
  ];
  const items = sheet.items.map((item, index) =>
    [
      '',
      `${index + 1}. ${words.outcomes[item.outcome]} · ${item.title}`,
      ...(item.arithmetic === '' ? [] : [`   ${item.arithmetic}`]),
      `   ${item.sentence}`,
      ...item.printed.map(({ line, to, text }) => `   ${words.printed} ${words.line(line, to)}${colon}${text}`),
      `   ${item.question}`,
    ].join('\r\n'),
  );
  return `${[...head, ...items, '', words.note].join('\r\n')}\r\n`;
}

export function returnSheetCsv(sheet: ReturnSheet): string {
  const words = wordsIn(returnSheetWords, sheet.lang);
  const { columns } = words;
  const rows = [
    [
      words.publisher,
      words.year,
      columns.number,
      columns.outcome,
      columns.title,
      columns.sentence,
      columns.arithmetic,
      columns.printed,
      columns.rule,
      columns.question,
    ],
    ...sheet.items.map((item, index) => [
      sheet.publisher,
      sheet.year,
      index + 1,
      words.outcomes[item.outcome],
      item.title,
      item.sentence,
      item.arithmetic,
      item.printed.map(({ line, to, text }) => `${words.line(line, to)} ${text}`).join('\n'),
      item.rule,
      null,
    ]),
  ];
  return csvOf(rows);
}

/** `退回修改单-示例区教育局-2025.html`: a name every file system takes. */
export function returnSheetFileName(sheet: ReturnSheet, extension: 'html' | 'txt' | 'csv'): string {
  const parts = [
    wordsIn(returnSheetWords, sheet.lang).title,
    sheet.publisher ?? '',
    sheet.year === null ? '' : String(sheet.year),
  ];
  const name = parts
    .filter(Boolean)
    .join('-')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_')
    .slice(0, 120);
  return `${name}.${extension}`;
}
