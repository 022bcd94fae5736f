/** The picture of a chart in the size and inks it is needed in, as it will be, and the ways to take it along. */
import { useRef, useState } from 'react';
import { THEMES } from '../../schema/chart/chart.ts';
import { tableOf } from '../../schema/chart/layout/table.ts';
import { copiedTable } from '../../schema/chart/layout/table-copied.ts';
import { SIZE_IDS, SIZES } from '../../schema/chart/sizes.ts';
import { chartFile } from '../app/urls.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { type Copied, canCopyPictures, copyAs, copyPicture } from '../ui/copy.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import ui from '../ui/ui.module.css';
import type { AnsweredChart } from './answered-chart.ts';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { type PictureChoice, pictureQuery } from './picture-choice.ts';

export function SharePicture({ chart }: { readonly chart: AnsweredChart }) {
  const words = useWords(chartWords).sharePicture;
  const lang = useLang();
  const [choice, setChoice] = useState<PictureChoice>({ size: null, theme: chart.question.theme });
  const [said, setSaid] = useState('');
  // Which picture the server would not draw.
  const [refused, setRefused] = useState<string | null>(null);
  const shown = useRef<HTMLImageElement>(null);
  const { question, title, source, description } = chart;
  const png = chartFile(pictureQuery(question, choice, 'png'), 'png');
  const svg = chartFile(pictureQuery(question, choice, 'svg'), 'svg');
  const choose = (changed: Partial<PictureChoice>): void => {
    setChoice({ ...choice, ...changed });
    setSaid('');
  };
  const copy = (copied: Copied): void => setSaid(copyAs(copied) ? words.copied : words.notCopied);
  const copyDots = (): void => {
    if (!canCopyPictures()) setSaid(words.onlyHttps);
    else if (shown.current !== null) {
      copyPicture(shown.current).then(
        () => setSaid(words.copied),
        () => setSaid(words.pictureNotCopied),
      );
    }
  };
  const copyTable = (): void =>
    copy(
      copiedTable(
        tableOf(question, chart.answer, (id) => chart.names.get(id)),
        title,
        source,
      ),
    );
  const sizes = [
    { value: '', label: words.ownSize },
    ...SIZE_IDS.map((id) => ({ value: id, label: SIZES[id].label[lang] })),
  ];
  return (
    <section className={styles.sharePicture} aria-label={words.picture}>
      <div className={styles.shareChoices}>
        <Select
          label={words.size}
          groups={[{ label: null, options: sizes }]}
          value={choice.size ?? ''}
          onChange={(value) => choose({ size: SIZE_IDS.find((id) => id === value) ?? null })}
        />
        <Segmented
          label={words.theme}
          options={THEMES.map((value) => ({ value, label: words.themes[value] }))}
          value={choice.theme}
          onChange={(theme) => choose({ theme })}
        />
      </div>
      {refused === png ? (
        <p className={styles.shareRefused}>
          {words.refused} <a href={png}>{words.why}</a>
        </p>
      ) : (
        <img
          key={png}
          ref={shown}
          className={styles.sharePreview}
          src={png}
          alt={`${title} ${description}`}
          onError={() => setRefused(png)}
        />
      )}
      <div className={styles.shareWays}>
        <button type="button" className={ui.button} data-main onClick={copyDots}>
          {words.copyPicture}
        </button>
        <a className={ui.button} href={png} download={`${title}.png`}>
          {words.png}
        </a>
        <a className={ui.button} href={svg} download={`${title}.svg`}>
          {words.svg}
        </a>
        <button type="button" className={ui.button} onClick={() => copy({ text: words.sentence(title, source) })}>
          {words.copySentence}
        </button>
        <button type="button" className={ui.button} onClick={copyTable}>
          {words.copyTable}
        </button>
        <a className={ui.button} href={chartFile(chart.address, 'docx')} download>
          {words.docx}
        </a>
        <a className={ui.button} href={chartFile(chart.address, 'pptx')} download>
          {words.pptx}
        </a>
        <a className={ui.button} href={chartFile(chart.address, 'xlsx')} download>
          {words.xlsx}
        </a>
        <a className={ui.button} href={chartFile(chart.address, 'csv')} download>
          {words.csv}
        </a>
      </div>
      <p role="status" className={styles.shareSaid}>
        {said}
      </p>
    </section>
  );
}
