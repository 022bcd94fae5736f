import type { Outcome } from '../../schema/check/finding.ts';
import { findingSentence } from '../../schema/check/words.ts';
import { examineHere } from '../examine.ts';
import { mediaTypeOf, readBytes, refusalOf } from './files.ts';

const MARKS: Readonly<Record<Outcome, string>> = { failed: '✕', suspicious: '?', confirmed: '✓', notAssessable: '–' };

/** Prints what the checks find in each file; 1 when a file was refused, or under `strict` when an error was found. */
export async function checkFiles(
  files: readonly string[],
  options: { readonly strict: boolean; readonly lang: 'zh' | 'en' },
): Promise<number> {
  let exit = 0;
  for (const file of files) {
    try {
      const { read, findings } = await examineHere({
        bytes: await readBytes(file),
        fileName: file,
        mediaType: mediaTypeOf(file),
      });
      process.stdout.write(`${file}: ${read.title ?? read.publisher ?? ''}\n`);
      for (const finding of findings) {
        if (finding.outcome === 'confirmed') continue;
        process.stdout.write(
          `  ${MARKS[finding.outcome]} ${finding.rule}  ${findingSentence(finding, options.lang)}\n`,
        );
      }
      const confirmed = findings.filter((finding) => finding.outcome === 'confirmed').length;
      process.stdout.write(
        options.lang === 'zh' ? `  ✓ ${confirmed} 项关系成立\n` : `  ✓ ${confirmed} relations hold\n`,
      );
      if (options.strict && findings.some((finding) => finding.outcome === 'failed' && finding.severity === 'error'))
        exit = 1;
    } catch (error) {
      exit = 1;
      process.stderr.write(`${file}: ${refusalOf(error)}\n`);
    }
  }
  return exit;
}
