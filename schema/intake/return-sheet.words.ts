import { defineWords } from '../language.ts';

export const returnSheetWords = defineWords({
  zh: {
    title: '退回修改单',
    subtitle: '政府信息公开工作年度报告',
    publisher: '单位',
    year: '年度',
    yearOf: (year: number) => `${year} 年`,
    file: '所核文件',
    day: '核查日期',
    result: '核查结果',
    unknown: '文件未写明',
    counts: (held: number, failed: number, suspicious: number, open: number) =>
      [
        `${held} 项勾稽关系成立`,
        failed > 0 ? `${failed} 项未通过` : '',
        suspicious > 0 ? `${suspicious} 项存疑` : '',
        open > 0 ? `${open} 项无法核查` : '',
      ]
        .filter(Boolean)
        .join('，'),
    items: (count: number) => `请修改或说明以下 ${count} 处`,
    none: '没有需要修改的地方。',
    outcomes: { failed: '未通过', suspicious: '存疑', missing: '缺项' },
    printed: '原文',
    line: (line: number, to = line) => (to > line ? `第 ${line}—${to} 行` : `第 ${line} 行`),
    basis: (rule: string, basis: string) => `规则 ${rule}，依据：${basis}`,
    askFailed: '请核对：更正后的数字是 ＿＿＿＿＿＿；原文无误的，请说明原因：',
    askSuspicious: '请确认：数字无误的，请说明口径或原因：',
    askMissing: '请补填；确实没有的填 0：',
    carryTitle: '上年结转与上年度报告的结转下年不一致',
    carryMessage: (who: string, year: number, out: number, carried: number) =>
      `表三“${who}”：${year} 年度报告“结转下年度继续办理”为 ${out}，本报告“上年结转”为 ${carried}。`,
    missingTitle: (table: string) => `${table}有的格没有数字`,
    missingMessage: (words: string, cells: string) => `${words}：${cells}。`,
    missingWord: (word: string, count: number) => `${word} ${count} 格`,
    andMore: (count: number) => `等 ${count} 格`,
    note: '本单按上述文件读出的文字生成，行号指读出文字的行。',
    /** Fits a line of official layout. */
    signed: '填报人：＿＿＿＿　审核人：＿＿＿＿　日期：＿＿＿＿',
    columns: {
      number: '序号',
      outcome: '结果',
      title: '事项',
      sentence: '说明',
      arithmetic: '算式',
      printed: '原文',
      question: '请单位答复',
      rule: '规则',
    },
  },
  en: {
    title: 'Return sheet',
    subtitle: 'Annual report on government information disclosure',
    publisher: 'Bureau',
    year: 'Year',
    yearOf: (year: number) => String(year),
    file: 'File checked',
    day: 'Checked on',
    result: 'Result',
    unknown: 'not stated in the file',
    counts: (held: number, failed: number, suspicious: number, open: number) =>
      [
        `${held} ${held === 1 ? 'identity holds' : 'identities hold'}`,
        failed > 0 ? `${failed} failed` : '',
        suspicious > 0 ? `${suspicious} suspicious` : '',
        open > 0 ? `${open} not assessable` : '',
      ]
        .filter(Boolean)
        .join(', '),
    items: (count: number) =>
      count === 1 ? 'Please mend or explain 1 place' : `Please mend or explain these ${count} places`,
    none: 'Nothing needs to be mended.',
    outcomes: { failed: 'failed', suspicious: 'suspicious', missing: 'missing' },
    printed: 'Printed',
    line: (line: number, to = line) => (to > line ? `lines ${line}–${to}` : `line ${line}`),
    basis: (rule: string, basis: string) => `Rule ${rule}, basis: ${basis}`,
    askFailed: 'Please check. Corrected figure: ____________; if the document is right, please explain:',
    askSuspicious: 'Please confirm. If the figures are right, please explain the definition or reason:',
    askMissing: 'Please fill in; write 0 where there was none:',
    carryTitle: 'Carried over from last year does not match last year’s report',
    carryMessage: (who: string, year: number, out: number, carried: number) =>
      `Table 3, ${who}: the report for ${year} carried ${out} over to the next year; this report carries in ${carried}.`,
    missingTitle: (table: string) => `${table}: cells without a number`,
    missingMessage: (words: string, cells: string) => `${words}: ${cells}.`,
    missingWord: (word: string, count: number) => `${count} ${word}`,
    andMore: (count: number) => `… ${count} in all`,
    note: 'Made from the text read from this file; line numbers count the lines of that text.',
    signed: 'Filled in by: ______  Reviewed by: ______  Date: ______',
    columns: {
      number: 'No.',
      outcome: 'Outcome',
      title: 'Matter',
      sentence: 'Explanation',
      arithmetic: 'Arithmetic',
      printed: 'Printed',
      question: 'Answer of the bureau',
      rule: 'Rule',
    },
  },
});
