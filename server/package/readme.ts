/** `README.md` of the data package: what the files hold, what to know before adding them up, and how to, in both languages. */
import type { Lang } from '../../schema/language.ts';
import { TABLES } from '../draw/data/tables.ts';
import { bureausOf, findPublishers, listRegions } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';

interface Told {
  readonly origin: string | null;
  readonly revision: number;
  readonly at: string | null;
  /** Id of what it is limited to, and of that with all below; null: everything. */
  readonly region: string | null;
  readonly regions: readonly string[] | null;
  readonly fileName: string;
}

/** The text of the file. Its examples are of the region of the package, or of the first on the list that has bureaus. */
export async function readmeFile(reader: Reader, told: Told): Promise<string> {
  const [row] = told.region === null ? [] : await findPublishers(reader, [told.region]);
  const whole = {
    zh: row ? `${row.name_zh}及其下级（${row.id}）` : '全部地区',
    en: row ? `${row.name_en} and what is below it (${row.id})` : 'all regions',
  };
  const example = told.region ?? (await firstWithBureaus(reader, told.revision)) ?? 'REGION';
  return `${zh(told, whole.zh, example)}\n---\n\n${en(told, whole.en, example)}`;
}

async function firstWithBureaus(reader: Reader, asOf: number): Promise<string | null> {
  const { rows } = await listRegions(reader, { first: 100, after: null }, asOf);
  for (const { id } of rows) if ((await bureausOf(reader, [id])).length > 1) return id;
  return null;
}

function filesIn(lang: Lang): string {
  return TABLES.map(({ name, title }) => `| \`${name}.csv\` | ${title[lang]} |`).join('\n');
}

/** The sums of a region over everything below it, by year and measure: the numbers that the program itself gives. */
function sqlOf(region: string): string {
  return `WITH RECURSIVE below (id) AS (
  SELECT '${region}'
  UNION
  SELECT publisher_id FROM publishers JOIN below ON region_id = below.id
  WHERE publisher_kind = 'region'
)
SELECT year, measure_id, SUM(counted) AS value, COUNT(counted) AS reported
FROM figures
WHERE publisher_kind = 'bureau'
  AND region_id IN (SELECT id FROM below)
  AND (applicant IS NULL OR applicant = 'total')
GROUP BY year, measure_id
HAVING COUNT(counted) > 0
ORDER BY measure_id, year;`;
}

function examples(region: string): { readonly sql: string; readonly pandas: string; readonly r: string } {
  const measure = 'requests.received';
  return {
    sql: `\`\`\`sql\n${sqlOf(region)}\n\`\`\``,
    pandas: `\`\`\`python
import pandas as pd
figures = pd.read_csv("figures.csv", dtype={"line": "Int64"}, low_memory=False)
rows = figures[(figures.publisher_kind == "bureau") & (figures.region_id == "${region}")
               & (figures.measure_id == "${measure}") & (figures.applicant == "total")]
print(rows.groupby("year").counted.agg(["sum", "count"]))
\`\`\``,
    r: `\`\`\`r
figures <- read.csv("figures.csv", encoding = "UTF-8")
rows <- subset(figures, publisher_kind == "bureau" & region_id == "${region}" &
  measure_id == "${measure}" & applicant == "total")
aggregate(counted ~ year, rows, function(x) c(sum = sum(x), count = length(x)))
\`\`\``,
  };
}

function addressOf({ origin, region, revision }: Told): string | null {
  return origin && `${origin}/data/gongkai-r${revision}.zip${region === null ? '' : `?region=${region}`}`;
}

function zh(told: Told, whole: string, region: string): string {
  const { sql, pandas, r } = examples(region);
  const [address, day] = [addressOf(told), told.at?.slice(0, 10)];
  return `# 公开年报数据包

政府信息公开工作年度报告中的数字：${whole}，第 ${told.revision} 号数据版本${day ? `（${day}，UTC）` : ''}。[English below](#gongkai-data-package)

## 文件

| 文件 | 内容 |
|---|---|
${filesIn('zh')}
| \`datapackage.json\` | 以上各表的 Data Package（第 2 版）说明：类型、含义、主键、外键 |
| \`csv-metadata.json\` | 同样的说明，按 W3C 的 CSVW |
| \`SHA256SUMS\` | 校验值：\`sha256sum -c SHA256SUMS\` |

CSV 为 UTF-8（无 BOM），逗号分隔，首行为栏名。每一栏、每个代码的含义见 \`codebook.csv\`。

## 相加之前

- 合计用 \`counted\`，不用 \`value\`。\`value\` 是所印的数（更正过的为所印的，不是更正后的）；\`counted\` 是计入合计的数：空格按 0，空的总计按分项之和，更正过的按更正。
- 空值就是没有数，原因在旁边的 \`gap\`；它不是 0。没有年报的单位在 \`figures.csv\` 里没有行。
- \`publisher_kind\` 为 region 的是地区政府自己的年报，绝不与单位的相加。
- \`applicant\` 为 total 的是总计一栏；不分申请人的指标为空。总计与各栏不能相加，\`measures.csv\` 的 \`total_of\` 所列指标也一样。
- \`sum_rule\` 为 stock、carry 的指标不能跨年相加。表式有变的指标见 \`join\`。
- \`findings.csv\` 只列不符、存疑与无法判断的，相符的不列。
- \`illustrative\` 为 true 的是虚构的示例数据。
- 年报、数字、核查结果、更正都是该数据版本的；单位与地区的名称、类别、起止年度是取数据时名录上的。

## 用法

下面的 SQL 先把各 CSV 按文件名导入为表，空值为 NULL（例：${region} 及其下级各年度、各指标的合计与有数字的格数）：

${sql}

pandas：

${pandas}

R：

${r}

## 许可

年报是各机关依法公开的公文，数字是事实；本包不另设许可，也不限制使用。转载原文以发布机关的规定为准。表中文字与说明随程序一起提供。

## 引用

公开年报数据包，${whole}，第 ${told.revision} 号数据版本${day ? `，${day}` : ''}，${told.fileName}${address ? `，<${address}>` : ''}。
`;
}

function en(told: Told, whole: string, region: string): string {
  const { sql, pandas, r } = examples(region);
  const [address, day] = [addressOf(told), told.at?.slice(0, 10)];
  return `# Gongkai data package

Figures of the annual reports of Chinese authorities on information disclosure: ${whole}, revision ${told.revision} of the data${day ? ` (${day}, UTC)` : ''}.

## Files

| file | holds |
|---|---|
${filesIn('en')}
| \`datapackage.json\` | the tables as a Data Package (version 2): types, meanings, primary and foreign keys |
| \`csv-metadata.json\` | the same by the W3C's CSVW |
| \`SHA256SUMS\` | checksums: \`sha256sum -c SHA256SUMS\` |

CSV is UTF-8 without byte order mark, with commas and a line of names. What each column and code means stands in \`codebook.csv\`.

## Before adding up

- Add \`counted\`, and not \`value\`. \`value\` is what is printed, also where it was corrected; \`counted\` is what enters sums: 0 for an empty cell, the sum of its parts for an empty total, the correction where there is one.
- An empty value is no number, and \`gap\` beside it says why; it is not 0. A bureau without a report has no rows in \`figures.csv\`.
- Where \`publisher_kind\` is region, it is the government's own report: never add it to bureaus.
- \`applicant\` total is the column of totals; measures without that column have it empty. Never add totals to their columns, nor a measure to those in its \`total_of\` (\`measures.csv\`).
- Measures whose \`sum_rule\` is stock or carry are never added over years. Where the form changed, see \`join\`.
- \`findings.csv\` has what failed, is suspicious or could not be assessed; confirmations are left out.
- \`illustrative\` true is made-up data.
- Reports, figures, findings and corrections are those of the revision; names, kinds and years of bureaus and regions are those on the list when the package was made.

## Use

The SQL takes each CSV as a table of the name of its file, with NULL for what is empty (here: ${region} with all below it, every year and measure; \`reported\` counts the cells that hold a number):

${sql}

pandas:

${pandas}

R:

${r}

## Licence

The reports are official documents that authorities publish by law, and figures are facts: this package adds no licence and no restriction. For the text of a report, what its authority says holds.

## Citation

Gongkai data package, ${whole}, revision ${told.revision}${day ? `, ${day}` : ''}, ${told.fileName}${address ? `, <${address}>` : ''}.
`;
}
