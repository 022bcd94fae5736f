/** Problems and measures in the words of reports, each with what is said of it and the way to its place. */
import { THEMES } from '../../schema/prose/themes.ts';
import { Link } from '../app/Link.tsx';
import { linkToReportProse } from '../app/urls.ts';
import type { MentionFragment } from '../gql/graphql.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './prose.module.css';
import type { ItemLine } from './prose.query.ts';
import { proseWords } from './prose.words.ts';

function Said({ lead, mention }: { readonly lead: string; readonly mention: MentionFragment }) {
  return (
    <p className={styles.said}>
      {lead}
      <Link to={linkToReportProse(mention.report.id, { at: mention.place.start })}>
        <q lang="zh-CN">{mention.text}</q>
      </Link>
    </p>
  );
}

function Item({ item }: { readonly item: ItemLine }) {
  const lang = useLang();
  const words = useWords(proseWords);
  const { theme, text, place, report, repeats, carriedOut, copies, commonTo } = item;
  const [copy] = copies;
  return (
    <li className={styles.item}>
      <span className={styles.theme}>{theme === null ? words.noTheme : THEMES[theme].label[lang]}</span>
      <div>
        <p>
          <span lang="zh-CN">{text}</span>{' '}
          <Link className={styles.line} to={linkToReportProse(report.id, { at: place.start })}>
            {words.line(place.line)}
          </Link>
        </p>
        {repeats && <Said lead={words.repeats(repeats.report.year)} mention={repeats} />}
        {carriedOut && <Said lead={words.carriedOut(carriedOut.report.year)} mention={carriedOut} />}
        {copy && <Said lead={words.copies(copy.report.publisher.name[lang], copy.report.year)} mention={copy} />}
        {copies.length > 1 && <p className={styles.said}>{words.more(copies.length - 1)}</p>}
        {commonTo !== null && <p className={styles.said}>{words.commonTo(commonTo)}</p>}
      </div>
    </li>
  );
}

/** Under a heading for each kind, in the order of the text. */
export function ItemList({ items, level }: { readonly items: readonly ItemLine[]; readonly level: 3 | 4 }) {
  const words = useWords(proseWords);
  const Heading = `h${level}` as const;
  return (
    <>
      {(['problem', 'measure', 'followUp'] as const).map((kind) => {
        const ofKind = items.filter((item) => item.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <div key={kind} className={styles.kind}>
            <Heading>{words.kinds[kind]}</Heading>
            <ul>
              {ofKind.map((item) => (
                <Item key={`${item.report.id} ${item.place.start}`} item={item} />
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}
