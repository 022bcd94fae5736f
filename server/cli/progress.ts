/** Progress of long work: a bar on a terminal, a line now and then elsewhere. */
const WIDTH = 30;

export interface Progress {
  step(label: string): void;
  done(): void;
}

export function startProgress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  let count = 0;
  let written = 0;
  const every = Math.max(1, Math.ceil(total / 10));
  return {
    step(label) {
      count += 1;
      if (stream.isTTY) {
        const filled = Math.round((count / Math.max(1, total)) * WIDTH);
        const line = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${count}/${total} ${label}`;
        stream.write(`\r${line}${' '.repeat(Math.max(0, written - line.length))}`);
        written = line.length;
      } else if (count % every === 0 || count === total) {
        stream.write(`${count}/${total}\n`);
      }
    },
    done() {
      if (stream.isTTY) stream.write(`\r${' '.repeat(written + WIDTH)}\r`);
    },
  };
}
