/** Repairs as sentences: whose fault it seems, what was printed, what would make the sums hold, and what speaks for it. */
import { cellName, findCell } from '../../form/cells.ts';
import type { CellId } from '../../form/edition.ts';
import { getMeasure } from '../../form/measures/index.ts';
import { capital, type Label, type Lang } from '../../language.ts';
import type { CellContent } from '../../report/figure.ts';
import type { Evidence } from './evidence.ts';
import type { Repair, RepairedCell, Whose } from './repair.ts';

/** `两次读取一致，原文有误。差额 2 等于“尚未审结”，疑总计漏加该项：表四 行政复议 · 总计 8，应为 10。` */
export function repairSentence(repair: Repair, lang: Lang): string {
  const proposal = proposalOf(repair)[lang];
  const evidence = repair.evidence === null ? null : EVIDENCE[repair.evidence][lang];
  const rivals = repair.rivals > 0 ? rivalsOf(repair.rivals)[lang] : null;
  if (lang === 'zh') {
    const words = [proposal, evidence, rivals].filter((part) => part !== null).join('；');
    return `${WHOSE[repair.whose].zh}。${words}。`.replaceAll('） ', '）');
  }
  const words = [proposal, evidence, rivals].filter((part) => part !== null).join('; ');
  return `${WHOSE[repair.whose].en}. ${capital(words)}.`;
}

const WHOSE: Readonly<Record<Whose, Label>> = {
  theirs: { zh: '两次读取一致，原文有误', en: 'Both readings agree: the fault is in the document' },
  ours: { zh: '解析存疑，请与原文核对', en: 'The reading is in doubt: please compare with the document' },
  unknown: {
    zh: '有单元格未能读取，请与原文核对',
    en: 'A cell could not be read: please compare with the document',
  },
};

const EVIDENCE: Readonly<Record<Evidence, Label>> = {
  statedInText: { zh: '正文所述与此一致', en: 'the text states the same' },
  numberInText: { zh: '正文中有此数', en: 'the text has this number' },
  inSourceRow: { zh: '原文该行另有此数，未计入任何单元格', en: 'the number stands on that line, in none of the cells' },
};

function rivalsOf(rivals: number): Label {
  return {
    zh: `另有 ${rivals} 种同样小的改法`,
    en: `${rivals} other ${rivals === 1 ? 'change is' : 'changes are'} as small`,
  };
}

function proposalOf(repair: Repair): Label {
  const { kind, cells, leftOut } = repair;
  const [first, second] = cells;
  if (!first) throw new Error('A repair changes at least one cell');
  switch (kind) {
    case 'totalNotFilled':
      return say(first, { zh: '总计疑漏填', en: 'the total seems not to be filled in' });
    case 'totalWrong':
      return leftOut === null
        ? say(first, { zh: '总计与各项之和不符', en: 'the total is not the sum of its parts' })
        : say(first, partLeftOut(first, leftOut));
    case 'blankFilled':
      return say(first, { zh: '疑漏填', en: 'a number seems to be left out' });
    case 'digitLost':
      return say(first, { zh: '疑漏一位数字', en: 'a digit seems lost' });
    case 'digitDoubled':
      return say(first, { zh: '疑重复一位数字', en: 'a digit seems doubled' });
    case 'digitAdded':
      return say(first, { zh: '疑多一位数字', en: 'there seems to be a digit too many' });
    case 'digitsTransposed':
      return say(first, { zh: '疑相邻数字颠倒', en: 'two digits seem transposed' });
    case 'digitWrong':
      return say(first, { zh: '疑一位数字有误', en: 'a digit seems wrong' });
    case 'numberWrong':
      return say(first, { zh: '疑此数有误', en: 'the number seems wrong' });
    case 'splitCell': {
      const to = cells.find((cell) => cell.to >= 10)?.to ?? first.to;
      return {
        zh: `“${rowName(first).zh}”行中 ${to} 疑被拆在相邻两格：${list(cells, 'zh')}`,
        en: `${to} seems split over two cells of row “${rowName(first).en}”: ${list(cells, 'en')}`,
      };
    }
    case 'swappedColumns': {
      const other = second ?? first;
      return {
        zh: `“${rowName(first).zh}”行“${columnName(first).zh}”与“${columnName(other).zh}”疑填反：${list(cells, 'zh')}`,
        en: `“${columnName(first).en}” and “${columnName(other).en}” of row “${rowName(first).en}” seem to have changed places: ${list(cells, 'en')}`,
      };
    }
    case 'shiftedRow':
      return {
        zh: `“${rowName(first).zh}”行疑整行错位一列：${list(cells, 'zh')}`,
        en: `row “${rowName(first).en}” seems to stand one column too far: ${list(cells, 'en')}`,
      };
    case 'shiftedLine': {
      const other = cells.find(({ cell }) => findCell(cell)?.code !== findCell(first.cell)?.code) ?? first;
      return {
        zh: `“${rowName(first).zh}”与“${rowName(other).zh}”两行疑错位一行：${list(cells, 'zh')}`,
        en: `the rows “${rowName(first).en}” and “${rowName(other).en}” seem to be one line off: ${list(cells, 'en')}`,
      };
    }
    case 'twoCells':
      return { zh: `疑两处有误：${list(cells, 'zh')}`, en: `two cells seem wrong: ${list(cells, 'en')}` };
    default:
      return assertNever(kind);
  }
}

/** `…：表四 行政复议 · 总计 8，应为 10`. */
function say(cell: RepairedCell, words: Label): Label {
  return { zh: `${words.zh}：${list([cell], 'zh')}`, en: `${words.en}: ${list([cell], 'en')}` };
}

function partLeftOut(total: RepairedCell, leftOut: CellId): Label {
  const from = total.from.kind === 'number' ? total.from.value : 0;
  const cell = findCell(leftOut);
  // What tells a part from its fellows: its column, or for the total of all outcomes its row.
  const isColumn = cell?.section === 'IV' || cell?.code === findCell(total.cell)?.code;
  const part = isColumn ? cell?.column : cell && getMeasure(cell.measure).short;
  return {
    zh: `差额 ${total.to - from} 等于“${part?.zh}”，疑总计漏加该项`,
    en: `the difference ${total.to - from} equals “${part?.en}”, which the total seems to leave out`,
  };
}

function list(cells: readonly RepairedCell[], lang: Lang): string {
  return cells
    .map(({ cell, from, to }) =>
      lang === 'zh'
        ? `${cellName(cell, 'zh')} ${printed(from, 'zh')}，应为 ${to}`
        : `${cellName(cell, 'en')} says ${printed(from, 'en')}, should be ${to}`,
    )
    .join(lang === 'zh' ? '；' : '; ');
}

function printed(from: CellContent, lang: Lang): string {
  if (from.kind === 'number') return String(from.value);
  return lang === 'zh' ? '空白' : 'nothing';
}

function rowName({ cell }: RepairedCell): Label {
  const found = findCell(cell);
  if (!found) return { zh: cell, en: cell };
  if (found.section === 'IV') return { zh: '复议、诉讼', en: 'Reviews and suits' };
  return found.row;
}

function columnName({ cell }: RepairedCell): Label {
  const found = findCell(cell);
  if (!found) return { zh: cell, en: cell };
  if (found.section !== 'IV') return found.column;
  return { zh: `${found.row.zh}${found.column.zh}`, en: `${found.row.en}: ${found.column.en}` };
}

function assertNever(value: never): never {
  throw new Error(`No sentence for ${String(value)}`);
}
