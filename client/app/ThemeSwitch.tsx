import { useState } from 'react';
import { useWords } from '../i18n/i18n.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';
import { chooseTheme, readThemeChoice, THEME_CHOICES } from './theme-choice.ts';

/** Light, dark, or as the system has it; at the foot of every page. */
export function ThemeSwitch() {
  const words = useWords(appWords);
  const [choice, setChoice] = useState(readThemeChoice);
  return (
    <div className={styles.theme}>
      <Segmented
        label={words.theme}
        options={THEME_CHOICES.map((value) => ({ value, label: words.themes[value] }))}
        value={choice}
        onChange={(value) => {
          chooseTheme(value);
          setChoice(value);
        }}
      />
    </div>
  );
}
