/** Why the pool did not read a document. */
import { Problem } from '../../../schema/problem.ts';
import { REPORT } from '../../ingest/refusals.ts';

export function tooLong(fileName: string, deadline: number): Problem {
  const seconds = Math.round(deadline / 1000);
  return new Problem('TOO_LARGE', {
    zh: `读取“${fileName}”超过 ${seconds} 秒，已停止，没有存储任何内容。请确认文件是${REPORT.zh}；内容过多的，请只保留这一部分再试。`,
    en: `Reading “${fileName}” took more than ${seconds} seconds and was stopped; nothing was stored. Check that it is ${REPORT.en} itself, or keep only that in it and try again.`,
  });
}

export function tooBusy(): Problem {
  return new Problem(
    'BUSY',
    {
      zh: '正在读取的文件太多，请过一分钟再试。已上传的不受影响，没有存储任何内容。',
      en: 'Too many documents are waiting to be read. Try again in a minute; nothing of this one was stored.',
    },
    { retryAfter: 60 },
  );
}

export function ended(): Problem {
  return new Problem('BUSY', {
    zh: '服务正在停止，这份文件没有读取，也没有存储任何内容。请在服务重新启动后再试。',
    en: 'The server is stopping: this document was not read and nothing of it was stored. Try again when it is back.',
  });
}

export function tooMuch(fileName: string): Problem {
  return new Problem('TOO_LARGE', {
    zh: `读取“${fileName}”所需内存超过上限，已停止，没有存储任何内容。请另存为文本（.txt）或网页（.html）再试。`,
    en: `Reading “${fileName}” needs more memory than allowed and was stopped; nothing was stored. Save it as text (.txt) or HTML (.html) and try again.`,
  });
}
