/**
 * What an assistant may do: look up, ask, draw, read, tell. All of it reads and nothing is stored. Each answer carries how many reported,
 * what fails its checks, what is missing and where it was read, so that none of it can be left out on the way.
 */
import { z } from 'zod';
import { BRIEF_TOPICS } from '../../schema/briefing/topic.ts';
import { formatAddress } from '../../schema/chart/address.ts';
import { CHART_KINDS } from '../../schema/chart/chart.ts';
import { repairSentence } from '../../schema/check/repair/words.ts';
import { findingSentence } from '../../schema/check/words/words.ts';
import { type Lang, say } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { askBrief, briefedOf } from '../aggregate/brief.ts';
import { search } from '../aggregate/search/search.ts';
import { briefMarkdown } from '../brief/markdown.ts';
import { pngOf } from '../draw/png/png.ts';
import { mediaTypeOf } from '../intake/media-types.ts';
import { examineFile, NOTHING_NAMED } from '../intake/members.ts';
import { toReadJson } from '../intake/read-json.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { answerAddress, dataOfAnswer, textOfAnswer } from './answered.ts';
import { type Desk, LONGEST_DOCUMENT } from './desk.ts';
import { mdTable, mdText } from './markdown.ts';

export interface Told {
  readonly text: string;
  readonly data?: Record<string, unknown>;
  /** A PNG. */
  readonly picture?: Buffer;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** @throws Problem */
  readonly run: (desk: Desk, asked: unknown) => Promise<Told>;
}

const lang = z.enum(['zh', 'en']).default('zh').describe('回答用的语言 · language of the answer');
const year = z.number().int().min(2008).max(2100);
const compareTo = year
  .optional()
  .describe('变化与哪一年相比，不写则为上年 · the year that changes are told against; else the one before');
const list = (what: string) => z.array(z.string().max(200)).min(1).max(200).describe(what);

/** A question as a chart's address has it; the same words are refused with the same sentences. */
const question = {
  measure: list('指标或比率的编号，由 find 查得 · ids of measures or indicators, from find'),
  of: list(
    '对象：单位编号；region:ID 各单位合计；region:ID/* 逐个单位；region:ID/report 地区自己的年报；sum:… · sets of bureaus: an id, region:ID (its sum), region:ID/* (each bureau), region:ID/report, sum:SET',
  ),
  years: z.string().max(20).optional().describe('2019..2025、2025 或 latest；不写为全部 · all where left out'),
  by: z.string().max(40).optional().describe('按什么分开：applicant、outcome、kind、region · split by'),
  applicant: z.string().max(40).optional().describe('申请人一栏 · column of section three'),
  view: z.string().max(20).optional().describe('share、index、perHundred'),
  per: z.string().max(80).optional().describe('share 或 perHundred 的分母 · base of a share or of a hundred'),
  basis: z.string().max(20).optional().describe('同比口径：common、all、panel · bureaus that a change compares'),
  figures: z
    .string()
    .max(20)
    .optional()
    .describe('corrected、printed 或 parts · which figures count where one is known to be wrong'),
  compareTo,
  without: z.string().max(40).optional().describe('failed、suspicious：不计这些年报 · leaves reports out'),
  rev: z.number().int().min(0).optional().describe('数据版本 · a revision of the data; live where left out'),
  lang,
};

type Question = z.infer<z.ZodObject<typeof question>>;

function addressOf(asked: Question & { readonly kind: string; readonly size?: string | undefined }): string {
  const written = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : String(value)]],
  );
  return new URLSearchParams(written).toString();
}

function tool<Shape extends z.ZodRawShape>(
  name: string,
  title: string,
  description: string,
  shape: Shape,
  run: (desk: Desk, input: z.infer<z.ZodObject<Shape, z.core.$strict>>) => Promise<Told>,
): Tool {
  const input = z.strictObject(shape);
  return { name, title, description, input, run: (desk, asked) => run(desk, input.parse(asked)) };
}

interface Found {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

const find = tool(
  'find',
  '查单位、地区、指标 · find bureaus, regions, measures',
  '按名称、简称、别名、拼音查编号；先查编号再提问。 Looks names, short names and pinyin up; ask with the ids it gives.',
  {
    text: z.string().min(1).max(200),
    near: z.string().max(64).optional().describe('优先列出此地区的单位 · a region whose bureaus come first'),
    first: z.number().int().min(1).max(50).default(20),
    lang,
  },
  async ({ reader }, { text, near = null, first, lang: of }) => {
    const { hits, total } = await search(reader, { text, first, near });
    const ids = hits.flatMap(({ target }) => ('id' in target ? [target.id] : []));
    const names = new Map((await findPublishers(reader, ids)).map((row) => [row.id, row]));
    const found = hits.flatMap(({ target }): readonly Found[] => {
      if (target.kind === 'page') return [];
      if (target.kind === 'measure')
        return [{ kind: 'measure', id: target.measure.id, name: target.measure.label[of] }];
      if (target.kind === 'indicator')
        return [{ kind: 'indicator', id: target.indicator.id, name: target.indicator.label[of] }];
      const row = names.get(target.id);
      return [{ kind: target.kind, id: target.id, name: (of === 'en' ? row?.name_en : row?.name_zh) ?? target.id }];
    });
    const head = say(of, '类别|编号|名称', 'Kind|Id|Name').split('|');
    const rows = found.map(({ kind, id, name }) => [kind, id, name]);
    const nothing = say(of, '没有查到；请换个名称再查。', 'Nothing was found; try another name.');
    return { text: rows.length === 0 ? nothing : mdTable(head, rows), data: { found, total } };
  },
);

const ask = tool(
  'ask',
  '问数字 · ask for figures',
  '若干单位或地区若干年的数字，连同应报实报、核查不符、缺项原因、同比和所读原文的行。引用时不得略去口径和注。 Figures of bureaus and years with coverage, failed checks, gaps, changes and the lines they were read from. Quote none without its notes.',
  question,
  async (desk, asked) => {
    const answered = await answerAddress(desk, addressOf({ ...asked, kind: 'table' }));
    return { text: textOfAnswer(desk, answered), data: dataOfAnswer(desk, answered) };
  },
);

const chart = tool(
  'chart',
  '画图 · draw a chart',
  '同样的问题画成图片，附可供引用的地址、说明和注。 The same question as a picture, with its address, alternative text and notes.',
  {
    ...question,
    kind: z.enum(CHART_KINDS).default('trend'),
    size: z.string().max(20).default('wechat').describe('a4、half、slide、wechat、social'),
  },
  async (desk, asked) => {
    const told = await answerAddress(desk, addressOf(asked));
    const { answered } = told;
    const picture = await desk.paint(pngOf(answered, 2));
    const address = `${desk.origin ?? ''}/chart?${formatAddress(answered.chart)}`;
    return { text: textOfAnswer(desk, told), data: { ...dataOfAnswer(desk, told), address }, picture };
  },
);

const read = tool(
  'read_document',
  '读取并核查一份年报 · read and check a report',
  '读取一份年报（不存储），给出读到的数字、原文的行和核查结果。 Reads one annual report without storing it: its figures with their lines, and what the checks find.',
  {
    name: z.string().min(1).max(200).describe('文件名，带后缀 · name of the file with its ending'),
    text: z.string().max(LONGEST_DOCUMENT).optional().describe('文本 · as text'),
    base64: z
      .string()
      .max(Math.ceil((LONGEST_DOCUMENT * 4) / 3))
      .optional()
      .describe('或其字节 · or its bytes'),
    lang,
  },
  async (desk, { name, text, base64, lang: of }) => {
    if ((text === undefined) === (base64 === undefined)) throw oneOfTwo();
    const bytes = text === undefined ? bytesIn(base64 ?? '') : Buffer.from(text);
    const file = { bytes, fileName: name, mediaType: mediaTypeOf(name), named: NOTHING_NAMED, members: new Map() };
    const by = { lane: 'keyHolders', ...(desk.signal && { signal: desk.signal }) } as const;
    const texts: string[] = [];
    const documents: Record<string, unknown>[] = [];
    for await (const looked of examineFile(file, desk.readers, desk.log, by)) {
      if (looked.kind === 'refused') {
        texts.push(`${mdText(looked.fileName)}: ${looked.refusal.sentence[of]}`);
        documents.push({ file: looked.fileName, refused: looked.refusal });
        continue;
      }
      const { examined } = looked;
      texts.push(checkedText(looked.fileName, examined, of));
      documents.push(toReadJson(looked.fileName, examined));
    }
    return { text: texts.join('\n\n'), data: { documents } };
  },
);

function checkedText(
  name: string,
  { read: report, findings, repairs }: Parameters<typeof toReadJson>[1],
  of: Lang,
): string {
  const wrong = findings.filter(({ outcome }) => outcome !== 'confirmed');
  const holds = findings.length - wrong.length;
  return [
    `# ${mdText(name)}: ${mdText(report.title ?? report.publisher ?? say(of, '未读到标题', 'no title was read'))}`,
    ...wrong.map(
      (finding) =>
        `- ${finding.rule} (${finding.severity}, ${finding.outcome}): ${mdText(findingSentence(finding, of))}`,
    ),
    ...repairs.map((repair) => `- → ${mdText(repairSentence(repair, of))}`),
    say(of, `成立的关系 ${holds} 项。`, `${holds} relations hold.`),
  ].join('\n');
}

const brief = tool(
  'brief',
  '材料用语 · sentences of a briefing',
  '一个地区或单位一个年度的材料：每个数字都有图表地址，不说数据里没有的原因。 The year of a region or a bureau in the sentences officials use, each number tied to its chart; it never says why.',
  {
    region: z.string().max(64).optional().describe('地区编号 · a region'),
    bureau: z.string().max(64).optional().describe('或单位编号 · or a bureau'),
    year,
    compareTo,
    topic: z.enum(BRIEF_TOPICS).optional().describe('专题：复议诉讼、不予公开和无法提供 · one topic of the year'),
    lang,
  },
  async (desk, { region, bureau, year, topic = null, compareTo = null, lang: spoken }) => {
    const of = briefedOf({ region, bureau });
    const { brief: written } = await askBrief(desk.reader, {
      of,
      year,
      lang: spoken,
      topic,
      compareTo,
      now: desk.now(),
    });
    return { text: briefMarkdown(written, desk.origin ?? ''), data: { ...written } };
  },
);

/** @throws Problem for what is no base64: read as far as it goes, it would be another document. */
function bytesIn(base64: string): Buffer {
  if (/^[A-Za-z0-9+/_\-\s]+={0,2}\s*$/.test(base64)) return Buffer.from(base64, 'base64');
  throw new Problem('BAD_ARGUMENT', {
    zh: 'base64 里有不属于 base64 的字符，或是空的，没有读。请把文件的全部字节编成 base64 再试；文字可直接写在 text 里。',
    en: 'base64 is empty or holds characters that are none of it, so nothing was read. Encode all bytes of the file; what is text can be given as text.',
  });
}

function oneOfTwo(): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: '请给出 text 或 base64 之一，不可都给或都不给。',
    en: 'Give either text or base64, not both and not neither.',
  });
}

export const TOOLS: readonly Tool[] = [find, ask, chart, read, brief];
