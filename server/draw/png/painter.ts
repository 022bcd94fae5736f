/**
 * Pictures of dots, drawn one after another by a thread beside the server, which goes on answering. Bounded in everything:
 * dots of a picture, pictures in line, seconds a picture.
 */
import { Worker } from 'node:worker_threads';
import { Problem } from '../../../schema/problem.ts';
import { describePng } from './chunks.ts';
import { missingFaces } from './faces.ts';
import type { Painted, ToPaint } from './paint.ts';

/** Dots of the largest picture: four bytes each, twice over, while it is drawn. */
const MOST_DOTS = 24_000_000;
/** Pictures that wait: a page of twenty twice over. The last of them waits some four seconds, of the largest some twenty. */
const IN_LINE = 40;
/** Milliseconds that a picture may take. The largest that are allowed take two seconds on a slow machine. */
const DEADLINE = 15_000;

export interface ToDraw extends ToPaint {
  /** What the file says of itself, by keyword. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface Painter {
  /** The picture as PNG. @throws Problem TOO_LARGE, NOT_DRAWABLE, BUSY */
  paint(picture: ToDraw): Promise<Buffer>;
  /** Starts the thread, so that the first picture need not wait for the faces to be read. */
  warm(): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly asked: ToPaint;
  readonly resolve: (painted: Painted) => void;
  readonly reject: (error: unknown) => void;
}

/** `deadline` and `inLine` are those of the product where they are left out. */
export function openPainter({ deadline = DEADLINE, inLine = IN_LINE } = {}): Painter {
  const line: Waiting[] = [];
  let worker: Worker | null = null;
  let current: { readonly of: Waiting; readonly timer: NodeJS.Timeout } | null = null;

  const start = (): Worker => {
    const begun = new Worker(new URL('./paint.ts', import.meta.url));
    begun.unref();
    begun.on('message', (painted: Painted) => begun === worker && end(({ resolve }) => resolve(painted)));
    begun.on('error', (error) => begun === worker && drop(error));
    begun.on('exit', () => begun === worker && drop(new Error('The thread that draws pictures has ended')));
    return begun;
  };
  /** A thread that is of no use any more; the picture it was at fails, and the next gets another. */
  const drop = (error: unknown): void => {
    void worker?.terminate();
    worker = null;
    end(({ reject }) => reject(error));
  };
  const end = (how: (waiting: Waiting) => void): void => {
    const ended = current;
    current = null;
    if (ended) {
      clearTimeout(ended.timer);
      how(ended.of);
    }
    next();
  };
  const next = (): void => {
    if (current !== null) return;
    const of = line.shift();
    if (of === undefined) {
      worker?.unref();
      return;
    }
    worker ??= start();
    worker.ref();
    current = { of, timer: setTimeout(() => drop(busy()), deadline) };
    worker.postMessage(of.asked);
  };

  return {
    async paint({ texts, ...asked }) {
      if (missingFaces().length > 0) throw noFaces();
      ensureBounded(asked);
      if (line.length >= inLine) throw busy();
      const painted = await new Promise<Painted>((resolve, reject) => {
        line.push({ asked, resolve, reject });
        next();
      });
      if ('lacking' in painted) throw notDrawable(painted.lacking);
      if ('failed' in painted) throw new Error(`A picture could not be drawn: ${painted.failed}`);
      return describePng(painted.png, asked.scale, texts);
    },
    warm() {
      worker ??= start();
    },
    async close() {
      const ended = worker;
      worker = null;
      await ended?.terminate();
    },
  };
}

/** Throws TOO_LARGE, and says which size would do. */
function ensureBounded({ svg, scale }: ToPaint): void {
  const [, width = 0, height = 0] = (/^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number);
  if (width * height * scale * scale <= MOST_DOTS) return;
  const size = `${Math.ceil(width * scale)} × ${Math.ceil(height * scale)}`;
  const most = MOST_DOTS / 1_000_000;
  throw new Problem('TOO_LARGE', {
    zh: `这张图将有 ${size} 像素，至多 ${most} 百万像素：请减小 scale 或 w，少选一些单位，或改用 SVG。`,
    en: `The picture would have ${size} pixels, and ${most} million are the most: ask for a smaller scale or w, for fewer bureaus, or for the SVG.`,
  });
}

function notDrawable(signs: readonly string[]): Problem {
  const named = signs.slice(0, 5).map((sign) => {
    const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return /\p{C}|\p{Z}|\p{M}/u.test(sign) ? code : `${sign}（${code}）`;
  });
  const more = signs.length > named.length ? '……' : '';
  return new Problem('NOT_DRAWABLE', {
    zh: `图片用的字体里没有这些字：${named.join('、')}${more}。字在标题里的，换一个标题；在名称里的，改用 SVG 或表格，它们用读者电脑上的字体。`,
    en: `The fonts for pictures lack these characters: ${named.join(', ')}${more}. If they are in the title, choose another; if they are in a name, take the SVG or the table, which use the fonts of whoever opens them.`,
  });
}

function noFaces(): Problem {
  return new Problem('NOT_DRAWABLE', {
    zh: '这台服务器上缺少画图片用的字体文件，请告诉管理员（运行状况页写明缺哪些）；SVG 不受影响。',
    en: 'Font files for pictures are missing on this server; its administrator finds on the status page which. The SVG can be had.',
  });
}

function busy(): Problem {
  const sentence = {
    zh: '要画的图片太多，请稍后再试；SVG 随时可取。',
    en: 'Too many pictures are being drawn. Try again in a moment; the SVG can be had at any time.',
  };
  return new Problem('BUSY', sentence, { retryAfter: 5 });
}
