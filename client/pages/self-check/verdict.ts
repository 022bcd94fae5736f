import { countOutcomes } from '../../../schema/check/finding.ts';
import { type Lang, wordsIn } from '../../../schema/language.ts';
import type { ShownReport } from '../../figures/shown.ts';
import { gapCounts } from '../../intake/gap-counts.ts';
import { selfCheckWords } from './self-check.words.ts';

/** `40 项勾稽关系成立，2 处需要修改。`: the checks in one sentence. */
export function verdictOf(report: Pick<ShownReport, 'findings' | 'figures'>, lang: Lang): string {
  const words = wordsIn(selfCheckWords, lang);
  const { failed, suspicious, confirmed, notAssessable } = countOutcomes(report.findings);
  const gaps = gapCounts(report.figures).reduce((sum, { count }) => sum + count, 0);
  const parts = [
    report.findings.length === 0 ? words.nothing : words.held(confirmed),
    failed > 0 ? words.mend(failed) : '',
    suspicious > 0 ? words.doubt(suspicious) : '',
    gaps > 0 ? words.fill(gaps) : '',
    notAssessable > 0 ? words.open(notAssessable) : '',
    confirmed > 0 && failed + suspicious + gaps + notAssessable === 0 ? words.good : '',
  ];
  return words.join(parts.filter(Boolean));
}
