/** Section 四: three blocks (how the case was brought) of five results each. */
import { type GuideText, means } from './text.ts';

export const APPEAL_BLOCKS = {
  review: means(
    '此块：因政府信息公开工作被申请行政复议的案件。',
    'This block: administrative reviews of how information was disclosed or refused.',
  ).counts(
    '本机关作为被申请人的案件；作为复议机关办理的不计。',
    'Cases against this body, and not those that it decides as a reviewing body.',
  ),
  'litigation.direct': means(
    '此块：没有经过复议、直接提起的行政诉讼。',
    'This block: suits brought without a review before.',
  ).wrong(
    '与“复议后起诉”填反，或同一案两边都计。',
    'It is mixed up with suits after review, or one case stands in both.',
  ),
  'litigation.afterReview': means(
    '此块：先经复议、不服而提起的行政诉讼。',
    'This block: suits brought against the outcome of a review.',
  ).wrong(
    '多于复议案件数；没有复议就没有复议后起诉。',
    'There are more of them than reviews; a suit after review needs a review.',
  ),
  litigation: means(
    '两块行政诉讼之和；表中没有这一栏。',
    'Both blocks of suits together; the form has no such column.',
  ),
  appeals: means(
    '行政复议与行政诉讼之和；表中没有这一栏。',
    'Reviews and suits together; the form has no such column.',
  ).wrong(
    '同一争议先复议后起诉的计了两次，是案件数而不是争议数。',
    'A dispute that was reviewed and then sued over counts twice: these are cases, and not disputes.',
  ),
} as const satisfies Record<string, GuideText>;

export const APPEAL_RESULTS = {
  upheld: means('原行政行为得到维持。', 'The decision was upheld.').counts(
    '驳回复议申请、驳回诉讼请求的写法各地不一，同一单位各年应一致。',
    'Places differ on where dismissals stand; a body should do it alike every year.',
  ),
  corrected: means(
    '原行政行为被撤销、变更、确认违法，或被责令履行。',
    'The decision was quashed, changed or found unlawful, or the body was ordered to act.',
  ).wrong(
    '被纠正的案件正文没有写，或正文写了而表中为 0。',
    'The text says nothing of corrected cases, or speaks of them while the table says 0.',
  ),
  otherResult: means(
    '维持和纠正之外的结果，如撤回、终止、和解。',
    'Neither upheld nor corrected: withdrawn, ended, settled and the like.',
  ),
  pending: means('到年底还没有审结的案件。', 'Cases not decided by the end of the year.').counts(
    '下一年审结时再计结果。',
    'Their result is counted in the year that decides them.',
  ),
  total: means('前四种结果之和。', 'The four results before it together.')
    .counts(
      '是否含上年度结转的案件，各地不同；有注明的以注明为准。',
      'Whether cases carried over from the year before are in it differs by place; where a note says so, it holds.',
    )
    .wrong('漏填或填 0，而前面各格有数。', 'It is empty or 0 although the cells before it have numbers.'),
} as const satisfies Record<string, GuideText>;
