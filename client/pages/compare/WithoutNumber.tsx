/** The bureaus that a comparison cannot draw, grouped by why. They are never counted as zero. */
import type { BarRow } from '../../../schema/chart/bars.ts';
import { gapWord } from '../../../schema/chart/format.ts';
import { Link } from '../../app/Link.tsx';
import { linkToBureau } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './compare.module.css';
import { compareWords } from './compare.words.ts';

export function WithoutNumber({ rows }: { readonly rows: readonly BarRow[] }) {
  const words = useWords(compareWords);
  const lang = useLang();
  const groups = new Map<string, BarRow[]>();
  for (const row of rows) {
    const why = gapWord(row.point?.gap ?? 'notReported', lang);
    groups.set(why, [...(groups.get(why) ?? []), row]);
  }
  if (rows.length === 0) return null;
  return (
    <section className={styles.without}>
      <h2>{words.gapsHeading(rows.length)}</h2>
      <dl>
        {[...groups].map(([why, members]) => (
          <div key={why}>
            <dt>{words.gapGroup(why, members.length)}</dt>
            <dd>
              <ul>
                {members.map(({ series }) => (
                  <li key={series.subject.id}>
                    <Link to={linkToBureau(series.subject.id)}>{series.subject.shortName[lang]}</Link>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
