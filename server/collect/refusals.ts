/** What is said when an address is not fetched, or what came is not taken. */
import { Problem } from '../../schema/problem.ts';

/** An address in a sentence: whole, but not without end. */
function shown(address: string): string {
  return address.length > 200 ? `${address.slice(0, 200)}…` : address;
}

export function collectingIsOff(): Problem {
  return new Problem('ADDRESS_REFUSED', {
    zh: '本系统没有开通按网址收录。请管理员在启动时用 GONGKAI_FETCH_HOSTS 列出可以读取的网站。',
    en: 'Collecting by address is off. An administrator turns it on by naming the sites in GONGKAI_FETCH_HOSTS at the start.',
  });
}

export function notAnAddress(address: string): Problem {
  return new Problem('ADDRESS_REFUSED', {
    zh: `“${shown(address)}”不是可以读取的网址。请填以 http:// 或 https:// 开头、不带用户名和密码的完整网址。`,
    en: `“${shown(address)}” is no address that can be read. Give a whole one that begins with http:// or https:// and holds no user name or password.`,
  });
}

export function unnamedHost(url: URL, hosts: readonly string[]): Problem {
  return new Problem('ADDRESS_REFUSED', {
    zh: `网站 ${url.host} 不在可以读取的名单里（${hosts.join('、')}）。请核对网址，或请管理员把它加入 GONGKAI_FETCH_HOSTS。`,
    en: `The site ${url.host} is not among those that may be read (${hosts.join(', ')}). Check the address, or ask an administrator to add it to GONGKAI_FETCH_HOSTS.`,
  });
}

export function privateAddress(url: URL): Problem {
  return new Problem('ADDRESS_REFUSED', {
    zh: `网站 ${url.hostname} 指向本机或内部网络的地址，不能读取。请改用它的公开网址，或把文件下载后上传。`,
    en: `The site ${url.hostname} leads to this machine or to an internal network and is not read. Use its public address, or download the file and upload it.`,
  });
}

export function unknownHost(url: URL): Problem {
  return new Problem('NOT_FETCHED', {
    zh: `找不到网站 ${url.hostname}。请核对网址，并确认本机可以上网。`,
    en: `The site ${url.hostname} cannot be found. Check the address, and that this machine reaches the internet.`,
  });
}

export function noAnswer(url: URL, cause: unknown): Problem {
  return new Problem(
    'NOT_FETCHED',
    {
      zh: `网站 ${url.host} 没有正常应答：${shown(url.href)}。请在浏览器里打开看看，稍后再试。`,
      en: `The site ${url.host} did not answer as it should: ${shown(url.href)}. Open it in a browser, and try again later.`,
    },
    { cause },
  );
}

export function tooSlow(url: URL, milliseconds: number): Problem {
  const seconds = Math.round(milliseconds / 1000);
  return new Problem('NOT_FETCHED', {
    zh: `${shown(url.href)} 过了 ${seconds} 秒还没有读完，已停止。请稍后再试，或把文件下载后上传。`,
    en: `${shown(url.href)} was not read within ${seconds} seconds and was given up. Try again later, or download the file and upload it.`,
  });
}

export function tooMuch(url: URL, bytes: number): Problem {
  const mebibytes = Math.round(bytes / 1_048_576);
  return new Problem('TOO_LARGE', {
    zh: `${shown(url.href)} 超过 ${mebibytes || 1} MB，已停止读取，不像一份年报。请核对网址。`,
    en: `${shown(url.href)} has more than ${mebibytes || 1} MB and was given up; that is no annual report. Check the address.`,
  });
}

export function failedStatus(url: URL, status: number): Problem {
  const isGone = status === 404 || status === 410;
  return new Problem(isGone ? 'NOT_FOUND' : 'NOT_FETCHED', {
    zh: isGone
      ? `网站上没有这个网页了（${status}）：${shown(url.href)}。请核对网址。`
      : `网站 ${url.host} 拒绝了请求或出了错（${status}）：${shown(url.href)}。请在浏览器里打开看看；需要登录的网页不能读取。`,
    en: isGone
      ? `The site has no such page (${status}): ${shown(url.href)}. Check the address.`
      : `The site ${url.host} refused or failed (${status}): ${shown(url.href)}. Open it in a browser; pages that need a sign-in cannot be read.`,
  });
}

export function tooManyRedirects(url: URL, most: number): Problem {
  return new Problem('NOT_FETCHED', {
    zh: `网址转了 ${most} 次还没有到头：${shown(url.href)}。请填最终打开的网址。`,
    en: `The address led on ${most} times without an end: ${shown(url.href)}. Give the address at which the page opens in the end.`,
  });
}

export function wrongType(url: URL, mediaType: string): Problem {
  return new Problem('UNSUPPORTED_FORMAT', {
    zh: `${shown(url.href)} 是 ${mediaType.slice(0, 60)}，不是网页或文档，没有读取。`,
    en: `${shown(url.href)} is ${mediaType.slice(0, 60)}, neither a page nor a document, and was not read.`,
  });
}

export function hostIsBusy(url: URL): Problem {
  return new Problem('BUSY', {
    zh: `等着读取网站 ${url.host} 的请求太多（为不打扰网站，一次只读一个网页）。请过一会儿再试。`,
    en: `Too many requests wait for the site ${url.host} (it is asked for one page at a time). Try again in a while.`,
  });
}

/** What was looked at is no longer what the site gives. */
export function changedMeanwhile(address: string): Problem {
  return new Problem('NOT_FETCHED', {
    zh: `网页在预览之后又变了：${shown(address)}。没有存储任何内容，请重读后再接收。`,
    en: `The page changed after it was looked at: ${shown(address)}. Nothing was stored; read it again before accepting it.`,
  });
}
