/** Settings: what holds when nothing is set, what may be set, and the sentence for what may not. */
import { describe, expect, test } from 'vitest';
import { Problem } from '../../schema/problem.ts';
import { readConfig } from '../../server/config.ts';

test('without any setting, everybody reads at the address asked for, and nothing is fetched, trusted or logged', () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    host: '0.0.0.0',
    seeds: true,
    logLevel: 'warn',
    slowMs: 1000,
    keepDocumentsYears: null,
    keepEventsDays: 730,
    publicUrl: null,
    reading: 'open',
    idleMinutes: 30,
    trustProxy: null,
    metricsFor: ['loopback'],
    fetchHosts: [],
    frameAncestors: '*',
    endsWithParent: false,
    isLogged: false,
  });
});

test.each([
  ['PORT', '0', { port: 0 }],
  ['PORT', '65535', { port: 65_535 }],
  ['GONGKAI_SEEDS', 'none', { seeds: false }],
  ['GONGKAI_SEEDS', '', { seeds: true }],
  ['GONGKAI_LOG', 'debug', { logLevel: 'debug' }],
  ['GONGKAI_READING', 'keys', { reading: 'keys' }],
  ['GONGKAI_PUBLIC_URL', 'https://nianbao.example.gov.cn', { publicUrl: 'https://nianbao.example.gov.cn' }],
  ['GONGKAI_PUBLIC_URL', 'http://10.1.2.3:4000/', { publicUrl: 'http://10.1.2.3:4000' }],
  ['GONGKAI_TRUST_PROXY', '127.0.0.1, 10.0.0.0/8', { trustProxy: '127.0.0.1, 10.0.0.0/8' }],
  ['GONGKAI_KEEP_DOCUMENTS', '3', { keepDocumentsYears: 3 }],
  ['GONGKAI_REQUESTS', '60', { requests: 60 }],
  ['GONGKAI_METRICS', 'none', { metricsFor: [] }],
  ['GONGKAI_METRICS', '10.0.0.0/8, ::1', { metricsFor: ['10.0.0.0/8', '::1'] }],
  ['GONGKAI_FRAME_ANCESTORS', "'self' https://*.gov.cn", { frameAncestors: "'self' https://*.gov.cn" }],
])('%s may be “%s”', (name, value, read) => {
  expect(readConfig({ [name]: value })).toMatchObject(read);
});

describe('refuses, with the name of the setting and what it may be in both languages,', () => {
  test.each([
    ['PORT', 'four thousand', /整数/],
    ['PORT', '65536', /0 到 65535/],
    ['PORT', '-1', /整数/],
    ['PORT', '0x50', /整数/],
    ['GONGKAI_SEEDS', 'no', /none/],
    ['GONGKAI_LOG', 'verbose', /silent、error、warn、info、debug/],
    ['GONGKAI_SLOW', '0', /1 到 60000/],
    ['GONGKAI_KEEP_EVENTS', '179', /180 到/],
    ['GONGKAI_KEEP_DOCUMENTS', '0', /1 到 100/],
    ['GONGKAI_KEEP_DOCUMENTS', '', /1 到 100/],
    ['GONGKAI_READING', 'closed', /open、keys/],
    ['GONGKAI_REQUESTS', '59', /60 到/],
    ['GONGKAI_IDLE', '0', /1 到 720/],
    ['GONGKAI_IDLE', '721', /1 到 720/],
    ['GONGKAI_PUBLIC_URL', 'nianbao.example.gov.cn', /https:/],
    ['GONGKAI_PUBLIC_URL', 'https://example.gov.cn/nianbao/', /域名和端口/],
    ['GONGKAI_PUBLIC_URL', 'javascript:alert(1)', /https:/],
    ['GONGKAI_TRUST_PROXY', '127.0.0.1,proxy.local', /反向代理/],
    ['GONGKAI_TRUST_PROXY', '10.0.0.0/33', /反向代理/],
    ['GONGKAI_METRICS', 'localhost', /loopback/],
    ['GONGKAI_METRICS', '::1/129', /loopback/],
    ['GONGKAI_FETCH_HOSTS', 'http://', /网站地址/],
    ['GONGKAI_FRAME_ANCESTORS', '*; script-src *', /空格分隔/],
    ['GONGKAI_FRAME_ANCESTORS', 'a\r\nset-cookie: b=c', /空格分隔/],
  ])('%s of “%s”', (name, value, may) => {
    let refused: unknown = null;
    try {
      readConfig({ [name]: value });
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(Problem);
    const { zh = '', en = '' } = (refused as Problem).sentence;
    expect(zh).toContain(name);
    expect(zh).toMatch(may);
    expect(en).toContain(name);
  });
});
