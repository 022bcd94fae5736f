/** Light or dark: as the reader's system has it, or as chosen here. The choice stays in this browser and goes nowhere. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const KEY = 'gongkai-theme';
const GROUNDS = { light: '#FDFCF9', dark: '#171613' } as const;

const systemIsDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

/** Browsers that keep nothing for a page answer as if nothing was chosen. */
export function readThemeChoice(): ThemeChoice {
  try {
    const kept = window.localStorage.getItem(KEY);
    return THEME_CHOICES.find((one) => one === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Shows the page as chosen. */
function show(choice: ThemeChoice): void {
  const theme = choice === 'system' ? (systemIsDark().matches ? 'dark' : 'light') : choice;
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', GROUNDS[theme]);
}

/** As the reader wants it, now and whenever the system turns. */
export function startTheme(): void {
  show(readThemeChoice());
  systemIsDark().addEventListener('change', () => show(readThemeChoice()));
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, choice);
  } catch {
    // Then it holds until the page is left.
  }
  show(choice);
}
