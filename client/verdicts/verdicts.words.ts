import { defineWords } from '../../schema/language.ts';

const n = (count: number): string => count.toLocaleString('en');

export const verdictsWords = defineWords({
  zh: {
    judge: '处理意见',
    verdicts: {
      confirmed: '属实',
      dismissed: '不成立……',
      explained: '有说明……',
      askedBack: '退回核实',
      open: '撤回意见',
    },
    hints: {
      confirmed: '报告此处确有差错。',
      dismissed: '报告没有错，是规则不适用；此后它不再标记任何数字。',
      explained: '规则没有错，数字有正当原因；图表上仍有标记。',
      askedBack: '请单位核实并答复。',
      open: '此前的意见不再有效，重新待处理。',
    },
    dialog: (verdict: string, count: number) => `${verdict}：${n(count)} 项`,
    reason: '理由',
    reasonHint: (left: number) => (left >= 0 ? `还可写 ${n(left)} 字` : `超出 ${n(-left)} 字`),
    reasonNeeded: '以后数字变了，接手的人要靠它重新判断。',
    save: '存储',
    saved: (verdict: string, count: number) => `已存储：${n(count)} 项，${verdict}。`,
    unchanged: '与现有的意见相同，没有改动。',
    failed: '没有存储，请再试一次；写下的内容还在。',
    close: '关闭',
    answer: '答复',
    answerTitle: (count: number) => `答复 ${n(count)} 项核查结果`,
    answerHint: '写明数字的由来，或准备怎样更正。编辑看到后再下结论。',
    answerSaved: '已答复。',
  },
  en: {
    judge: 'Verdict',
    verdicts: {
      confirmed: 'Confirm',
      dismissed: 'Dismiss …',
      explained: 'Explain …',
      askedBack: 'Ask back',
      open: 'Take back',
    },
    hints: {
      confirmed: 'The report is wrong there.',
      dismissed: 'The report is right and the rule does not fit; it marks no number any more.',
      explained: 'The rule is right and the numbers have a good reason; charts still mark them.',
      askedBack: 'The bureau is asked to look and to answer.',
      open: 'What was said before holds no longer; it waits again.',
    },
    dialog: (verdict: string, count: number) => `${verdict} ${n(count)}`,
    reason: 'Reason',
    reasonHint: (left: number) => (left >= 0 ? `${n(left)} characters left` : `${n(-left)} characters too many`),
    reasonNeeded: 'Whoever looks at it again when the numbers have changed will need it.',
    save: 'Store',
    saved: (verdict: string, count: number) => `Stored: ${verdict}, ${n(count)}.`,
    unchanged: 'That was said of them before; nothing was changed.',
    failed: 'Nothing was stored; please try again. What you wrote is still there.',
    close: 'Close',
    answer: 'Answer',
    answerTitle: (count: number) => (count === 1 ? 'Answer one finding' : `Answer ${n(count)} findings`),
    answerHint:
      'Say where the numbers come from, or how they will be corrected. An editor decides when he has read it.',
    answerSaved: 'Answered.',
  },
});
