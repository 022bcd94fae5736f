import { defineWords } from '../../schema/language.ts';

export const sheetWords = defineWords({
  zh: {
    title: '政府信息公开工作年度报告退回修改单',
    fileName: (publisher: string, year: number) => `${publisher}${year}年度报告退回修改单`,
    zipName: (region: string, year: number) => `${region}${year}年度报告退回修改单`,
    to: (publisher: string) => `${publisher}：`,
    opening: (year: number, count: number) =>
      `你单位${year}年度政府信息公开工作年度报告经核查，有以下${count}处需要核实。`,
    ask: (due: string | null) =>
      `请${due === null ? '' : `于${due}前`}逐处答复：确有差错的，写明更正后的数字，更正后重新报送并公布；原文无误的，说明口径或原因。`,
    finding: '核查结果',
    arithmetic: '算式',
    zeros: (count: number) => `（另有${count}项为0）`,
    printed: '原文',
    basis: '依据',
    repair: '供参考',
    before: '此前意见',
    beforeText: (verdict: string, reason: string, arithmetic: string) =>
      `曾判为“${verdict}”${reason === '' ? '' : `：${reason}`}${arithmetic === '' ? '' : `（当时 ${arithmetic}）`}。数字已变，请重新说明。`,
    answer: '答复',
    day: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
    foot: (revision: number) => `本单由公开年报按读出的原文生成，行号指读出文字的行。截至数据版本${revision}。`,
    illustrative: '示例数据：本单所涉单位和数字均为虚构。',
  },
  en: {
    title: 'Return sheet: annual report on government information disclosure',
    fileName: (publisher: string, year: number) => `${publisher} ${year} return sheet`,
    zipName: (region: string, year: number) => `${region} ${year} return sheets`,
    to: (publisher: string) => `${publisher}:`,
    opening: (year: number, count: number) =>
      `Your annual report on government information disclosure for ${year} was checked; ${count === 1 ? 'one place needs' : `${count} places need`} to be looked at.`,
    ask: (due: string | null) =>
      `Please answer each${due === null ? '' : ` by ${due}`}: where the report is wrong, give the corrected figure, correct it and publish it again; where it is right, say what was counted, or why.`,
    finding: 'Finding',
    arithmetic: 'Arithmetic',
    zeros: (count: number) => ` (and ${count} of 0)`,
    printed: 'Printed',
    basis: 'Basis',
    repair: 'Perhaps',
    before: 'Before',
    beforeText: (verdict: string, reason: string, arithmetic: string) =>
      `It was “${verdict}”${reason === '' ? '' : `: ${reason}`}${arithmetic === '' ? '' : ` (then ${arithmetic})`}. The numbers have changed; please explain again.`,
    answer: 'Answer',
    day: (year: number, month: number, day: number) =>
      `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    foot: (revision: number) =>
      `Made by Gongkai from the text read from the document; line numbers count its lines. As of revision ${revision} of the data.`,
    illustrative: 'Example data: bureau and figures are made up.',
  },
});
