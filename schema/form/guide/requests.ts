/** Section 三, row by row. Articles are those of the Regulations on the Disclosure of Government Information (政府信息公开条例, 2019). */
import { type GuideText, means } from './text.ts';

const REFUSED_WHOLLY = [
  '只计整件不予公开的；能区分处理、公开了一部分的，计入“部分公开”。',
  'Only requests refused in whole; where part could be given, the request is counted as partly granted.',
] as const;

const ONE_OUTCOME = [
  '一件申请只计一种结果，否则各行之和会多于总计。',
  'A request has one outcome only; otherwise the rows add up to more than the total.',
] as const;

export const REQUEST_ROWS = {
  'requests.received': means(
    '本年 1 月 1 日至 12 月 31 日新收到的政府信息公开申请。',
    'Requests for government information that arrived between 1 January and 31 December.',
  )
    .counts(
      '当面、邮寄、网络、传真等各种渠道收到的都计，年底前没有答复的也计。',
      'Whatever way they came, in person, by post, online or by fax, and whether or not they were answered by the end of the year.',
    )
    .counts(
      '以申请名义提出的信访、投诉也先计入此行，结果计入“信访举报投诉类申请”。',
      'Petitions and complaints put as requests count here too; their outcome is “petition, report or complaint”.',
    )
    .wrong(
      '把办结数填作新收数，上年结转的就重复计了。',
      'Closed requests entered here, which counts those carried in twice.',
    )
    .wrong('正文写的收到件数与此处总计不同。', 'The text states another number of requests than the total here.'),
  'requests.carriedIn': means(
    '上一年收到、到上年年底还没有办结的申请。',
    'Requests of the year before that were still open at its end.',
  )
    .counts(
      '应等于上一年报告中“结转下年度继续办理”的同一列。',
      'It equals, column by column, what last year’s report carried out to the next year.',
    )
    .wrong(
      '填了上年全部申请数，或漏填为 0。',
      'All requests of the year before were entered, or the row was left at 0.',
    ),
  'requests.granted': means(
    '申请的信息全部提供给了申请人，或告知了已公开信息的获取方式。',
    'All that was asked for was given, or the applicant was told where it is already published.',
  )
    .counts(
      '告知查阅已主动公开信息的，属于此类（第三十六条第（一）（二）项）。',
      'Pointing to what is already published counts here (article 36 (1) and (2)).',
    )
    .wrong('把区分处理、只给了一部分的也计入。', 'Requests of which only a part was given are counted here.'),
  'requests.partlyGranted': means(
    '信息中有不应公开的内容，作了区分处理，只公开了其余部分（第三十七条）。',
    'Part of the information may not be disclosed, and the rest was given (article 37).',
  )
    .counts(
      '凡区分处理的只计这一行，不再按不公开的那部分另计理由。',
      'Such a request is counted here only, and not again under the reason for what was held back.',
    )
    .wrong('同一件又计入不予公开的某项理由。', 'The same request is counted under a reason for refusal as well.'),
  'requests.refused': means(
    '整件不予公开，按八项理由分列；此行是分组标题，表中不填数。',
    'Requests refused in whole, split over eight reasons. The row itself is a heading and carries no number.',
  )
    .counts('等于下面八行之和。', 'It is the sum of the eight rows below it.')
    .wrong('把小计填在标题行里。', 'A subtotal is entered in the heading row.'),
  'requests.refused.stateSecret': means(
    '信息已依法确定为国家秘密（第十四条）。',
    'The information is lawfully classified as a state secret (article 14).',
  )
    .counts(...REFUSED_WHOLLY)
    .wrong(
      '没有定密、只是敏感的，也计入此行。',
      'Information that is sensitive but was never classified is counted here.',
    ),
  'requests.refused.prohibitedByLaw': means(
    '国家秘密以外，法律、行政法规明文禁止公开的信息（第十四条）。',
    'Information, other than state secrets, that a law or administrative regulation forbids to disclose (article 14).',
  )
    .counts(...REFUSED_WHOLLY)
    .wrong(
      '依据的是部门规定、内部文件，而不是法律、行政法规。',
      'The ground is a ministry’s rule or an internal paper, and no law or administrative regulation.',
    ),
  'requests.refused.publicSecurity': means(
    '公开后可能危及国家安全、公共安全、经济安全、社会稳定（第十四条）。',
    'Disclosure might endanger national, public or economic security or social stability (article 14).',
  )
    .counts(...REFUSED_WHOLLY)
    .wrong(...ONE_OUTCOME),
  'requests.refused.thirdParty': means(
    '涉及商业秘密、个人隐私等，公开会损害第三方合法权益，第三方又不同意公开（第十五条）。',
    'Trade secrets, privacy and the like: disclosure would harm a third party that did not consent (article 15).',
  )
    .counts(...REFUSED_WHOLLY)
    .counts(
      '第三方不同意，但因公共利益仍予公开的，计入予以公开。',
      'Where it was disclosed for the public interest all the same, it counts as granted.',
    )
    .wrong(...ONE_OUTCOME),
  'requests.refused.internalAffairs': means(
    '人事管理、后勤管理、内部工作流程三类内部事务信息（第十六条）。',
    'Internal affairs of three kinds: personnel, logistics and internal procedure (article 16).',
  )
    .counts(...REFUSED_WHOLLY)
    .wrong(
      '把请示、会议讨论记录计入此行；它们属于过程性信息。',
      'Requests for instructions and records of discussion are counted here; they are deliberative.',
    ),
  'requests.refused.deliberative': means(
    '履行职责中形成的讨论记录、过程稿、磋商信函、请示报告四类过程性信息（第十六条）。',
    'Four kinds of papers made on the way: records of discussion, drafts, letters of consultation, requests for instructions (article 16).',
  )
    .counts(...REFUSED_WHOLLY)
    .wrong(
      '已经定稿印发的文件仍按过程稿计。',
      'Papers that were issued in their final form are still counted as drafts.',
    ),
  'requests.refused.enforcementFile': means(
    '行政执法案卷中的信息（第十六条）。',
    'Information in the files of administrative enforcement (article 16).',
  )
    .counts(...REFUSED_WHOLLY)
    .wrong(
      '当事人查阅自己的案卷本应依其他法律办理，却按本行计。',
      'Parties who ask for their own file should be referred to the law on it, and are counted here.',
    ),
  'requests.refused.inquiry': means(
    '不动产登记、工商登记等，法律、行政法规对查询另有规定的（第三十六条第（七）项）。',
    'Land and company registers and the like, for which laws provide a way of inquiry of their own (article 36 (7)).',
  )
    .counts('告知申请人依照有关规定查询的件数。', 'Requests whose applicants were told to inquire by those rules.')
    .wrong(...ONE_OUTCOME),
  'requests.unavailable': means(
    '没有可以提供的信息，按三项原因分列；此行是分组标题，表中不填数。',
    'There is nothing to give, split over three causes. The row itself is a heading and carries no number.',
  )
    .counts('等于下面三行之和。', 'It is the sum of the three rows below it.')
    .wrong('把小计填在标题行里。', 'A subtotal is entered in the heading row.'),
  'requests.unavailable.notHeld': means(
    '经检索没有该信息，或该信息不由本机关负责公开（第三十六条第（四）（五）项）。',
    'A search found nothing, or another body is responsible for the information (article 36 (4) and (5)).',
  )
    .counts('告知向其他机关申请的，也计入此行。', 'Applicants who were directed to another body count here as well.')
    .wrong(
      '信息需要汇总加工的计入此行；那是“没有现成信息”。',
      'Information that would first have to be compiled is counted here; that is the next row.',
    ),
  'requests.unavailable.notExisting': means(
    '没有现成的信息，要提供就得汇总、加工、分析或重新制作（第三十八条）。',
    'No such record exists; it would have to be compiled, processed or made (article 38).',
  )
    .counts(
      '已有文件、只需检索调取的不属于此类。',
      'Records that exist and only have to be looked up do not belong here.',
    )
    .wrong(...ONE_OUTCOME),
  'requests.unavailable.unclear': means(
    '申请人按通知作了补正，申请的内容仍然不明确（第三十条）。',
    'The applicant clarified the request when asked, and it is still unclear what is wanted (article 30).',
  )
    .counts(
      '逾期没有补正的不计在此，计入“其他处理”。',
      'Those who did not answer in time are counted as handled otherwise.',
    )
    .wrong('把逾期不补正的计入此行。', 'Requests that were never clarified are counted here.'),
  'requests.declined': means(
    '申请不进入实体答复，按五项原因分列；此行是分组标题，表中不填数。',
    'Requests that are not answered in substance, split over five causes. The row itself is a heading and carries no number.',
  )
    .counts('等于下面五行之和。', 'It is the sum of the five rows below it.')
    .wrong('把小计填在标题行里。', 'A subtotal is entered in the heading row.'),
  'requests.declined.petition': means(
    '以申请公开的名义进行信访、投诉、举报等活动（第三十九条）。',
    'Petitions, complaints or reports that are put as requests for information (article 39).',
  )
    .counts(
      '告知申请人通过相应渠道提出的件数。',
      'Requests whose applicants were told to use the channel meant for it.',
    )
    .wrong(...ONE_OUTCOME),
  'requests.declined.repeated': means(
    '已经答复过，同一申请人又就相同内容申请（第三十六条第（六）项）。',
    'The same applicant asks again for what was already answered (article 36 (6)).',
  )
    .counts(
      '第一次申请照常计结果，重复的才计此行。',
      'The first request has its own outcome; only the repeated ones count here.',
    )
    .wrong(
      '不同申请人申请同一信息也计为重复。',
      'Different applicants who ask for the same information are counted as repeated.',
    ),
  'requests.declined.publication': means(
    '要求提供政府公报、报刊、书籍等公开出版物（第三十九条）。',
    'Requests for gazettes, newspapers, books and other publications (article 39).',
  )
    .counts('告知了获取途径的件数也在此行。', 'Those told where to get the publication count here too.')
    .wrong(...ONE_OUTCOME),
  'requests.declined.excessive': means(
    '申请数量、频次明显超过合理范围，说明的理由又不合理（第三十五条）。',
    'Number or frequency is clearly beyond reason, and the reasons given do not justify it (article 35).',
  )
    .counts(
      '理由合理、只是延迟答复或收取了费用的，按实际结果计。',
      'Where the reasons held, and the answer was only delayed or charged for, the outcome itself counts.',
    )
    .wrong(...ONE_OUTCOME),
  'requests.declined.confirmation': means(
    '要求确认已获取的信息，或重新出具已获取的信息。',
    'The applicant wants information that was already obtained confirmed or issued anew.',
  )
    .counts('申请人已经持有该信息的才计。', 'Only where the applicant holds the information already.')
    .wrong(...ONE_OUTCOME),
  'requests.otherwise': means(
    '以上各类之外的办理结果；2019 年表式为一行，2021 年表式拆成三行。',
    'Whatever was closed in another way. One row in the 2019 form, three in that of 2021.',
  )
    .counts(
      '申请人主动撤回的在此；2021 年表式填在“其他”一行。',
      'Requests that were withdrawn belong here, in the 2021 form under “other”.',
    )
    .wrong(
      '2021 年起仍按 2019 年表式只填一行，三行就没有数。',
      'Reports since 2021 still print the one row of 2019, so that the three rows are missing.',
    ),
  'requests.otherwise.notSupplemented': means(
    '申请人没有正当理由，逾期不补正，视为放弃申请（第三十条）。',
    'The applicant did not clarify the request in time, without good reason, and is taken to have given it up (article 30).',
  )
    .counts(
      '补正了仍不明确的计入“无法提供”。',
      'Requests that were clarified and remain unclear are unavailable instead.',
    )
    .wrong(...ONE_OUTCOME),
  'requests.otherwise.feeUnpaid': means(
    '逾期没有按收费通知缴纳信息处理费，不再处理（第四十二条）。',
    'The processing fee was not paid in time, and the request is no longer processed (article 42).',
  )
    .counts(
      '缴了费的按实际结果计；收费情况写在第六部分。',
      'Paid ones count by their outcome; fees themselves are reported in section six.',
    )
    .wrong(...ONE_OUTCOME),
  'requests.otherwise.other': means(
    '前两行之外的其他处理，如申请人主动撤回。',
    'Whatever else was closed otherwise, such as requests that were withdrawn.',
  )
    .counts('能归入前面各类的不填在此。', 'Nothing that fits one of the rows above.')
    .wrong('作为调平的差额填在此行。', 'The row is used to make the sums agree.'),
  'requests.closed': means(
    '本年度办结的申请，是（一）至（六）各类结果之和。',
    'Requests closed in the year: the sum of the outcomes (1) to (6).',
  )
    .counts(
      '含上年结转、本年办结的；不含结转下年的。',
      'Those carried in and closed this year included, those carried out not.',
    )
    .wrong(
      '填成了新收数，或漏填、填 0，与各行之和不等。',
      'The number received stands here, or nothing or 0, so that the rows do not add up to it.',
    )
    .wrong('正文写的办结数与此处不同。', 'The text states another number of closed requests.'),
  'requests.carriedOut': means(
    '到年底还没有办结、转到下一年继续办的申请。',
    'Requests still open at the end of the year, to be closed in the next.',
  )
    .counts('新收 + 上年结转 − 办结总计，就是此数。', 'It is what was received and carried in, less what was closed.')
    .wrong('下一年报告的“上年结转”与此不衔接。', 'Next year’s report carries in another number.')
    .wrong('正文称全部办结，此处却有数。', 'The text says that all requests were closed, and there is a number here.'),
  'requests.handled': means(
    '本年应办理的申请：新收与上年结转之和；表中没有这一行。',
    'Requests to handle in the year: received and carried in. The form has no such row.',
  )
    .counts('也等于办结总计与结转下年之和。', 'It equals closed and carried out together.')
    .wrong(
      '以它和以办结总计为基数的比率是两个数，引用时写明基数。',
      'A share of it is not a share of what was closed; say which base is meant.',
    ),
} as const satisfies Record<string, GuideText>;
