/** The page of questions: each with its operation, what the example data answer, and the same asked by curl, pandas and R. */
import { type Lang, say } from '../../schema/language.ts';
import type { WrittenQuestion } from '../../schema/questions/question.ts';
import { el, type Markup } from './svg.ts';

/** Without a quotation mark: markup escapes them, and a style is read as it stands, so that the rule around one would be void. */
const STYLE = `:root{color-scheme:light}
body{margin:0;background:#fff;color:#1c1a17;font:15px/1.7 PingFang SC,Microsoft YaHei,HarmonyOS Sans SC,Noto Sans CJK SC,Noto Sans SC,sans-serif}
main{max-width:880px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:26px;line-height:1.3;margin:0 0 8px}
h2{font-size:17px;line-height:1.5;margin:40px 0 8px;padding-top:16px;border-top:1px solid #ddd8ce}
p{margin:8px 0;color:#57534c}
a{color:#1c1a17;text-underline-offset:3px}
ol{padding-left:28px}
li a{display:inline-block;min-height:24px}
li,p,h2{text-wrap:pretty}
pre{margin:8px 0;padding:12px 16px;overflow-x:auto;background:#f7f5f0;font:13px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;tab-size:2}
.line{display:block;min-height:1.6em;white-space:pre}
dl{margin:8px 0;display:grid;grid-template-columns:minmax(0,max-content) minmax(0,1fr);gap:4px 16px;font:13px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
dt{color:#57534c}
dt,dd{margin:0;overflow-wrap:anywhere}
summary{cursor:pointer;min-height:24px;color:#57534c}
:focus-visible{outline:2px solid #a8322a;outline-offset:2px}
@media (max-width:520px){main{padding:20px 16px 48px}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:8px}}`;

/** Text as it is written, line by line: markup knows no line breaks. */
function code(text: string): Markup {
  return el(
    'pre',
    { tabindex: '0' },
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => el('span', { class: 'line' }, line)),
  );
}

/** Rows of a list in R, each with what tells its list from the others: one data frame, as deep as the list may stand. */
function rowsInR(rows: readonly string[], by: readonly (readonly string[])[]): string {
  const carried = [...new Set(by.flatMap((path) => path.find((name, at) => name !== rows[at]) ?? []))];
  const names = (list: readonly string[]): string => list.map((name) => JSON.stringify(name)).join(', ');
  return `below <- function(rows, name) do.call(c, lapply(rows, function(row) {
  found <- row[[name]]
  if (!is.null(names(found))) found <- list(found)
  ${carried.length === 0 ? 'found' : `lapply(found, function(one) c(one, row[setdiff(intersect(c(${names(carried)}), names(row)), names(one))]))`}
}))
rows <- Reduce(below, c(${names(rows)}), list(data))
rows <- fromJSON(toJSON(rows, auto_unbox = TRUE, null = "null", digits = NA), flatten = TRUE)`;
}

/** The same question by program; `origin` is the address of this installation. */
function byProgram(
  { id, rows, by }: WrittenQuestion,
  origin: string,
): readonly (readonly [name: string, text: string])[] {
  const file = `${origin}/docs/questions/${id}.graphql`;
  const curl = `curl -s ${file} | curl -sG ${origin}/graphql --data-urlencode query@-`;
  const pandas = `import pandas as pd, requests
query = requests.get("${file}").text
data = requests.get("${origin}/graphql", params={"query": query}).json()["data"]
rows = pd.json_normalize(data, ${JSON.stringify(rows)}${by.length > 0 ? `, meta=${JSON.stringify(by)}` : ''})`;
  const r = `library(jsonlite)
query <- paste(readLines("${file}", encoding = "UTF-8"), collapse = "\\n")
address <- paste0("${origin}/graphql?query=", URLencode(query, reserved = TRUE))
answer <- paste(readLines(address, warn = FALSE, encoding = "UTF-8"), collapse = "")
data <- fromJSON(answer, simplifyVector = FALSE)$data
${rowsInR(rows, by)}`;
  return [
    ['curl', curl],
    ['pandas', pandas],
    ['R', r],
  ];
}

function shownQuestion(question: WrittenQuestion, lang: Lang, origin: string): Markup {
  const { id, title, answers, text } = question;
  const operation = text.replace(/^(?:#.*\n)+/, '');
  const expected = answers.flatMap(({ path, value }) => [el('dt', {}, path), el('dd', {}, JSON.stringify(value))]);
  return el(
    'section',
    { id },
    el('h2', {}, title[lang]),
    code(operation),
    expected.length > 0 ? el('p', {}, say(lang, '示例数据的回答：', 'What the example data answer:')) : null,
    expected.length > 0 ? el('dl', {}, ...expected) : null,
    el(
      'p',
      {},
      el(
        'a',
        { href: `/graphiql?query=${encodeURIComponent(text)}` },
        say(lang, '在 GraphiQL 中打开', 'Open in GraphiQL'),
      ),
      ' · ',
      el('a', { href: `/docs/questions/${id}.graphql` }, `${id}.graphql`),
    ),
    el(
      'details',
      {},
      el('summary', {}, say(lang, '用 curl、pandas、R 提问', 'By curl, pandas and R')),
      ...byProgram(question, origin).flatMap(([name, program]) => [el('p', {}, name), code(program)]),
    ),
  );
}

/** The page, beginning with the doctype; it needs no script. */
export function questionsPage(questions: readonly WrittenQuestion[], lang: Lang, origin: string): string {
  const title = say(lang, '可以这样问', 'Questions to begin with');
  const other = lang === 'zh' ? 'en' : 'zh';
  const page = el(
    'html',
    { lang: lang === 'zh' ? 'zh-CN' : 'en' },
    el(
      'head',
      {},
      el('meta', { charset: 'utf-8' }),
      el('title', {}, say(lang, `${title} · 公开年报`, `${title} · Gongkai`)),
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('link', { rel: 'icon', href: 'data:,' }),
      el('style', {}, STYLE),
    ),
    el(
      'body',
      {},
      el(
        'main',
        {},
        el(
          'p',
          {},
          el('a', { href: '/' }, say(lang, '公开年报', 'Gongkai')),
          ' · ',
          el('a', { href: '/graphiql' }, 'GraphiQL'),
          ' · ',
          el('a', { href: `?lang=${other}`, hreflang: other === 'zh' ? 'zh-CN' : 'en' }, say(lang, 'English', '中文')),
        ),
        el('h1', {}, title),
        el(
          'p',
          {},
          say(
            lang,
            `区政府办、研究者和审计者常问的 ${questions.length} 个问题，每个一次查询。示例区是虚构数据，把其中的编号换成自己的即可。数值一律以 unitInfo 为单位：比值是小数，0.517 即 51.7%；同比以两年都报了的单位计算；缺项不是 0。`,
            `The ${questions.length} questions that offices, researchers and auditors ask, each one query. The example district is made up: put your own ids in its place. Values are in the unit of unitInfo, so that a ratio is a fraction (0.517 is 51.7 %); changes compare the bureaus that reported in both years; a gap is no 0.`,
          ),
        ),
        el(
          'ol',
          {},
          ...questions.map(({ id, title: words }) => el('li', {}, el('a', { href: `#${id}` }, words[lang]))),
        ),
        ...questions.map((question) => shownQuestion(question, lang, origin)),
      ),
    ),
  );
  return `<!doctype html>\n${page}`;
}
