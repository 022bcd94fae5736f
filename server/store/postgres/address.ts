/** DATABASE_URL: where PostgreSQL is. It may name several hosts, of which one takes writes; each is reached by an address of its own. */

export interface PostgresSettings {
  /** `postgres://user:password@host:port,host:port/database`. */
  readonly url: string;
  /** The most connections that this process keeps to one host. */
  readonly connections: number;
  /** Seconds after which a question is broken off. */
  readonly seconds: number;
}

export interface HostAddress {
  /** As it is told to people: host, port and database, never the password. */
  readonly name: string;
  readonly url: string;
}

const SHAPE = /^postgres(?:ql)?:\/\/(?<who>[^@/?]*@)?(?<hosts>[^@/?]*)\/(?<database>[^@/?]+)(?<rest>\?.*)?$/;

/** The hosts of an address, in its order; none where it is no address of a PostgreSQL database. */
export function hostsOf(url: string): readonly HostAddress[] {
  const { who = '', hosts = '', database = '', rest = '' } = SHAPE.exec(url)?.groups ?? {};
  const addresses = hosts.split(',').map((host) => ({
    name: `${host}/${database}`,
    url: `postgres://${who}${host}/${database}${rest}`,
  }));
  return addresses.every((one) => !one.name.startsWith('/') && URL.canParse(one.url)) ? addresses : [];
}
