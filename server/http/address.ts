/** The address of a request as its client wrote it, taken apart. It need not make a URL (`//[` does not), and nothing here throws. */
export interface Asked {
  readonly url: string;
}

/** Without the host in front of it that clients of a proxy write. */
export function pathOf({ url }: Asked): string {
  const [path = ''] = url.split('?', 1);
  return path.replace(/^https?:\/\/[^/]*/i, '');
}

/** What stands behind the question mark. */
export function queryOf({ url }: Asked): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
}

export function parametersOf(asked: Asked): URLSearchParams {
  return new URLSearchParams(queryOf(asked));
}
