/** Which hosts may be asked at all: those that were named when the program was started, and no others. */
import { isIP } from 'node:net';
import { Problem } from '../../schema/problem.ts';

export interface HostRule {
  /** As URLs write it: lower case, punycode. */
  readonly host: string;
  /** Stands for every host below it, and not for itself. */
  readonly isSuffix: boolean;
  /** null: the two ports of the web. */
  readonly port: number | null;
}

const WEB_PORTS = [80, 443];

/**
 * Reads a list such as `www.example.gov.cn *.example.gov.cn portal.example.cn:8080`, parted by blanks or commas. Throws an Error
 * that says what is wrong with an entry.
 */
export function readHosts(list: string): readonly HostRule[] {
  return list.split(/[\s,，、;；]+/).flatMap((entry) => (entry === '' ? [] : [readHost(entry)]));
}

function readHost(entry: string): HostRule {
  const [, star, rest = ''] = /^(\*\.)?(.*)$/.exec(entry) ?? [];
  const isSuffix = star !== undefined;
  const url = URL.canParse(`http://${rest}/`) ? new URL(`http://${rest}/`) : null;
  const port = /:(\d{1,5})$/.exec(rest)?.[1];
  const isHost = url !== null && url.pathname === '/' && url.username === '' && !/[/?#@*]/.test(rest);
  if (!isHost || (isSuffix && (!url.hostname.includes('.') || isIP(url.hostname) !== 0))) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `GONGKAI_FETCH_HOSTS 中的“${entry}”不是网站地址。应写作 www.example.gov.cn、*.example.gov.cn（其下全部）或 portal.example.cn:8080，以空格分隔。`,
      en: `GONGKAI_FETCH_HOSTS names “${entry}”, which is no host. Write hosts such as www.example.gov.cn, *.example.gov.cn (all below it) or portal.example.cn:8080, with blanks between.`,
    });
  }
  return { host: url.hostname, isSuffix, port: port === undefined ? null : Number(port) };
}

/** As it was written in the list. */
export function writtenHost({ host, isSuffix, port }: HostRule): string {
  return `${isSuffix ? '*.' : ''}${host}${port === null ? '' : `:${port}`}`;
}

/** Does the list name the host and port of this address? */
export function isNamedHost(rules: readonly HostRule[], url: URL): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return rules.some(
    (rule) =>
      (rule.isSuffix ? url.hostname.endsWith(`.${rule.host}`) : url.hostname === rule.host) &&
      (rule.port === null ? WEB_PORTS.includes(port) : rule.port === port),
  );
}
