/** Whose report it is, by the publisher's name. */
import type { ReportKind } from '../../../schema/report/report.ts';

const PLACE_NAME = /(?:省|自治区|市|自治州|州|地区|盟|区|县|自治县|旗|浦东新区|滨海新区)$/;
const NOT_A_PLACE =
  /(?:管理区|开发区|新区|园区|度假区|风景区|名胜区|保税区|(?:生态|一体化|农业|产业|技术|先行|经济|融合|创新|统筹)示范区|高新区|社区|矿区|林区|经开区|试验区|合作区|校区|库区|景区|灌区|产业区|工业区|经济区)$/;

/**
 * Whose report it is: a government's own (省市区县, `X区人民政府` or the bare name of the place) covers the whole region; a
 * township's government, a government office and every department report as bureaus.
 */
export function kindOf(publisher: string): ReportKind {
  const government = /(.*?)人民政府$/.exec(publisher)?.[1];
  const place = government ?? publisher;
  if (/(?:浦东|滨海|雄安)新区$/.test(place)) return 'region';
  const named = PLACE_NAME.test(place) && (government !== undefined || !NOT_A_PLACE.test(place));
  return named ? 'region' : 'bureau';
}
