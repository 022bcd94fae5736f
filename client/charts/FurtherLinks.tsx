/** Charts that answer what a page leaves open, as quiet links: the ready questions of those kinds. */
import type { ChartKind } from '../../schema/chart/chart.ts';
import { Link } from '../app/Link.tsx';
import { linkToChart } from '../app/urls.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { readyOf, readyQuery } from './ready.ts';

interface Props {
  readonly kinds: readonly ChartKind[];
  readonly region: string;
  /** A bureau that stands out in them. */
  readonly focus?: string;
  readonly more?: readonly { readonly label: string; readonly query: string }[];
}

export function FurtherLinks({ kinds, region, focus, more = [] }: Props) {
  const words = useWords(chartWords);
  const lang = useLang();
  const tail = `${focus === undefined ? '' : `&focus=${focus}`}${lang === 'en' ? '&lang=en' : ''}`;
  const links = [
    ...more,
    ...readyOf(kinds).map((one) => ({ label: one.label[lang], query: `${readyQuery(one, region)}${tail}` })),
  ];
  return (
    <nav aria-label={words.further} className={styles.further}>
      <span>{words.further}</span>
      <ul>
        {links.map(({ label, query }) => (
          <li key={query}>
            <Link to={linkToChart(query)}>{label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
