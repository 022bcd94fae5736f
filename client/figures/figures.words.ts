import { defineWords } from '../../schema/language.ts';

export const figuresWords = defineWords({
  zh: {
    sections: {
      II: '二、主动公开政府信息情况',
      III: '三、收到和处理政府信息公开申请情况',
      IV: '四、政府信息公开行政复议、行政诉讼情况',
      annex: '附表 政府信息公开情况统计表',
    },
    tables: { II: '表二', III: '表三', IV: '表四', annex: '附表', text: '正文' },
    hint: '点任一数字，看它在原文的位置；方向键移动，回车选定',
    marks: {
      failed: { part: '参与未通过的核算', result: '核查未通过' },
      suspicious: { part: '参与存疑的核算', result: '核查存疑' },
      notAssessable: { part: '', result: '' },
      confirmed: { part: '', result: '' },
    },
    held: (count: number) => `${count} 项勾稽关系成立`,
    failed: (count: number) => `${count} 项未通过`,
    suspicious: (count: number) => `${count} 项存疑`,
    notAssessable: (count: number) => `${count} 项无法核查`,
    noChecks: '本表没有可核查的勾稽关系',
    notAsFormEdition: (missing: number) => `本表有 ${missing} 格没有数字，格内写明原因`,

    document: '原文',
    documentText: '原文（读出的文字）',
    noSelection: '未选定数字',
    line: (line: number) => `第 ${line} 行`,
    notInDocument: '原文里没有这一格',
    printedAs: (text: string) => `原文写作“${text}”`,
    corrected: (was: string, text: string) => `所印 ${was}，更正为 ${text}`,
    seeInDocument: (line: number) => `看原文第 ${line} 行`,
    emptyDocument: '这份文件没有读出文字。',
    close: '关闭',
    blankHere: '空格',

    findings: '核查结果',
    findingsNone: '这份报告没有可核查的勾稽关系。',
    allHold: (count: number) => `${count} 项核查全部成立`,
    rule: (id: string) => `规则 ${id}`,
    basis: (basis: string) => `依据：${basis}`,
    confirmedList: (count: number) => `${count} 项成立`,
    sameCause: (count: number) => `同一处差错还牵动 ${count} 项`,
    reopened: (before: string) => `数字或规则已变，请重新判断。此前判为“${before}”`,
    notAssessableList: (count: number) => `${count} 项无法核查`,
    zerosLeftOut: (count: number) => `（另有 ${count} 项为 0）`,

    // By label and by place in the form, each cell is read twice.
    doubts: {
      agreed: '',
      single: '只能按一种方式读到，请与原文核对',
      refereed: '两种读法不一，按勾稽关系取定，请与原文核对',
      pictured: '从图片识别，请与原件核对',
      undecided: '两种读法不一，未能取定',
    },
    repairs: '可能的更正',
    repairsText: '按勾稽关系推算，只是建议，系统不会自行改动；要改，请改原文后重新报送。',

    narrative: '正文里的数字',
    narrativeNone: '正文里没有读到主动公开的数字。',
    narrativeHint: '正文自报数，口径由各单位自定；点数字看原文',
    approximately: '约',
    lessSure: '不太确定',
    lessSureWhy: '按邻近的词认定，请与原文核对',
    readBy: (pattern: string) => `按句式“${pattern}”认定`,
    parts: {
      'disclosures.item': '分项',
      'wechat.original': '微信原创',
      'wechat.reposted': '微信转载',
      'wechat.followers': '微信关注量',
    },
  },
  en: {
    sections: {
      II: 'II. Information disclosed proactively',
      III: 'III. Requests for information received and handled',
      IV: 'IV. Administrative review and litigation',
      annex: 'Annex: statistics of disclosure',
    },
    tables: { II: 'Table 2', III: 'Table 3', IV: 'Table 4', annex: 'Annex', text: 'Text' },
    hint: 'Select a number to see where it stands in the document; arrow keys move, Enter selects',
    marks: {
      failed: { part: 'part of a failed sum', result: 'check failed' },
      suspicious: { part: 'part of a suspicious sum', result: 'suspicious' },
      notAssessable: { part: '', result: '' },
      confirmed: { part: '', result: '' },
    },
    held: (count: number) => `${count} ${count === 1 ? 'identity holds' : 'identities hold'}`,
    failed: (count: number) => `${count} failed`,
    suspicious: (count: number) => `${count} suspicious`,
    notAssessable: (count: number) => `${count} not assessable`,
    noChecks: 'No identity of this table could be checked',
    notAsFormEdition: (missing: number) =>
      missing === 1
        ? '1 cell of this table holds no number; it says why'
        : `${missing} cells of this table hold no number; each says why`,

    document: 'Document',
    documentText: 'Document (its text as read)',
    noSelection: 'No number selected',
    line: (line: number) => `line ${line}`,
    notInDocument: 'the document has no such cell',
    printedAs: (text: string) => `printed as "${text}"`,
    corrected: (was: string, text: string) => `printed ${was}, corrected to ${text}`,
    seeInDocument: (line: number) => `See line ${line} of the document`,
    emptyDocument: 'No text could be read from this file.',
    close: 'Close',
    blankHere: 'empty cell',

    findings: 'Findings',
    findingsNone: 'Nothing in this report could be checked.',
    allHold: (count: number) => `all ${count} checks hold`,
    rule: (id: string) => `Rule ${id}`,
    basis: (basis: string) => `Basis: ${basis}`,
    confirmedList: (count: number) => `${count} confirmed`,
    sameCause: (count: number) =>
      count === 1 ? 'The same mistake breaks one more check' : `The same mistake breaks ${count} more checks`,
    reopened: (before: string) => `The numbers or the rule have changed; judge again. Before: ${before}`,
    notAssessableList: (count: number) => `${count} not assessable`,
    zerosLeftOut: (count: number) => `(and ${count} of 0)`,

    doubts: {
      agreed: '',
      single: 'read in one way only; compare with the document',
      refereed: 'two readings differed and the sums decided; compare with the document',
      pictured: 'read from a picture; compare with the document',
      undecided: 'two readings differed and nothing decides between them',
    },
    repairs: 'Possible corrections',
    repairsText:
      'Worked out from the identities of the form. Proposals only: nothing is changed by itself. To change a figure, mend the document and hand it in again.',

    narrative: 'Numbers in the text',
    narrativeNone: 'No number on disclosures was found in the text.',
    narrativeHint:
      'As stated in the text; each bureau uses its own definition. Select a number to see it in the document',
    approximately: 'about',
    lessSure: 'less sure',
    lessSureWhy: 'taken for this by the nearest word; compare with the text',
    readBy: (pattern: string) => `read as “${pattern}”`,
    parts: {
      'disclosures.item': 'Entry',
      'wechat.original': 'WeChat, original',
      'wechat.reposted': 'WeChat, reposted',
      'wechat.followers': 'WeChat followers',
    },
  },
});
