import { cellIII } from '../../form/cells.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { scopeDiffers, statedOf, statedOperand } from '../stated.ts';

/** No contradiction where those carried out are still within the time allowed, hence never failed. Silent without such words. */
export const TX_ALLDONE: Rule<'TX-ALLDONE'> = {
  id: 'TX-ALLDONE',
  family: 'narrative',
  asks: /:III\/4\/total$/,
  severity: 'warning',
  title: { zh: '称全部办结', en: 'All closed, it says' },
  why: {
    zh: '正文称申请均已办结或答复，而表三有结转下年度的申请。仍在法定期限内的属正常，请核对措辞。',
    en: 'The text says that all requests were closed or answered while table 3 carries some out. Right where these are still within time; please check the words.',
  },
  basis: PRACTICE,
  apply: ({ report, figures }) => {
    const [claim] = statedOf(report, 'requests.leftOpen');
    if (!claim || scopeDiffers(claim.figure, report)) return [];
    const carriedOut = cellOperand(figures, cellIII('4', 'total'), 'right');
    return [
      {
        outcome: carriedOut.value === null ? 'notAssessable' : carriedOut.value > 0 ? 'suspicious' : 'confirmed',
        subject: 'requests.carriedOut',
        operands: [statedOperand(claim, 'left'), carriedOut],
        expected: 0,
        actual: carriedOut.value,
      },
    ];
  },
  sentence: ({ outcome, actual }) => {
    if (outcome === 'notAssessable')
      return {
        zh: '正文称申请均已办结或答复，表三结转下年度的件数未填或没有读到，无法核对',
        en: 'The text says that all requests were closed or answered; the number carried out in table 3 is missing, so this cannot be checked',
      };
    return outcome === 'confirmed'
      ? {
          zh: '正文称申请均已办结或答复，表三结转下年度为 0，一致',
          en: 'The text says that all requests were closed or answered, and table 3 carries none out',
        }
      : {
          zh: `正文称申请均已办结或答复，表三结转下年度 ${actual} 件；仍在法定期限内的属正常，请核对措辞`,
          en: `The text says that all requests were closed or answered, but table 3 carries ${actual} out; right where these are still within time, please check the words`,
        };
  },
  examples: {
    holds: { narrative: [{ measure: 'requests.leftOpen', value: 0, counter: '', quote: '均已按期办结' }] },
    fails: {
      cells: { 'III/4/total': 22 },
      narrative: [{ measure: 'requests.leftOpen', value: 0, counter: '', quote: '均已按期办结' }],
    },
    notAssessable: {
      cells: { 'III/4/total': 'unreadable' },
      narrative: [{ measure: 'requests.leftOpen', value: 0, counter: '', quote: '均已按期办结' }],
    },
  },
};
