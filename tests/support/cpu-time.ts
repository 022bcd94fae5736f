/**
 * CPU time of this thread so far, in milliseconds. A limit on it holds whatever else the machine does at that moment, where
 * one on the clock would fail on a busy machine.
 */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
