/** What else a number counts: fees, proposals, training, and what section two counts, said again. */
import { subject } from './pattern.ts';

export const OTHERS = subject(6, {
  groups: {
    FILL: 'filler count sum now whole',
    COUNT: 'sum count filler charge now whole',
    ON: 'filler count sum now whole self region all already among conj detail charge close handle disclose publish affair founded unknown.body',
    PAPER: 'proposal conj other info 、',
  },
  never: 'compare',
  rows: `
    行政许可5件 = ^ON*(decision.licensing.decisions|decision.penalties.decisions|decision.coercion.decisions)ON*# → of:decision {ofTable; in 件 宗 起 例}
      yes: 本年度行政许可处理决定5件。
      yes: 主动公开行政处罚处理事项5件。
      no: 在网站公开行政许可5件。
    行政事业性收费5元 = ^ON*decision.fees.amount ON*# → of:decision {ofTable; in 元}
      yes: 行政许可12件，行政处罚8件，行政强制0件，行政事业性收费5元。
    信息处理费5元 = fee ANY*# → fees.informationProcessing {in 元; without waive past}
      yes: 收取信息处理费5元。
      no: 减免信息处理费5元。
    信息处理费3次，合计5元 = ^COUNT*# → fees.informationProcessing {behindFee; in 元; without waive past}
      yes: 收取信息处理费3次，合计金额5元。
    （收费情况）收取5元 = charge ~{waive past decision other}*# → fees.informationProcessing {underFees; in 元}
      yes: 四、收费及减免情况。全年收取复印、邮寄等费用5元。
      no: 四、公开平台建设情况。全年收取会费5元。
    收取复制、邮寄费用5元 = charge ~{waive past decision other}*# → fees.informationProcessing {in 元; says 检索|复制|邮寄}
      yes: 收取检索、复制、邮寄等费用5元。
    依申请提供信息收取5元 = (request ANY* charge|charge ANY* request|matter charge) ~{waive past decision other}*# → fees.informationProcessing {in 元}
      yes: 依申请提供政府信息收取费用5元。
      yes: 全年收取依申请公开费用5元，减免费用12元。
      yes: 本局2023年政府信息公开收费5元。
    信息处理费为0 = fee ANY*# → fees.informationProcessing {isBareZero; says ^(?!.*[件次笔人]数)}
    建议提案5件 = proposal (conj|close|handle|detail|info|FILL|proposal|other|、)*# → as:proposal {in 件 项; ofYear}
      yes: 办理人大建议和政协提案5件。
      yes: 公开人大代表建议办理结果5件。
    5件建议提案 = #(filler|region|PAPER)* proposal → as:proposal {in 件 项; ofYear}
      yes: 全年承办5件人大代表建议。
    培训5次 = training (FILL|doing)*# → training {onDisclosure; in 次 期 场 场次 班次 批次 轮 轮次; without often plan attend}
      yes: 组织政务公开培训5次。
      yes: 政务公开培训开展5次。
      no: 组织安全生产培训5次。
      no: 参加上级组织的培训5次。
    5次培训 = #ANY{0,4} training → training {in 次 期 场 场次 班次 批次 轮 轮次; without often plan attend}
      yes: 全年组织5次培训。
  `,
});
