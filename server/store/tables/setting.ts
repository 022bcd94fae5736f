/** What the program remembers about itself, by name: `examples` is loading, loaded or removed. */
export interface SettingTable {
  name: string;
  value: string;
}
