/** What is set, a section each; everybody sees those that his role may. */
import { Permitted } from '../../app/Permitted.tsx';
import { useViewer } from '../../app/shell.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { DeadlinesSection } from './DeadlinesSection.tsx';
import { ExamplesSection } from './ExamplesSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { settingsWords } from './settings.words.ts';

export function SettingsPage() {
  const words = useWords(settingsWords);
  const viewer = useViewer();
  usePageTitle(words.title);
  return (
    <>
      <h1>{words.title}</h1>
      <Permitted action="setDeadlines">
        {viewer?.actions.includes('manageKeys') && <KeysSection />}
        <DeadlinesSection />
        {viewer?.actions.includes('removeExamples') && <ExamplesSection />}
      </Permitted>
    </>
  );
}
