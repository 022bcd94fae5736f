/** `gongkai mcp`: the tools of an assistant over standard input and output. */
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { makeAssistant } from '../assistant/assistant.ts';
import { readConfig } from '../config.ts';
import { openPainter } from '../draw/png/painter.ts';
import { openOrGiveUp } from '../give-up.ts';
import { openOwnPool } from './examine-files.ts';
import { commandLog } from './refusals.ts';

/** Answers until the assistant closes its end of the pipe. Nothing but the protocol is written to standard output. */
export async function mcpCommand(): Promise<number> {
  const config = readConfig();
  const store = await openOrGiveUp(config);
  const readers = openOwnPool();
  const painter = openPainter();
  const now = (): string => new Date().toISOString();
  const { reader } = store;
  const desk = { reader, readers, paint: painter.paint, origin: config.publicUrl, log: commandLog, now };
  const served = serveStdio(() => makeAssistant(desk));
  await new Promise<void>((resolve) => {
    process.stdin.once('close', resolve);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await served.close();
  readers.close();
  await painter.close();
  await store.close();
  return 0;
}
