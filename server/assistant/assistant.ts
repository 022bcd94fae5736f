/** A server of the Model Context Protocol over the tools: the protocol is the library's, what is said is ours. */
import { McpServer } from '@modelcontextprotocol/server';
import { say } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { logBug } from '../bug.ts';
import type { Desk } from './desk.ts';
import { TOOLS, type Told, type Tool } from './tools.ts';

const INSTRUCTIONS = [
  '政府信息公开工作年度报告的数字，逐个可查到所读原文。先用 find 查编号，再用 ask。引用数字须连同其口径、应报实报、核查不符与缺项的注；数据里没有的原因不要说。',
  'Figures of annual reports on government information disclosure, each followed home to the line it was read from. Use find for ids, then ask. Quote a number only with its coverage, failed checks and gaps; never give a cause that is not in the data.',
].join('\n');

export function makeAssistant(desk: Desk): McpServer {
  const server = new McpServer({ name: 'gongkai', version: '1.0.0' }, { instructions: INSTRUCTIONS });
  for (const tool of TOOLS) register(server, desk, tool);
  return server;
}

function register(server: McpServer, desk: Desk, { name, title, description, input, run }: Tool): void {
  const config = { title, description, inputSchema: input, annotations: { readOnlyHint: true, openWorldHint: false } };
  server.registerTool(name, config, async (asked: unknown) => {
    try {
      return shown(await run(desk, asked));
    } catch (error) {
      // Whoever has left is told nothing, and that is no bug.
      if (desk.signal?.aborted) return { isError: true, content: [] };
      return refused(desk, name, error, asked);
    }
  });
}

function shown({ text, data, picture }: Told) {
  return {
    content: [
      { type: 'text' as const, text },
      ...(picture ? [{ type: 'image' as const, data: picture.toString('base64'), mimeType: 'image/png' }] : []),
    ],
    ...(data && { structuredContent: data }),
  };
}

/** What cannot be answered is said in a sentence with its code, so that the assistant can ask better; a bug only by the id it has in the log. */
function refused(desk: Desk, name: string, error: unknown, asked: unknown) {
  const refusal = error instanceof Problem ? error : logBug(desk.log, error, `The tool ${name} failed`);
  const isEnglish = typeof asked === 'object' && asked !== null && 'lang' in asked && asked.lang === 'en';
  const sentence = say(isEnglish ? 'en' : 'zh', refusal.sentence.zh, refusal.sentence.en);
  return {
    isError: true,
    content: [{ type: 'text' as const, text: `${refusal.code}: ${sentence}` }],
    structuredContent: { code: refusal.code, sentence },
  };
}
