/** One part of a draft: its heading and its paragraphs, each made or the author's own. */
import { useId, useRef } from 'react';
import { LONGEST, type TextBlock, type TextPiece, type TextSection } from '../../../schema/briefing/text.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { Select } from '../../ui/Select.tsx';
import ui from '../../ui/ui.module.css';
import { blocksOf, leftOut, type Material, moved, openBlock, typedNumbers, without } from './editing.ts';
import styles from './editor.module.css';
import { type Pen, Sentences } from './Sentences.tsx';
import { savedWords } from './saved.words.ts';

interface Props {
  readonly section: TextSection;
  readonly material: Material;
  readonly onChange: (section: TextSection) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Signs that tell a paragraph that is left out. */
const START = 12;

export function EditedSection({ section, material, onChange, onMove, onRemove }: Props) {
  const words = useWords(savedWords);
  const id = useId();
  const part = material.parts.find((one) => one.id === section.part);
  const heading = section.heading ?? part?.heading ?? '';
  const blocks = blocksOf(section, material);
  const set = (next: readonly TextBlock[]) => onChange({ ...section, blocks: next });
  const madeText = (block: string): string => plain(part?.blocks.get(block) ?? [], material);
  return (
    <section className={styles.section} aria-label={heading}>
      <div className={styles.head}>
        <span className={ui.field}>
          <label htmlFor={id}>{words.heading}</label>
          <input
            id={id}
            maxLength={LONGEST.heading}
            value={heading}
            onChange={(event) => onChange({ ...section, heading: event.target.value })}
          />
        </span>
        {part !== undefined && part.charts > 0 && (
          <label className={ui.check}>
            <input
              type="checkbox"
              checked={section.charts}
              onChange={(event) => onChange({ ...section, charts: event.target.checked })}
            />
            {words.charts}
          </label>
        )}
        <Deed label={words.up} of={heading} onDo={() => onMove(-1)} />
        <Deed label={words.down} of={heading} onDo={() => onMove(1)} />
        <Deed label={words.removePart} of={heading} onDo={onRemove} />
      </div>
      {blocks.length === 0 && part?.blocks.size === 0 && <p className={styles.lead}>{words.nothing}</p>}
      {blocks.map((block, at) => {
        const called = words.paragraph(heading, at + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: of the author's own paragraphs there may be several alike
          <div key={`${block.made ?? ''} ${at}`} className={styles.block}>
            {block.text === null ? (
              <Made pieces={part?.blocks.get(block.made ?? '') ?? []} material={material} />
            ) : (
              <Own
                called={called}
                pieces={block.text}
                material={material}
                onChange={(text) => set(blocks.map((one, place) => (place === at ? { ...one, text } : one)))}
              />
            )}
            <p className={styles.deeds}>
              {block.text === null && (
                <Deed
                  label={words.rewrite}
                  of={called}
                  onDo={() => set(blocks.map((one, place) => (place === at ? openBlock(one, section, material) : one)))}
                />
              )}
              {block.text !== null && block.made !== null && (
                <Deed
                  label={words.reset}
                  of={called}
                  onDo={() => set(blocks.map((one, place) => (place === at ? { ...one, text: null } : one)))}
                />
              )}
              {at > 0 && <Deed label={words.up} of={called} onDo={() => set(moved(blocks, at, -1))} />}
              {at < blocks.length - 1 && <Deed label={words.down} of={called} onDo={() => set(moved(blocks, at, 1))} />}
              <Deed label={words.remove} of={called} onDo={() => set(without(blocks, at))} />
            </p>
          </div>
        );
      })}
      <p className={styles.deeds}>
        <Deed label={words.add} of={heading} onDo={() => set([...blocks, { made: null, text: [] }])} />
        {leftOut(section, material).map((block) => {
          const label = words.putBack(`${madeText(block).slice(0, START)}…`);
          return (
            <Deed key={block} label={label} of={heading} onDo={() => set([...blocks, { made: block, text: null }])} />
          );
        })}
      </p>
    </section>
  );
}

interface DeedProps {
  readonly label: string;
  /** What it is done to, for those who do not see where the button stands. */
  readonly of: string;
  readonly onDo: () => void;
}

function Deed({ label, of, onDo }: DeedProps) {
  return (
    <button type="button" className={ui.textButton} aria-label={`${label}: ${of}`} onClick={onDo}>
      {label}
    </button>
  );
}

/** What the data say, with its numbers as chips. */
function Made({ pieces, material }: { readonly pieces: readonly TextPiece[]; readonly material: Material }) {
  const words = useWords(savedWords);
  return (
    <p className={styles.made}>
      {pieces.map((piece, at) => {
        if (typeof piece === 'string') return piece;
        const found = material.figures.get(piece.figure);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a number may be told twice
          <span key={at} className={styles.chip} title={found?.name}>
            {found?.text ?? words.missing}
          </span>
        );
      })}
    </p>
  );
}

interface OwnProps {
  readonly called: string;
  readonly pieces: readonly TextPiece[];
  readonly material: Material;
  readonly onChange: (pieces: readonly TextPiece[]) => void;
}

function Own({ called, pieces, material, onChange }: OwnProps) {
  const words = useWords(savedWords);
  const pen = useRef<Pen>(null);
  const typed = typedNumbers(pieces);
  return (
    <>
      <Sentences
        label={called}
        pieces={pieces}
        figures={material.figures}
        missing={words.missing}
        onChange={onChange}
        pen={pen}
      />
      <Select
        label={words.insert}
        value=""
        onChange={(figure) => pen.current?.insert(figure)}
        groups={[
          {
            label: null,
            options: [
              { value: '', label: words.chooseFigure },
              ...[...material.figures].map(([figure, { name, text }]) => ({
                value: figure,
                label: text.includes(name) ? text : `${name}: ${text}`,
              })),
            ],
          },
        ]}
      />
      {typed.length > 0 && <p className={styles.typed}>{words.typed(typed.join(' / '))}</p>}
    </>
  );
}

function plain(pieces: readonly TextPiece[], { figures }: Material): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : (figures.get(piece.figure)?.text ?? ''))).join('');
}
