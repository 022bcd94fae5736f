import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App, fetchPageAhead } from './app/App.tsx';
import { keepFirstSight } from './app/first-sight.ts';
import { fetchFontsWhereNone } from './app/fonts.ts';
import { startTheme } from './app/theme-choice.ts';
import '@fontsource/source-sans-3/latin-400.css';
import '@fontsource/source-sans-3/latin-700.css';
import '@fontsource/source-serif-4/latin-400.css';
import '@fontsource/source-serif-4/latin-700.css';
import './app/theme.css';
import './app/dark.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

startTheme();
keepFirstSight(root);
fetchPageAhead(window.location.pathname);

// Piece by piece, as whatever is drawn after it: a slow telephone hears a touch in between.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);

// The list of font slices is large and needed by few machines: it must not hold up the first page.
window.addEventListener('load', fetchFontsWhereNone);
