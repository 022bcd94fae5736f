import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printedCells, printedIn } from '../../seeds/draft.ts';
import { illustrativeDocuments } from '../../seeds/illustrative/index.ts';
import { publishedDocuments, publishedReports, publishedRoster } from '../../seeds/published/index.ts';

const reports = publishedReports();
const documents = publishedDocuments();
const SAMPLES = new URL('../../../shared/samples/', import.meta.url);

function textOf({ bytes }: { readonly bytes: Uint8Array }): string {
  return new TextDecoder().decode(bytes);
}

describe('the published reports', () => {
  it('are five, of publishers on the roster', () => {
    const ids = [...publishedRoster.regions, ...publishedRoster.bureaus].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(documents.map(({ publisher, year }) => `${publisher} ${year}`)).toEqual([
      'shapotou-iic 2019',
      'shanghai-office 2019',
      'hongze 2023',
      'suqian 2023',
      'suqian 2024',
    ]);
    for (const { publisher } of documents) expect(ids).toContain(publisher);
  });

  it.each(reports.map((report, index) => ({ name: report.draft.title, report, index })))(
    'hold every figure of their file: $name',
    ({ report: { figures, draft }, index }) => {
      const document = documents[index];
      const lines = document ? textOf(document) : '';
      const text = lines.replace(/<[^>]+>/g, '').replace(/\s/g, '');
      for (const [words, value] of Object.entries(figures.stated))
        expect([words, text.includes(String(value))]).toEqual([words, true]);
      for (const cell of printedCells(draft)) printedIn(draft, cell);
      for (const values of Object.values(figures.sectionIII.rows)) {
        const row = values.map((value) => value ?? '&nbsp;');
        const shapes = [row.join('\t'), row.join(' '), row.map((value) => `<td>${value}</td>`).join('')];
        const nested = row
          .map((value) => `<p align="center">${value}</p></td>`)
          .join('<td nowrap="nowrap" style="width:98px;">');
        expect([...shapes, nested].some((shape) => lines.includes(shape))).toBe(true);
      }
    },
  );

  it('say that the figures are published and the prose is ours', () => {
    for (const document of documents) {
      expect(textOf(document)).toMatch(/数据来源：.+公开数据，文字为本项目自拟/);
      expect(document.source.zh).toContain('文字为本项目自拟');
    }
  });

  it('keep the marks of the originals: signs, units, blanks and what is missing', () => {
    const of = (publisher: string): string => {
      const document = documents.find((candidate) => candidate.publisher === publisher);
      return document ? textOf(document) : '';
    };
    expect(of('shapotou-iic')).toContain('行政处罚\t0\t+21\t0');
    expect(of('shapotou-iic')).not.toContain('六、');
    expect(of('shanghai-office')).toContain('251000元');
    expect(of('shanghai-office')).toContain('&nbsp;');
    expect(of('hongze')).toContain('10 1 0 0 0 0 0 0 0 0 5 0 0 0 0');
    expect(of('hongze')).toContain('（六）其他处理 0 0 0 0 0 0 0');
  });
});

describe.skipIf(!existsSync(SAMPLES))('beside the published originals (skipped where the samples are absent)', () => {
  const MIN = 14;
  /** Clauses of a text, without white space and tags. */
  const clausesOf = (text: string): readonly string[] =>
    text
      .replace(/<[^>]+>/g, '\n')
      .split(/[\n\t。；，：,;:]/)
      .map((clause) => clause.replace(/\s/g, ''))
      .filter((clause) => clause.length >= MIN);

  it('repeats no clause of theirs, but for the words of the form and the titles', () => {
    const originals = readdirSync(SAMPLES)
      .filter((name) => /\.(txt|html)$/.test(name))
      .map((name) =>
        readFileSync(new URL(name, SAMPLES), 'utf8')
          .replace(/<[^>]+>/g, '')
          .replace(/\s/g, ''),
      )
      .join('\n');
    const form =
      /^[一二三四五六1-8（(]|年度报告$|勾稽关系|第一项加第二项|等于第三项|有关事项的通知|政府信息公开条例|第一项第二项|^信息内容|^的通知》|^\d+$/;
    const repeated = [...documents, ...illustrativeDocuments()]
      .flatMap((document) => clausesOf(textOf(document)))
      .filter((clause) => !form.test(clause) && originals.includes(clause));
    expect([...new Set(repeated)]).toEqual([]);
  });
});
