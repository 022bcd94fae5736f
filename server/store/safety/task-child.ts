/** The process that does one task and ends. It gives way to whoever serves, and ends with the process that started it. */
import { setPriority } from 'node:os';
import { doTask, type Task } from './tasks.ts';

setPriority(10);
process.on('disconnect', () => process.exit(0));
process.once('message', (task: Task) => {
  void doTask(task).then((outcome) => process.send?.(outcome, () => process.exit(0)));
});
