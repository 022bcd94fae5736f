/**
 * Prints filled forms as PDF, into tests/fixtures/formats. Run by hand when a layout is added, and the files committed:
 * `node tests/ingest/formats/print.ts`
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browserOptions } from '../../../support/browser.ts';
import { type FilledForm, publishedForm } from '../render/form.ts';
import { type FormTable, partsOf } from './parts.ts';

const OUT = fileURLToPath(new URL('../../../fixtures/formats/', import.meta.url));
const FONT = import.meta.resolve('@fontsource/noto-sans-sc/400.css');

/**
 * ruled: every cell has its rules; open: no rules at all; headed: ruled, with a running title; broken: ruled, in large type
 * in narrow columns, rows broken by the ends of pages.
 */
export type PrintedStyle = 'ruled' | 'open' | 'headed' | 'broken';

export const PRINTED: readonly (readonly [name: string, style: PrintedStyle])[] = [
  ['shapotou_iic_2019', 'ruled'],
  ['shanghai_gov_office_2019', 'ruled'],
  ['suqian_city_2023', 'ruled'],
  ['suqian_city_2024', 'headed'],
  ['hongze_district_2023', 'ruled'],
  ['suqian_city_2023', 'broken'],
  ['shanghai_gov_office_2019', 'broken'],
  ['shapotou_iic_2019', 'open'],
  ['shanghai_gov_office_2019', 'open'],
  ['suqian_city_2023', 'open'],
  ['hongze_district_2023', 'open'],
];

function written(table: FormTable, style: PrintedStyle): string {
  const rows = table.rows.map((row) => {
    const cells = row.map(
      ({ text, across, down }) => `<td colspan="${across}" rowspan="${down}">${text === '' ? '&nbsp;' : text}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table class="${style === 'open' ? 'open' : 'ruled'} c${table.columns}">${rows.join('')}</table>`;
}

function pageOf(form: FilledForm, style: PrintedStyle): string {
  const body = partsOf(form).map((part) =>
    part.kind === 'table' ? written(part, style) : `<p${part.heading === null ? '' : ' class="h"'}>${part.text}</p>`,
  );
  return `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${FONT}"><style>
body { font: 16px/1.8 'Noto Sans SC'; margin: 0 }
p { text-indent: 2em; margin: .4em 0 }
p:first-of-type { text-align: center; font-size: 22px; text-indent: 0 }
table { border-collapse: collapse; width: 100%; font-size: 12px; line-height: 1.3; text-align: center }
td { padding: 4px 3px }
.ruled td { border: 1px solid #000 }
.c10 td { min-width: 26px } .c15 td { min-width: 22px }
tr { break-inside: ${style === 'broken' ? 'auto' : 'avoid'} }
${style === 'broken' ? 'table { font-size: 15px; line-height: 2 } td { padding: 1px }' : ''}
</style>${body.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-print-'));
  const browser = await chromium.launch(await browserOptions());
  const page = await browser.newPage();
  try {
    for (const [name, style] of PRINTED) {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, pageOf(publishedForm(name), style));
      await page.goto(pathToFileURL(file).href, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
      const headed = style === 'headed';
      await page.pdf({
        path: join(OUT, `${name}-${style}.pdf`),
        format: 'A4',
        margin: { top: '25mm', bottom: '25mm', left: '20mm', right: '20mm' },
        displayHeaderFooter: true,
        headerTemplate: `<span style="font-size:10px;margin:0 auto">${headed ? 'Annual report 2024' : ''}</span>`,
        footerTemplate: `<span style="font-size:10px;margin:0 auto">- <span class="pageNumber"></span> -</span>`,
      });
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
