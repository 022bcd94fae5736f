/**
 * `npm run screenshots -- away`: a picture for WeChat, a Word page and a slide as they leave the house, from the example data, into
 * tests/e2e/pictures, where the README shows them. Word and slide are drawn by LibreOffice, so that they are seen as others see them: it needs
 * `soffice` and `pdftoppm` (Debian: libreoffice-writer, libreoffice-impress, poppler-utils, fonts-noto-cjk).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram, startServing } from '../support/programs.ts';

const PICTURES = fileURLToPath(new URL('pictures', import.meta.url));
/** By its name in the README: where the file is had, and how many pixels wide its first page is drawn. */
const PAGES: Readonly<Record<string, { readonly path: string; readonly ending: string; readonly width: number }>> = {
  'away-word': { path: '/brief.docx?region=shifan&year=2025', ending: 'docx', width: 360 },
  'away-slide': {
    path: '/chart.pptx?kind=bar&measure=requests.received&of=region:shifan/*&years=2025',
    ending: 'pptx',
    width: 420,
  },
};
/** As wide as a phone shows it; the picture for an article has three dots for each of these. */
const WECHAT = '/chart.png?measure=requests.received&of=shifan&size=wechat&scale=1';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-away-'));

function run(command: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${command} did not run (${error?.message ?? `it ended with ${status}`})`);
}

const loaded = startProgram(['seeds/load.ts'], folder);
if ((await loaded.ended) !== 0) throw new Error(`The example data were not loaded: ${loaded.said()}`);
const server = await startServing(folder);
try {
  const get = async (path: string): Promise<Buffer> => {
    const answer = await fetch(`${server.origin}${path}`);
    if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  writeFileSync(join(PICTURES, 'away-wechat.png'), await get(WECHAT));
  for (const [name, { path, ending, width }] of Object.entries(PAGES)) {
    const file = join(folder, `${name}.${ending}`);
    writeFileSync(file, await get(path));
    run('soffice', '--headless', '--convert-to', 'pdf', '--outdir', folder, file);
    const page = ['-singlefile', '-png', '-scale-to-x', String(width), '-scale-to-y', '-1'];
    run('pdftoppm', ...page, join(folder, `${name}.pdf`), join(PICTURES, name));
  }
} finally {
  server.child.kill('SIGTERM');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
}
