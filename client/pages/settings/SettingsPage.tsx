/** What administrators set, a section each. */
import { Permitted } from '../../app/Permitted.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { ExamplesSection } from './ExamplesSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { settingsWords } from './settings.words.ts';

export function SettingsPage() {
  const words = useWords(settingsWords);
  usePageTitle(words.title);
  return (
    <>
      <h1>{words.title}</h1>
      <Permitted action="manageKeys">
        <KeysSection />
        <ExamplesSection />
      </Permitted>
    </>
  );
}
