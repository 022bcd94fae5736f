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

const SHAPE = /^postgres(?:ql)?:\/\/(?<who>[^@/?]*@)?(?<hosts>[^/?]*)\/(?<database>[^/?]+)(?<rest>\?.*)?$/;

/** The hosts of an address, in its order; throws a sentence where it is none. */
export function hostsOf(url: string): readonly HostAddress[] {
  const { who = '', hosts = '', database = '', rest = '' } = SHAPE.exec(url)?.groups ?? {};
  const addresses = hosts.split(',').map((host) => ({
    name: `${host}/${database}`,
    url: `postgres://${who}${host}/${database}${rest}`,
  }));
  if (addresses.some((one) => one.name.startsWith('/') || !URL.canParse(one.url))) {
    throw new Error(
      'DATABASE_URL is no address of a PostgreSQL database; it takes postgres://user:password@host:5432/database, several hosts with commas between. Characters such as @ : / in a password are written %40 %3A %2F.',
    );
  }
  return addresses;
}
