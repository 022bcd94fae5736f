/** Damage to database files, as disks and copies do it. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Overwrites the head of the first page of a table or an index. */
export function spoilPage(file: string, name: string): void {
  const db = new Database(file, { readonly: true });
  const page = Number(db.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(name));
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  const bytes = openSync(file, 'r+');
  writeSync(bytes, Buffer.from('not a page'), 0, 10, (page - 1) * size);
  closeSync(bytes);
}

/** Turns every bit of one byte of a file. */
export function flipByte(file: string, at: number): void {
  const open = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(open, byte, 0, 1, at);
  writeSync(open, Buffer.from([~(byte[0] ?? 0) & 0xff]), 0, 1, at);
  closeSync(open);
}
