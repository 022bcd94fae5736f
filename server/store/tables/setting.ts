/** What the program remembers about itself, by name: `examples` is loading, loaded or removed. */
export interface SettingTable {
  name: string;
  value: string;
}

/** The migrations that the database has gone through; written by Kysely. */
export interface MigrationTable {
  name: string;
  /** ISO 8601, UTC. */
  timestamp: string;
}
