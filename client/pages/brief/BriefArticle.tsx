/** A briefing as it is read: its sentences with numbers that lead to their charts, and the charts. */
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link } from '../../app/Link.tsx';
import { chartFile, linkToChart, signedPicture } from '../../app/urls.ts';
import type { BriefPartsFragment } from '../../gql/graphql.ts';
import styles from './brief.module.css';

interface Props {
  readonly brief: BriefPartsFragment;
  readonly lead: string;
  /** Of one that is signed its number: its pictures are its own. */
  readonly signed?: string;
}

export function BriefArticle({ brief, lead, signed }: Props) {
  const shown = brief.sections.flatMap(({ charts }) => charts.map(({ address }) => address));
  const picture = (address: string): { readonly wide: string; readonly narrow: string } => {
    if (signed === undefined)
      return { wide: `${chartFile(address, 'png')}&scale=2`, narrow: `${chartFile(address, 'png')}&size=wechat` };
    const place = shown.indexOf(address) + 1;
    return { wide: signedPicture(signed, place), narrow: signedPicture(signed, place, 'wechat') };
  };
  return (
    <article className={styles.text}>
      <h1>
        {brief.title} {brief.illustrative && <IllustrativeMark />}
      </h1>
      {lead !== '' && <p className={styles.lead}>{lead}</p>}
      {brief.sections.map(({ heading, paragraphs, charts }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {paragraphs.map(({ pieces }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph has no identity but its place
            <p key={at}>
              {pieces.map(({ text, chart }, place) =>
                chart === null ? (
                  text
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor has a number in it
                  <Link key={place} to={linkToChart(chart)} className={styles.number}>
                    {text}
                  </Link>
                ),
              )}
            </p>
          ))}
          {charts.map(({ address, title, description }) => (
            <figure key={address} className={styles.figure}>
              <Link to={linkToChart(address)} aria-label={title}>
                {/* In dots, whose faces are the server's own: an SVG in an image has none but those of the machine. */}
                <picture>
                  <source media="screen and (max-width: 719px)" srcSet={picture(address).narrow} />
                  <img src={picture(address).wide} alt={description} loading="lazy" />
                </picture>
              </Link>
            </figure>
          ))}
        </section>
      ))}
      <p className={styles.source}>{brief.source}</p>
      {brief.signature !== null && <p className={styles.source}>{brief.signature}</p>}
    </article>
  );
}
