import { Session } from 'node:inspector';
import { writeFileSync, mkdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
const s = new Session(); s.connect();
const stat = () => { const f = readFileSync('/proc/self/stat','utf8').split(') ')[1].split(' '); return { own: (+f[11] + +f[12])/100, children: (+f[13] + +f[14])/100 }; };
const t0 = stat();
s.post('Profiler.enable'); s.post('Profiler.setSamplingInterval', { interval: 1000 }); s.post('Profiler.start');
afterAll(() => { s.post('Profiler.stop', (e, r) => { mkdirSync('/tmp/prof', { recursive: true }); writeFileSync(`/tmp/prof/${process.pid}-${Date.now()}.cpuprofile`, JSON.stringify((r as any).profile)); }); const t = stat(); console.log('CPU own', (t.own - t0.own).toFixed(2), 'children', (t.children - t0.children).toFixed(2)); });
